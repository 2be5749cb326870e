"""Looking back at finished chats: what went well, where it turned, and what the team can take from it.

The same rules and signals as everywhere else, and no model: the same chat always gives the same review.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, field_validator

from service.chat.signals import SIGNALS
from service.chat.situation import read_situation
from service.conversation import Conversation, Message
from service.guardrail import check
from service.language.text import Text
from service.rule import Finding, RuleSet
from service.scene import Scene

MAX_CHATS = 50
MAX_IN_ALL = 1_000
# Each of these in a message makes it one degree hotter.
_HOT = ("upset", "complaint", "abusive", "shouting", "recurring")
_COOL = ("thankful", "solved")
# What the chat itself cannot prove is no fault of an agent whose facts we were not given.
_NEEDS_GROUNDS = ("lie/",)
_SORRY = frozenset(["sorry", "apologise", "apologize", "apologies", "apology"])
_CARRIED = 2
# Looking back is what is being done here; it is no advice for the chat itself.
_THIS_ONE = "learn-from-it"
_TOP = 5


class ReviewRequest(BaseModel):
    """Finished chats, each as `POST /v1/suggestions` takes one; grounds make the look at claims a sound one."""

    model_config = ConfigDict(extra="forbid")

    conversations: Annotated[tuple[Conversation, ...], Field(min_length=1, max_length=MAX_CHATS)]

    @field_validator("conversations")
    @classmethod
    def _not_too_much(cls, conversations: tuple[Conversation, ...]) -> tuple[Conversation, ...]:
        if (given := sum(len(one.messages) for one in conversations)) > MAX_IN_ALL:
            raise ValueError(f"{MAX_IN_ALL} messages in all chats together at most, not {given}")
        return conversations


@dataclass(frozen=True, slots=True)
class Turn:
    """One thing that the agent or a bot said.

    Attributes:
        message: its number in the chat.
        faults: what the rules find in it.
        unproven: claims that nothing given proves, where no grounds were given at all.
        good: principles that show in it.
    """

    message: int
    role: str
    faults: tuple[Finding, ...]
    unproven: int
    good: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Mood:
    """How hot one of the customer's messages is: signals by name, and how many of the hot ones."""

    message: int
    signals: tuple[str, ...]
    heat: int


@dataclass(frozen=True, slots=True)
class Moment:
    """Where the chat turned.

    Attributes:
        message: the customer's message in which it shows.
        turned: which way.
        before: the agent's turns in between.
        helped: for `cooler`, the principles that those turns show; for `hotter`, the ones that would have helped.
    """

    message: int
    turned: Literal["hotter", "cooler"]
    before: tuple[int, ...]
    helped: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Review:
    """What one chat teaches."""

    conversation_id: str | None
    turns: tuple[Turn, ...]
    moods: tuple[Mood, ...]
    moments: tuple[Moment, ...]
    ended: Literal["solved", "thanked", "calmer", "as it began", "hotter", "unanswered"]

    @property
    def faults(self) -> Counter[str]:
        """How often each rule found something."""
        return Counter(fault.rule for turn in self.turns for fault in turn.faults)

    @property
    def would_have_helped(self) -> tuple[str, ...]:
        """Principles, most telling first: those that were broken, then those missing where it got hotter."""
        broken = Counter(fault.principle for turn in self.turns for fault in turn.faults)
        missing = (one for moment in self.moments if moment.turned == "hotter" for one in moment.helped)
        return tuple(dict.fromkeys((*(name for name, _ in broken.most_common()), *missing)))[:_TOP]

    @property
    def went_well(self) -> tuple[str, ...]:
        """Principles that show in the agent's turns, most frequent first."""
        good = Counter(name for turn in self.turns for name in turn.good)
        return tuple(name for name, _ in good.most_common(_TOP))


def review(conversation: Conversation, rules: RuleSet | None = None) -> Review:
    """Look back at one chat.

    Args:
        conversation: the whole chat; facts, actions and commitments are what was known and done in it.
        rules: the rules to apply (the product's own by default).
    """
    moods = tuple(
        _mood(number, message)
        for number, message in enumerate(conversation.messages)
        if message.role == "customer" and message.text.strip()
    )
    turns = tuple(
        _turn(conversation, number, moods, rules)
        for number, message in enumerate(conversation.messages)
        if message.role in {"agent", "bot"} and message.text.strip()
    )
    return Review(
        conversation.conversation_id, turns, moods, tuple(_moments(moods, turns)), _ended(conversation, moods)
    )


