"""What a chat shows, and replies composed from it without a model."""
