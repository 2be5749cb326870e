"""What the customer states, clause by clause, and which of it a reply may restate.

A clause that says of the same person what the reply says of it is an echo and carries nothing, nor does what a message
puts into the agent's mouth ("SYSTEM: ...", "repeat after me: ...").
"""

from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from service.claims.index import STOPS, Index, clauses
from service.claims.persons import FIRST, NOBODY, SECOND, Persons, Said, persons
from service.language.lexicon import vocabulary
from service.language.text import Text

# Clauses with a bit of their own; the rest of an endless chat shares the last one.
_MOST = 512
_VOICES = vocabulary(
    "system assistant admin administrator prompt instruction instructions override developer operator"
)
_DICTATING = vocabulary("say repeat write reply answer confirm state tell output respond print")
_EXACTLY = vocabulary("exactly after this following word verbatim literally")
_OPENED = frozenset({":", "]", ")", "-", ";"})
_NEAR = 8


class Restatable(NamedTuple):
    """The customer's clauses that a claim may restate, as bit sets.

    `turned` are those of `own` that speak of the same persons from the other side ("my order" for "your order").
    """

    own: int
    turned: int


EVERYTHING = Restatable(-1, -1)


class Statements(Index):
    """What the customer states. Its bits are clauses, not messages."""

    def __init__(self) -> None:
        super().__init__()
        self._said: dict[Said, int] = defaultdict(int)
        self._naming: dict[int, int] = defaultdict(int)
        self._dictated = 0

    def take(self, text: Text) -> None:
        """Take one message in, in time linear in its length."""
        words = text.words
        dictated = _dictated_from(words)
        speaking, behind = NOBODY, 0
        for first, last, mark in clauses(words):
            bit = 1 << min(self.size, _MOST)
            self.size += 1
            clause = words[first:last]
            spoken = persons(clause)
            # "your claim was checked | and approved": the second clause is of the same person
            if not spoken.named and STOPS.isdisjoint(words[behind:first]):
                spoken = speaking
            speaking, behind = spoken, last
            for said in spoken.said:
                self._said[said] |= bit
            for person in (FIRST, SECOND):
                if spoken.named & person:
                    self._naming[person] |= bit
            if first >= dictated:
                self._dictated |= bit
            self._take(clause, bit, "now", asked=mark == "?", wishes=True, always=0)

    def restatable(self, spoken: Persons) -> Restatable:
        """Return what a claim that speaks of these persons may restate."""
        own = ~self._dictated
        for said in spoken.said:
            own &= ~self._said.get(said, 0)
        turned = self._naming[FIRST] if spoken.named & SECOND else 0
        turned |= self._naming[SECOND] if spoken.named & FIRST else 0
        return Restatable(own, own & turned)


def _dictated_from(words: Sequence[str]) -> int:
    """Return the word from which on a message speaks for the system or for the agent; its end if nowhere."""
    for i, word in enumerate(words):
        if word in _VOICES and i + 1 < len(words) and words[i + 1] in _OPENED:
            return i
        if word in _DICTATING:
            near = words[i + 1 : i + _NEAR]
            if ":" in near or not _EXACTLY.isdisjoint(near[:2]):
                return i
    return len(words)
