"""Composed replies, for when no model's answer is fit: built from what this customer wrote and what is known.

A reply is a shape of parts (`service.chat.wording`). Each part takes the most particular sentence whose slots are known, turned
by a digest of the conversation so that two chats, and two turns of one chat, do not read alike; a sentence that an earlier
message of the chat already holds is passed over.
"""

import re
import string
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from hashlib import sha256
from itertools import islice

from service.chat.known import helping, low
from service.chat.moves import Move
from service.chat.phrasing import words as listed
from service.chat.situation import Situation
from service.chat.topics import Topic, effects, topics
from service.chat.wording import load_wording
from service.language.likeness import Earlier
from service.language.text import Text
from service.scene import Scene

_DEFAULT_MAX_WORDS = 80
# What is known is said together, but a reply is no report.
_FACTS = 2
_EMAIL = re.compile(r"[\w.+-]{1,64}@[\w-]{1,63}\.[\w.]{2,20}")
_PHONE = re.compile(r"(?<![\w-])\(?\+?\d{3}\)?[ .-]\d{3,4}[ .-]?\d{3,4}(?![\w-])")
_OWN = frozenset({"clause", "Clause", "effort", "request", "question", "fact", "fact_low", "term", "plain"})
_TOPICAL = frozenset({"about", "sorry", "find"})
_GIVEN = {
    "amount": re.compile(r"[$£€]\s?\d|\b\d+[.,]\d\d\b|\b(?:dollars|pounds|euros|bucks)\b", re.IGNORECASE),
    "date": re.compile(
        r"\b(?:yesterday|today|ago|last (?:week|month|night|year)|on (?:mon|tues|wednes|thurs|fri|satur|sun)day|x{2,}\S*|since"
        r"|january|february|march|april|june|july|august|september|october|november|december|\d{1,2}/\d{1,2})\b",
        re.IGNORECASE,
    ),
    "order": re.compile(r"\b[A-Z]{0,4}-?\d{5,}\b"),
}


def compose(move: Move, situation: Situation, scene: Scene, variant: int) -> str:
    """Return a reply for a move, built from the situation's own evidence.

    Args:
        move: what the reply is to do.
        situation: as read from the conversation.
        scene: the conversation with its grounds.
        variant: 0 for the wording that says most of this customer's concern; a higher number gives another one, from the
            fifth on without the customer's own words, from the seventh on without the topic.
    """
    return _Reply(move, situation, scene, variant).text()


