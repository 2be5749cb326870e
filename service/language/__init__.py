"""Text and its words, as the rules read them."""
