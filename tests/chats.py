"""Conversations in short, for tests."""

from service.conversation import Conversation


def chat(*turns, **more):
    """A conversation: each turn the customer's words, or (role, text)."""
    messages = [
        {"role": "customer", "text": turn} if isinstance(turn, str) else {"role": turn[0], "text": turn[1]}
        for turn in turns
    ]
    return Conversation.model_validate({"messages": messages, **more})