class _Reply:
    def __init__(self, move: Move, situation: Situation, scene: Scene, variant: int) -> None:
        self.move = move
        self.situation = situation
        self.scene = scene
        self.variant = variant
        self.concern = situation.concern
        self.topic: Topic | None = None
        if self.concern and self.concern.topic:
            self.topic = topics()[self.concern.topic]
        said = "\n".join(m.text for m in scene.conversation.messages) if scene.conversation else ""
        self._seed = sha256(f"{said}\0{move.id}".encode()).digest()

    def text(self) -> str:
        """Return the reply, its dispensable parts left out where the limit of words asks for it."""
        shape = load_wording().shapes[self.move.id]
        parts = shape.troubled if self.situation.troubled else shape.calm
        chosen: list[tuple[str, bool]] = []
        for part in parts:
            name = part.rstrip("?")
            optional = part.endswith("?")
            # Two sentences of one reply must not begin alike.
            openings = {tuple(sentence.split()[:3]) for sentence, _ in chosen}
            fresh = (
                s for s in self._candidates(name, optional=optional) if tuple(s.split()[:3]) not in openings
            )
            sentence = next(fresh, None)
            if sentence is not None and not (optional and self._crowded(chosen, sentence)):
                chosen.append((sentence, optional))
        while self._words(chosen) > self._limit and any(optional for _, optional in chosen):
            last = max(i for i, (_, optional) in enumerate(chosen) if optional)
            del chosen[last]
        while self._words(chosen) > self._limit and len(chosen) > 1:
            del chosen[0]
        return " ".join(sentence for sentence, _ in chosen)

    @property
    def _limit(self) -> int:
        return self.scene.max_words or _DEFAULT_MAX_WORDS

    def _words(self, chosen: Sequence[tuple[str, bool]]) -> int:
        return sum(len(sentence.split()) for sentence, _ in chosen)

    def _crowded(self, chosen: Sequence[tuple[str, bool]], sentence: str) -> bool:
        return self._words(chosen) + len(sentence.split()) > self._limit - 12

    @cached_property
    def _earlier(self) -> Earlier:
        return Earlier(self.scene.agent)

    def _candidates(self, part: str, *, optional: bool) -> Iterator[str]:
        """Yield the sentences that can fill a part, the fittest first, none that was said in this chat before.

        Where all of them were said, an optional part stays empty and any other takes its first again.
        """
        found = [s for s in self._turned(part) if not any(True for _ in self._earlier.repeats(Text(s)))]
        if found or optional:
            yield from found
        else:
            yield from list(self._turned(part))[:1]

    def _turned(self, part: str) -> Iterator[str]:
        if self._depth == 0 and part in {"feel", "effect"}:
            return
        if part == "feel":
            yield from self._rotated(part, self.topic.feel if self.topic else ())
        elif part == "effect":
            for id_ in self.concern.effects[:1] if self.concern else ():
                yield from self._rotated(part, effects()[id_].says)
        elif part == "ask":
            if self._depth:
                yield from self._rotated(part, self._questions)
            yield from self._rotated(part, load_wording().sentences["ask_any"])
        elif part == "again" and "recurring" not in self.situation:
            return
        else:
            for name in load_wording().chains[part]:
                yield from self._rotated(name, self._filled(name))

    def _rotated(self, name: str, sentences: Sequence[str]) -> Iterator[str]:
        if not sentences:
            return
        seed = sha256(self._seed + name.encode()).digest()[0] + self.variant
        for i in range(len(sentences)):
            yield sentences[(seed + i) % len(sentences)]

    def _filled(self, name: str) -> list[str]:
        return [
            template.substitute(self._slots)
            for template in map(string.Template, load_wording().sentences[name])
            if self._usable >= set(template.get_identifiers())
        ]

    @property
    def _depth(self) -> int:
        """How particular this variant may be: 2 with the customer's own words, 1 with the topic, 0 with neither."""
        return 2 if self.variant < 4 else 1 if self.variant < 6 else 0

    @cached_property
    def _usable(self) -> frozenset[str]:
        """The slots that are known and that this variant may fill: what did not pass may be what they say."""
        hidden = {2: frozenset[str](), 1: _OWN, 0: _OWN | _TOPICAL}[self._depth]
        return frozenset(self._slots) - hidden

    @cached_property
    def _questions(self) -> tuple[str, ...]:
        """The topic's questions that the chat does not answer yet."""
        conversation = self.scene.conversation
        if self.topic is None or conversation is None:
            return ()
        said = " ".join(conversation.said_by("customer"))
        asked = [_stems(asked.question) for asked in self.situation.asked]
        return tuple(
            question
            for key, question in self.topic.asks
            if not (key and _GIVEN[key].search(said))
            and not any(len(_stems(question) & a) >= 2 for a in asked)
        )

    @cached_property
    def _slots(self) -> Mapping[str, str]:
        slots: dict[str, str] = {}
        concern, conversation = self.concern, self.scene.conversation
        if self.topic:
            slots |= {"about": self.topic.about, "find": self.topic.find}
            if self.topic.sorry:
                slots["sorry"] = self.topic.sorry
        if concern:
            if concern.clauses:
                slots |= {"clause": concern.clauses[0], "Clause": _capital(concern.clauses[0])}
            if concern.efforts:
                slots["effort"] = concern.efforts[0]
            if concern.requests:
                slots["request"] = concern.requests[0]
            if concern.questions:
                slots["question"] = concern.questions[0]
        facts = list(islice(helping(conversation, concern), _FACTS)) if conversation else []
        if facts:
            fact = " ".join(facts)
            slots |= {"fact": fact, "fact_low": low(fact, self.scene.names)}
        if conversation:
            said = " ".join(conversation.said_by("customer"))
            if _EMAIL.search(said):
                slots["contact"] = "e-mail address"
            elif _PHONE.search(said):
                slots["contact"] = "phone number"
            words = set(self.scene.customer_words)
            for term, plain in conversation.brand.glossary.items():
                if term.lower() in words:
                    slots |= {"term": term, "plain": plain}
                    break
            if conversation.customer.since:
                slots["since"] = conversation.customer.since
            if conversation.teams and "asks-supervisor" not in self.situation:
                slots["team"] = conversation.teams[0]
        return slots


_STEM = re.compile(r"[a-z]{4,}")


def _stems(text: str) -> set[str]:
    return {word[:5] for word in _STEM.findall(text.lower()) if word not in listed("in_questions")}


def _capital(clause: str) -> str:
    return clause[0].upper() + clause[1:]
