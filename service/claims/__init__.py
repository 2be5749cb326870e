"""What a text claims clause by clause, and what the grounds support."""
