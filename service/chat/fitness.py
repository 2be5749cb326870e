"""Whether a model's candidate, which broke no rule, is worth showing: deterministic, and blind to style."""

import re

from service.chat.phrasing import words as listed
from service.chat.situation import Situation
from service.chat.topics import topics
from service.conversation import Conversation
from service.language.text import Text
from service.scene import Scene

_MIN_WORDS, _MAX_WORDS = 8, 160
_MARKS = frozenset(".,;:?!()\"'-¶")
_STEM = re.compile(r"[a-z]{4,}")
_ENDS = (".", "?", "!", "”", '"', ")")


def unfit(reply: Text, situation: Situation, scene: Scene) -> str | None:
    """Return why a candidate is not worth showing, one short sentence; None where it is.

    Args:
        reply: the candidate.
        situation: the situation it answers.
        scene: the conversation with its grounds.
    """
    words = [word for word in reply.words if word not in _MARKS]
    if not _MIN_WORDS <= len(words) <= _MAX_WORDS:
        return f"it has {len(words)} words; {_MIN_WORDS} to {_MAX_WORDS} make a reply"
    if not reply.raw.rstrip().endswith(_ENDS):
        return "it breaks off before the end of a sentence"
    if not any(word in _SUBJECTS for word in words):
        return "it speaks to nobody"
    if repeated := _repeated(reply):
        return f"it says “{repeated}” more than once"
    if _parrots(reply, scene):
        return "it only repeats what the customer wrote"
    if len(reply.sentences) > 1 and all(reply.words[last - 1] == "?" for _, last in reply.sentences):
        return "it only asks"
    if scene.conversation and not _touches(reply, situation, scene.conversation):
        return "it says nothing of this customer's concern"
    return None


_SUBJECTS = frozenset(("i", "we", "you", "your", "let", "our", "me"))


def _repeated(reply: Text) -> str | None:
    """Return a stretch of five words that stands twice, as in a model that goes round in circles."""
    seen: dict[tuple[str, ...], int] = {}
    words = [(i, word) for i, word in enumerate(reply.words) if word not in _MARKS]
    for at in range(len(words) - 4):
        gram = tuple(word for _, word in words[at : at + 5])
        if gram in seen and at - seen[gram] >= 5:
            return reply.quote(words[at][0], words[at + 4][0] + 1)
        seen.setdefault(gram, at)
    return None


def _parrots(reply: Text, scene: Scene) -> bool:
    """Whether most of the reply stands word for word, eight words in a row, in what the customer wrote."""
    words = [word for word in reply.words if word not in _MARKS]
    size = 8
    if len(words) < size:
        return False
    said = {
        tuple(line[i : i + size])
        for text in scene.customer
        for line in [[word for word in text.words if word not in _MARKS]]
        for i in range(len(line) - size + 1)
    }
    held: set[int] = set()
    for i in range(len(words) - size + 1):
        if tuple(words[i : i + size]) in said:
            held.update(range(i, i + size))
    return 2 * len(held) > len(words)


def _touches(reply: Text, situation: Situation, conversation: Conversation) -> bool:
    """Whether the reply shares a telling word with the concern, its topic, what the customer wrote or the grounds."""
    about = [
        *conversation.said_by("customer"),
        *conversation.facts,
        *conversation.actions,
        *conversation.commitments,
    ]
    if situation.concern:
        about.append(situation.concern.text)
        if situation.concern.topic:
            topic = topics()[situation.concern.topic]
            about += [topic.about, topic.sorry, topic.find]
    wanted = {
        stem[:5] for text in about for stem in _STEM.findall(text.lower()) if stem not in listed("anywhere")
    }
    if not wanted:
        return True
    return any(stem[:5] in wanted for stem in _STEM.findall(reply.line) if stem not in listed("anywhere"))
