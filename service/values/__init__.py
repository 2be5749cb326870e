"""Typed values in a text, and which of them the grounds support."""
