"""softanswer's front door: what evals, notebooks and tests import; everything else is the inside.

Each name is loaded when it is first asked for, so that `import service` costs nothing and a command pays only for what
it uses.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from service.app import make_gateway
    from service.cases import Case, read_cases
    from service.chat.situation import Situation, read_situation
    from service.config import Settings, read_settings
    from service.conversation import MAX_MESSAGE_CHARS, MAX_MESSAGES, Conversation
    from service.desk.html_text import text_of
    from service.guardrail import Verdict, check, default_rules
    from service.http.feedback import Feedback
    from service.model.completion import ChatMessage, ModelOptions
    from service.model.gateway import ScriptedGateway
    from service.ownership import acts, owns_up
    from service.prompt import Prompt, load_prompt
    from service.rule import Finding, RuleSet
    from service.rules import RULES
    from service.scene import Scene
    from service.suggestions import ModelGateway, Suggestions, suggest
    from service.transcript import one_line

_HOMES = {
    "app": ("make_gateway",),
    "cases": ("Case", "read_cases"),
    "chat.situation": ("Situation", "read_situation"),
    "config": ("Settings", "read_settings"),
    "conversation": ("MAX_MESSAGES", "MAX_MESSAGE_CHARS", "Conversation"),
    "desk.html_text": ("text_of",),
    "guardrail": ("Verdict", "check", "default_rules"),
    "http.feedback": ("Feedback",),
    "model.completion": ("ChatMessage", "ModelOptions"),
    "model.gateway": ("ScriptedGateway",),
    "ownership": ("acts", "owns_up"),
    "prompt": ("Prompt", "load_prompt"),
    "rule": ("Finding", "RuleSet"),
    "rules": ("RULES",),
    "scene": ("Scene",),
    "suggestions": ("ModelGateway", "Suggestions", "suggest"),
    "transcript": ("one_line",),
}
_HOME = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "MAX_MESSAGES",
    "MAX_MESSAGE_CHARS",
    "RULES",
    "Case",
    "ChatMessage",
    "Conversation",
    "Feedback",
    "Finding",
    "ModelGateway",
    "ModelOptions",
    "Prompt",
    "RuleSet",
    "Scene",
    "ScriptedGateway",
    "Settings",
    "Situation",
    "Suggestions",
    "Verdict",
    "acts",
    "check",
    "default_rules",
    "load_prompt",
    "make_gateway",
    "one_line",
    "owns_up",
    "read_cases",
    "read_settings",
    "read_situation",
    "suggest",
    "text_of",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOME[name]}"), name)
