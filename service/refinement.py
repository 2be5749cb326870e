"""The agent's own words, to be made better: what of them is known and must not get lost. Nothing in them is a ground."""

import re
from collections.abc import Iterator
from functools import cached_property

from service.chat.known import spoken
from service.guardrail import check
from service.language.text import Text
from service.rule import RuleSet
from service.scene import Scene
from service.values.value import Key, Value
from service.values.values import values_of

# Said as a word ("one of them", "today"), a figure is no fact that a better version would have to repeat.
_FACTS = frozenset(
    {"money", "percent", "duration", "date", "time", "count", "number", "code", "link", "mail", "phone"}
)
_SENTENCE_END = re.compile(r"(?<=[.;])\s+")


class Refinement:
    """What a request brings of the agent's own words: a draft, or an earlier reply with a wish.

    Args:
        scene: the conversation with its grounds.
        rules: the rules that what is kept must pass (the product's own by default).
    """

    def __init__(self, scene: Scene, rules: RuleSet | None = None) -> None:
        conversation = scene.conversation
        self._scene = scene
        self._rules = rules
        self.wanted = bool(conversation and (conversation.draft or conversation.instruction))
        # A wish may well be to leave something out.
        free = conversation is None or conversation.instruction
        self._draft = Text("" if free or conversation is None else conversation.draft or "")
        self._previous = (
            Text(conversation.previous or "") if conversation and conversation.instruction else None
        )

    @cached_property
    def facts(self) -> tuple[Value, ...]:
        """The figures of the draft that the company's own grounds hold."""
        found = []
        for value in values_of(self._draft):
            if value.kind in _FACTS and not value.spelled:
                support = self._scene.figures.support(value, self._draft)
                if support and not support.customer and not support.derived:
                    found.append(value)
        return tuple(found)

    def unfit(self, reply: Text) -> str | None:
        """Return why a reply is no better version, one short sentence; None where it may be one."""
        if self._previous is not None and self._previous.words == reply.words:
            return "it is the reply that was to be changed, as it was"
        lost = next(self._lost(reply), None)
        if lost is None:
            return None
        return f"it leaves out “{self._draft.quote(lost.first, lost.last)}”, which the draft says and the grounds bear out"

    def woven(self, text: str) -> str:
        """Return a reply with the draft's known facts that it leaves out, as far as they can be said as they are."""
        lost = list(self._lost(Text(text)))
        kept: dict[str, None] = {}
        for value in lost:
            if sentence := self._sentence(value):
                kept[sentence] = None
        if not kept:
            return text
        reply = Text(text)
        first, last = reply.sentences[-1]
        asks = reply.words[last - 1] == "?" and first > 0
        at = reply.span(first, last)[0] if asks else len(text)
        return " ".join(part for part in (text[:at].strip(), *kept, text[at:].strip()) if part)

    def _lost(self, reply: Text) -> Iterator[Value]:
        said = {key for value in values_of(reply) for key in _keys(value)}
        yield from (value for value in self.facts if said.isdisjoint(_keys(value)))

    def _sentence(self, value: Value) -> str | None:
        """Return the draft's own sentence around a figure where it may go out, else the ground that holds the figure."""
        start, end = self._draft.span(*self._draft.sentence(value.first))
        own = self._draft.raw[start:end].strip()
        own = own[:1].upper() + own[1:] + ("" if own.endswith((".", "!", "?")) else ".")
        said = (own, *self._grounds_of(value))
        return next((text for text in said if not check(text, self._scene, self._rules).blocked), None)

    def _grounds_of(self, value: Value) -> Iterator[str]:
        support = self._scene.figures.support(value, self._draft)
        if support and support.source < len(self._scene.grounds):
            for piece in _SENTENCE_END.split(self._scene.grounds[support.source].raw):
                if self._holds(piece, value) and (sentence := spoken(piece.rstrip(";"))):
                    yield sentence

    def _holds(self, piece: str, value: Value) -> bool:
        return not {key for v in values_of(Text(piece)) for key in _keys(v)}.isdisjoint(_keys(value))


def _keys(value: Value) -> Iterator[Key]:
    for key in value.keys:
        # A day is the same day with and without its year.
        yield (key[0], None, *key[2:]) if key[0] == "date" else key