def _mood(number: int, message: Message) -> Mood:
    alone = Conversation.model_validate({"messages": [message.model_dump()]})
    names = tuple(signal.id for signal in read_situation(Scene(alone)).signals if signal.id != "wants")
    return Mood(number, names, sum(name in _HOT for name in names))


def _turn(conversation: Conversation, number: int, moods: Sequence[Mood], rules: RuleSet | None) -> Turn:
    message = conversation.messages[number]
    earlier = conversation.messages[:number]
    if any(m.role == "customer" and m.text.strip() for m in earlier):
        before = conversation.model_copy(update={"messages": earlier, "max_words": 300})
        findings = check(message.text, before, rules).findings
    else:
        # A greeting before the customer's first word answers nobody.
        findings = check(message.text, None, rules).findings
    blocking = [finding for finding in findings if finding.severity == "block"]
    proven = conversation.facts or conversation.actions or conversation.commitments
    faults = tuple(f for f in blocking if proven or not f.rule.startswith(_NEEDS_GROUNDS))
    good = () if faults else _good(message.text, conversation, number, moods)
    return Turn(number, message.role, faults, len(blocking) - len(faults), good)


def _good(text: str, conversation: Conversation, number: int, moods: Sequence[Mood]) -> tuple[str, ...]:
    """Return principles that plainly show in a turn without a fault."""
    reply = Text(text)
    words = frozenset(reply.words)
    last = next((mood for mood in reversed(moods) if mood.message < number), None)
    if last is None:
        return ()
    said = Text(conversation.messages[last.message].text)
    taken_up = {word[:5] for word in said.words if len(word) > 4} & {
        word[:5] for word in words if len(word) > 4
    }
    shows = (
        ("sincere-apology", bool(words & _SORRY) and last.heat > 0),
        ("restate-concern", len(taken_up) >= _CARRIED),
        ("gather-facts", "?" in words),
        ("stay-calm", last.heat >= 2),
    )
    return tuple(name for name, shown in shows if shown)


def _moments(moods: Sequence[Mood], turns: Sequence[Turn]) -> Iterable[Moment]:
    for earlier, later in pairwise(moods):
        between = [turn for turn in turns if earlier.message < turn.message < later.message]
        if not between:
            continue
        numbers = tuple(turn.message for turn in between)
        settled = any(name in later.signals for name in _COOL) and not later.heat
        if later.heat > earlier.heat:
            yield Moment(later.message, "hotter", numbers, _would_help(earlier, later, between))
        elif later.heat < earlier.heat or (settled and not any(n in earlier.signals for n in _COOL)):
            good = dict.fromkeys(name for turn in between for name in turn.good)
            yield Moment(later.message, "cooler", numbers, tuple(good))


def _would_help(earlier: Mood, later: Mood, between: Sequence[Turn]) -> tuple[str, ...]:
    """Return the principles broken in between, then those that the signals called for and that did not show."""
    broken = [fault.principle for turn in between for fault in turn.faults]
    shown = {name for turn in between for name in turn.good}
    called = [
        name
        for signal in (*earlier.signals, *later.signals)
        for name in SIGNALS[signal].principles
        if name != _THIS_ONE
    ]
    return tuple(dict.fromkeys((*broken, *(name for name in called if name not in shown))))[:_TOP]


def _ended(
    conversation: Conversation, moods: Sequence[Mood]
) -> Literal["solved", "thanked", "calmer", "as it began", "hotter", "unanswered"]:
    first, last = moods[0], moods[-1]
    if "solved" in last.signals and not last.heat:
        return "solved"
    if "thankful" in last.signals and not last.heat:
        return "thanked"
    if not any(m.role in {"agent", "bot"} for m in conversation.messages[last.message :]):
        return "unanswered"
    if last.heat == first.heat:
        return "as it began"
    return "hotter" if last.heat > first.heat else "calmer"
