"""What came back for one chat, as a run keeps it, and everything that a scorer may look at."""

from collections.abc import Mapping
from functools import cached_property
from typing import Any

from pydantic import BaseModel, ConfigDict

from evals.chats import Chat
from service import Scene, Situation, Suggestions, read_situation
from service.chat.phrasing import words
from service.language.lexicon import vocabulary
from service.language.text import Text

_MARKS = frozenset(".,;:?!()\"'-¶…*#")
_STEM = 5
# The service's own list of words that tell nothing starts at four letters.
_SHORT = vocabulary(
    "the you and was for not but has had did does are were get got can our its who how why all any day way one two say"
    " see let ask too now yet off out put use may new old big bad own per via yes nor him her his she they them it is"
    " am be do go if in me my no of on or so to up us we an as at by he hi oh ok set try run end few far lot ago due"
)


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True)


class Option(_Frozen):
    """One option as an agent would see it."""

    move: str
    text: str
    origin: str


class Refused(_Frozen):
    """One candidate that was thrown out: rules that blocked it, or "unfit", and the flagged stretches (start, end)."""

    move: str
    text: str
    origin: str
    rules: tuple[str, ...]
    spans: tuple[tuple[int, int, str], ...] = ()
    why: str | None = None


class Answer(_Frozen):
    """One answer.

    Attributes:
        metrics: seconds to the first and last option and in all, tokens, US dollars, rounds, and 1 where the
            model failed on the way: lower is better. What
            did not happen or is not known is absent.
    """

    options: tuple[Option, ...]
    refused: tuple[Refused, ...] = ()
    missing: tuple[str, ...] = ()
    degraded: tuple[str, ...] = ()
    metrics: Mapping[str, float] = {}

    @property
    def by_model(self) -> tuple[Option, ...]:
        """The options that a model wrote."""
        return tuple(option for option in self.options if option.origin == "model")


def answer_of(suggestions: Suggestions) -> Answer:
    """Return what a run keeps of an answer."""
    refused = []
    for one in suggestions.rejected:
        blocks = [f for f in one.findings if f.severity == "block"]
        refused.append(
            Refused(
                move=one.move,
                text=one.text,
                origin=one.origin,
                rules=tuple(sorted({f.rule for f in blocks})) or ("unfit",),
                spans=tuple((f.start, f.end, f.rule) for f in blocks),
                why=one.unfit,
            )
        )
    metrics = {
        "first_s": suggestions.timings.get("first"),
        "last_s": suggestions.timings.get("last", suggestions.timings.get("first")),
        "total_s": suggestions.timings.get("total"),
        "prompt_tokens": suggestions.usage["prompt_tokens"],
        "completion_tokens": suggestions.usage["completion_tokens"],
        "cost_usd": suggestions.usage.get("cost"),
        "rounds": float(suggestions.rounds),
        "model_failed": float(bool(suggestions.degraded)),
    }
    return Answer(
        options=tuple(Option(move=s.move, text=s.text, origin=s.origin) for s in suggestions.suggestions),
        refused=tuple(refused),
        missing=tuple(suggestions.missing),
        degraded=tuple(suggestions.degraded),
        metrics={name: round(value, 4) for name, value in metrics.items() if value is not None},
    )


class Reading:
    """A chat and its answer, prepared once for all scorers."""

    def __init__(self, chat: Chat, answer: Answer) -> None:
        self.chat = chat
        self.answer = answer

    @cached_property
    def scene(self) -> Scene:
        """The chat as the rules read it."""
        return Scene(self.chat.conversation)

    @cached_property
    def situation(self) -> Situation:
        """What the chat shows."""
        return read_situation(self.scene)

    @cached_property
    def options(self) -> tuple[Text, ...]:
        """The options as words."""
        return tuple(Text(option.text) for option in self.answer.options)

    def shows(self, signal: str) -> bool:
        """Whether a signal shows, or the chat's author says so."""
        return signal in self.chat.signals or signal in self.situation

    @property
    def troubled(self) -> bool:
        """Whether something went wrong for the customer."""
        return self.situation.troubled or bool({"upset", "complaint", "recurring"} & {*self.chat.signals})

    @cached_property
    def concern(self) -> frozenset[str]:
        """What tells the customer's matter: word stems and figures out of everything that the customer wrote."""
        return frozenset().union(*(stems(Text(text)) for text in self.chat.conversation.said_by("customer")))

    @cached_property
    def matter(self) -> frozenset[str]:
        """The same of everything that is said or known in this chat."""
        chat = self.chat.conversation
        said = (*chat.said_by("customer", "agent", "bot"), *chat.facts, *chat.actions, *chat.commitments)
        return frozenset().union(*(stems(Text(text)) for text in said))


def plain(text: Text) -> list[str]:
    """Return the words of a text without marks."""
    return [word for word in text.words if word not in _MARKS]


def stems(text: Text) -> frozenset[str]:
    """Return the first letters of every word that tells what a text is about, and its figures."""
    common = words("anywhere") | _SHORT
    return frozenset(
        w if any(c.isdigit() for c in w) else _bare(w)
        for w in plain(text)
        if len(w) > 2 and w not in common and w[:_STEM] not in common and _bare(w) not in common
    )


def _bare(word: str) -> str:
    """Return a word without the ending of a plural, cut to its first letters: "boxes" and "box" are one."""
    for ending in ("es", "s"):
        if word.endswith(ending) and len(word) - len(ending) >= 3 and not word.endswith("ss"):
            if ending == "es" and word[-3] not in "xshz":
                continue
            return word[: -len(ending)][:_STEM]
    return word[:_STEM]


def brings(text: str, wanted: str) -> bool:
    """Whether a text holds one of the alternatives "19 March|the 19th", whatever the case."""
    line = " ".join(text.lower().split())
    return any(part.strip().lower() in line for part in wanted.split("|") if part.strip())


def document(answer: Answer) -> dict[str, Any]:
    """Return an answer as JSON."""
    return answer.model_dump(mode="json", exclude_defaults=True)
