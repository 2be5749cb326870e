"""The road to a language model."""
