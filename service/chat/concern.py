"""What the customer really wants mended: the clause that carries it, and the ways to say it back."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from itertools import pairwise
from pathlib import Path

from pydantic import BaseModel, ConfigDict

from service.chat.indirect import question, request
from service.chat.restate import restate
from service.chat.topics import effects, shown_in, topic_of
from service.language.pattern import Index
from service.language.text import Text


@dataclass(frozen=True, slots=True)
class Concern:
    """What the customer wants mended.

    Attributes:
        message, start, end, text: the clause that carries it: code points start..end (half-open) of a message.
        topic: id of the topic (`service.chat.topics`), None where none shows.
        effects: ids of what it does to the customer.
        clauses: what befell them, said back as main clauses ("you were charged twice"), the best first.
        efforts: what the customer has done about it already, as main clauses.
        requests: what the customer wants to do or have, as verb phrases ("return an item").
        questions: what the customer asks, as indirect questions ("when your refund will arrive"), newest first.
        troubled: whether something went wrong, rather than being asked for.
    """

    message: int
    start: int
    end: int
    text: str
    topic: str | None = None
    effects: tuple[str, ...] = ()
    clauses: tuple[str, ...] = ()
    efforts: tuple[str, ...] = ()
    requests: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    troubled: bool = False


class _Table(BaseModel):
    """The fields of `service/concern.toml`, where they are explained."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    trouble: tuple[str, ...]
    wish: tuple[str, ...]
    matter: tuple[str, ...]
    fine: tuple[str, ...]
    sorry: tuple[str, ...]
    effort: tuple[str, ...]
    neither: tuple[str, ...]
    classes: Mapping[str, str]


_TABLE = _Table.model_validate(tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf-8")))
# What one phrase adds to the weight of its clause, and whether it shows that something went wrong.
_WEIGHED = (
    (_TABLE.trouble, 2.0, True),
    (_TABLE.wish, 2.0, False),
    (_TABLE.matter, 2.0, False),
    (_TABLE.fine, -2.5, False),
)
_MIN_WORDS = 4
_LONG = 8
_TOLD = 8  # clauses that are tried, the weightiest first
_NEWEST = 3  # messages that count for more than what came before them
_QUESTION_WORDS = frozenset(("when", "where", "why", "how", "what", "which", "who", "can", "could"))


@dataclass(frozen=True)
class _Clause:
    message: int
    text: Text
    first: int
    last: int
    weight: float
    trouble: float

    @property
    def asks(self) -> bool:
        """Whether the clause is a question, with or without its mark."""
        opening = self.text.words[self.first]
        return self.text.words[self.last - 1] == "?" or opening in _QUESTION_WORDS

    @property
    def may_ask(self) -> bool:
        """Whether the clause can be a question of its own, and no piece from the middle of a sentence."""
        return self.text.words[self.last - 1] == "?" or self.text.sentence(self.first)[0] == self.first

    @cached_property
    def restated(self) -> str | None:
        return None if self.asks else restate(self.text, self.first, self.last)

    @cached_property
    def shapes(self) -> frozenset[str]:
        """What the clause restated is: "sorry", "effort"; nothing where it only looks like either."""
        if not self.restated:
            return frozenset()
        index, kinds = _shapes()
        found = frozenset(kinds[hit.pattern] for hit in index.find(Text(self.restated)))
        return frozenset() if "neither" in found else found


def find_concern(said: Sequence[tuple[int, Text]]) -> Concern | None:
    """Return what the customer wants mended; None where no clause of four words or more says anything of it.

    Args:
        said: the customer's messages with their numbers, oldest first.
    """
    clauses = [c for nth, (number, text) in enumerate(said) for c in _weighed(number, text, len(said) - nth)]
    ranked = sorted(clauses, key=lambda c: (-c.weight, -c.message, c.first))
    if not ranked:
        return None
    tellable = [c for c in [c for c in ranked if c.weight > 0][:_TOLD] if "sorry" in c.shapes]
    efforts = _distinct(c.restated for c in clauses if "effort" in c.shapes)
    requests = _distinct(request(c.text, c.first, c.last) for c in ranked)
    questions = _distinct(question(c.text, c.first, c.last) for c in reversed(clauses) if c.may_ask)
    best = tellable[0] if tellable and tellable[0].weight >= ranked[0].weight - 2 else ranked[0]
    around = Text(best.text.quote(best.first, best.last))
    topic = topic_of([(around, 3.0), (said[-1][1], 2.0), *((text, 1.0) for _, text in said[:-1])])
    start, end = best.text.span(best.first, best.last)
    shown = {id_ for _, text in said for id_ in shown_in(text)}
    return Concern(
        best.message,
        start,
        end,
        best.text.raw[start:end],
        topic.id if topic else None,
        tuple(id_ for id_ in effects() if id_ in shown),
        _distinct(c.restated for c in tellable),
        efforts,
        requests,
        questions,
        troubled=any(c.trouble > 0 and c.weight > 0 for c in clauses)
        or bool(topic and topic.sorry and not topic.neutral)
        or any(effects()[id_].grave for id_ in shown if id_ in effects()),
    )


@cache
def _index() -> tuple[Index, tuple[tuple[float, bool], ...]]:
    sources = [(p, _TABLE.classes) for patterns, _, _ in _WEIGHED for p in patterns]
    return Index(sources), tuple(
        (weight, trouble) for patterns, weight, trouble in _WEIGHED for _ in patterns
    )


@cache
def _shapes() -> tuple[Index, tuple[str, ...]]:
    kinds = (("sorry", _TABLE.sorry), ("effort", _TABLE.effort), ("neither", _TABLE.neither))
    index = Index([(p, _TABLE.classes) for _, patterns in kinds for p in patterns])
    return index, tuple(kind for kind, patterns in kinds for _ in patterns)


def _pieces(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the clauses, and of long ones also the pieces between their commas and "and"s."""
    for first, last in text.clauses:
        yield first, last
        cuts = [i for i in range(first + 1, last - 1) if text.words[i] in {",", "and"}]
        if last - first > _LONG and cuts:
            for a, b in pairwise([first - 1, *cuts, last]):
                yield a + 1, b


def _weighed(number: int, text: Text, from_end: int) -> list[_Clause]:
    """Return the clauses of a message, each with how much it says of what is to be mended."""
    index, weights = _index()
    hits = list(index.find(text))
    found = []
    for nth, (first, last) in enumerate(_pieces(text)):
        if sum(word[0].isalnum() for word in text.words[first:last]) < _MIN_WORDS:
            continue
        shown = {hit.pattern for hit in hits if first <= hit.first and hit.last <= last}
        trouble = sum(weights[p][0] for p in shown if weights[p][1])
        weight = min(sum(weights[p][0] for p in shown if weights[p][0] > 0), 6.0)
        weight += sum(weights[p][0] for p in shown if weights[p][0] < 0)
        weight += 1.5 if from_end <= _NEWEST else 0.0
        weight -= min(nth, 20) * 0.05 + max(0, last - first - 18) * 0.1
        found.append(_Clause(number, text, first, last, weight, trouble))
    return found


def _distinct(found: Iterable[str | None]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one for one in found if one))
