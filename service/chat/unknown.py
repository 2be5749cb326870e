"""Questions: what the customer asks and the grounds do not answer, and what the agent has already asked."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from service.chat.indirect import question
from service.language.text import Text
from service.scene import Scene


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A question of the customer's, code points start..end (half-open) of one message, and what is missing to answer it."""

    message: int
    start: int
    end: int
    text: str
    says: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A question of the agent's, code points start..end (half-open) of one message, and the customer's next words."""

    message: int
    start: int
    end: int
    question: str
    answer: str


_WH = frozenset(("when", "where", "why", "how", "what", "which", "who"))
_VERBS_FIRST = frozenset(
    ("is", "are", "was", "were", "do", "does", "did", "has", "have", "will", "would", "can", "could", "am")
)
_OPENERS = (
    "want to know",
    "like to know",
    "need to know",
    "tell me",
    "was wondering",
    "am wondering",
    "do you know",
)
# Not asked for an answer: a request to do something, or anger in the form of a question.
_NO_QUESTION = re.compile(
    r"^(?:(?:can|could|will|would) you (?!tell|say|explain)|are you (?:kidding|serious|joking|even|deaf|stupid)|is (?:this|that|it) (?:a joke|how)"
    r"|what if|how dare|how hard|do you (?:even|think|realise|realize|understand|people)|what (?:is|are) (?:wrong|the matter|this)|who do you"
    r"|why (?:should|would) i|(?:seriously|really|what|why|how|hello|so|and)$|how (?:are|is) (?:you|this even)|what kind of|can i (?:get|have|speak|talk))"
)
_ANSWERS = (
    (
        ("when", "how long", "how soon"),
        re.compile(
            r"\d|day|week|month|hour|minute|today|tomorrow|monday|tuesday|wednesday|thursday|friday|weekend"
        ),
    ),
    (
        ("how much", "how many", "what does", "what is the price"),
        re.compile(r"\d|free|no (?:fee|charge|cost)"),
    ),
    (("why",), re.compile(r"because|due to|reason|after|since|as ")),
)
_STEM = re.compile(r"[a-z]{4,}")
_EMPTY = frozenset(
    (
        "what",
        "when",
        "where",
        "which",
        "will",
        "would",
        "could",
        "should",
        "have",
        "does",
        "this",
        "that",
        "there",
        "about",
        "your",
        "from",
        "long",
        "much",
        "many",
        "know",
        "want",
        "like",
        "tell",
    )
)
_ASKS = (
    "may i have",
    "could you give",
    "can you give",
    "would you give",
    "could i have",
    "can i have",
    "i need your",
    "please give",
)


def unanswered(scene: Scene, said: Sequence[tuple[int, Text]]) -> list[Unanswered]:
    """Return the questions of these messages that no ground answers, oldest first.

    Args:
        scene: the conversation with its grounds.
        said: the messages to look at, with their numbers.
    """
    grounds = [ground.raw.lower() for ground in scene.grounds]
    found = []
    for number, text in said:
        for first, last in _questions(text):
            words = " ".join(text.words[first:last]).strip(" ?!.,")
            if _answered(words, grounds, scene):
                continue
            start, end = text.span(first, last)
            shown = text.raw[start:end]
            indirect = question(text, first, last)
            if indirect and "you " not in f"{indirect} ":
                says = f"no fact says {indirect.replace('your ', 'the ')}"
            else:
                says = f"no fact answers “{' '.join(shown.split())}”"
            found.append(Unanswered(number, start, end, shown, says))
    return found


def _questions(text: Text) -> Iterator[tuple[int, int]]:
    """Yield the word ranges in which something is asked for an answer."""
    for first, last in text.sentences:
        at, marked = first, text.words[last - 1] == "?"
        # "I have a code, when does it expire?": the question begins at its own word.
        for i in range(first + 1, last - 2):
            if (
                marked
                and (text.words[i] in _WH or text.words[i] in _VERBS_FIRST)
                and text.words[i - 1] in {",", "-", ";", "and", "but", "so"}
            ):
                at = i
        line = " ".join(text.words[at:last])
        asked = marked or any(opener in line for opener in _OPENERS)
        asked = asked or (
            text.words[at] in {"when", "where", "why", "how", "what"}
            and last - at >= 4
            and text.words[at + 1] in _VERBS_FIRST | {"long", "much", "soon"}
        )
        if asked and last - at >= 3 and not _NO_QUESTION.match(line.strip(" ?!.,")):
            yield at, last


def _answered(words: str, grounds: Sequence[str], scene: Scene) -> bool:
    about = {stem[:5] for stem in _STEM.findall(words) if stem not in _EMPTY}
    if not about:
        # "When does it come?": what it is about stands elsewhere in the chat.
        about = {
            stem[:5] for text in scene.customer for stem in _STEM.findall(text.line) if stem not in _EMPTY
        }
    wanted = next((pattern for leads, pattern in _ANSWERS if words.startswith(leads)), None)
    for ground in grounds:
        stems = {stem[:5] for stem in _STEM.findall(ground)}
        if about & stems and (wanted is None or wanted.search(ground)):
            return True
    return False


def asked_before(scene: Scene) -> tuple[Asked, ...]:
    """Return the agent's questions so far, each with the customer's next words."""
    assert scene.conversation is not None
    found: list[Asked] = []
    messages = scene.conversation.messages
    for number, message in enumerate(messages):
        if message.role not in {"agent", "bot"}:
            continue
        text = Text(message.text)
        answer = next((m.text for m in messages[number + 1 :] if m.role == "customer"), "")
        for first, last in text.sentences:
            line = " ".join(text.words[first:last])
            if text.words[last - 1] == "?" or any(ask in line for ask in _ASKS):
                start, end = text.span(first, last)
                found.append(Asked(number, start, end, text.raw[start:end], answer))
    return tuple(found)
