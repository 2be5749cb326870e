"""The reply moves, and which of them fit a situation.

The options of one answer differ in stance, not in wording: each is another move. The choice is deterministic and says
why. At least one of two or more options buys time honestly, and a supervisor appears only where one was asked for.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from service.chat.known import helping
from service.chat.situation import Situation
from service.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Move:
    """One stance a reply can take.

    Attributes:
        id: its name in answers.
        principles: what it serves; an answer names them.
        says: what the reply must do, one or two sentences; prompts print it.
        fits: when it is right, one sentence for the agent.
        must_contain: parts that the reply cannot go without.
        buys_time: whether it honestly puts the answer off.
    """

    id: str
    principles: tuple[str, ...]
    says: str
    fits: str
    must_contain: tuple[str, ...]
    buys_time: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """A move chosen for a chat, and why."""

    move: Move
    reason: str


_ALL = (
    Move(
        "acknowledge-and-ask",
        (
            "let-them-vent",
            "restate-concern",
            "gather-facts",
            "empathy",
            "read-between-the-lines",
            "plain-words",
            "no-caps",
            "extra-polite",
        ),
        "Listen first: say the concern back in your own words, show that you see why it matters to this customer, "
        "and ask one simple question whose answer brings the solution nearer.",
        "The customer has not been heard yet, or a fact is missing.",
        ("the concern in other words", "one simple question that was not answered before"),
        buys_time=True,
    ),
    Move(
        "apologise-and-resolve",
        (
            "apologise-for-complaint",
            "sincere-apology",
            "solve-it",
            "no-excuses",
            "never-blame",
            "be-knowledgeable",
            "never-lie",
            "positive-language",
        ),
        "Apologise for the very thing that happened, without a reason or excuse, and give the most concrete next step "
        "that the facts allow.",
        "Something went wrong and there is a step to offer.",
        (
            "an apology for the specific thing",
            "one concrete step that the facts support, or an honest effort",
        ),
    ),
    Move(
        "honest-follow-up",
        (
            "honest-unknown",
            "find-out",
            "contact-to-follow-up",
            "still-unknown",
            "keep-promises",
            "calmers",
            "no-excuses",
        ),
        "Say plainly what is not known yet, say what you will find out and from whom, and ask for an e-mail address or "
        "phone number if the answer may take longer than this chat.",
        "The answer is not at hand.",
        ("what is not known yet", "what will be found out", "where the answer can be sent"),
        buys_time=True,
    ),
    Move(
        "explain-simply",
        (
            "patience",
            "plain-words",
            "visuals",
            "be-knowledgeable",
            "never-dismiss",
            "never-contradict-flatly",
        ),
        "Explain it again in other, simpler words, using only what is known, and check that it is clear now.",
        "A word or an explanation was not understood.",
        ("the matter in everyday words", "a friendly check whether it is clear"),
    ),
    Move(
        "invite-remedy",
        ("invite-remedy", "solve-it", "never-dismiss", "know-the-history", "empathy"),
        "Own what happened and ask the customer what would put it right for them; promise nothing yet.",
        "No acceptable solution is at hand, or one has failed before.",
        ("ownership of what happened", "a question about what would put it right"),
    ),
    Move(
        "steer-back",
        ("stay-on-topic", "kindness", "never-dismiss"),
        "Meet the other matter with a kind word, then lead back to the problem with one question or step.",
        "The customer has moved to an unrelated matter.",
        ("a kind word", "the way back to the problem"),
    ),
    Move(
        "set-a-kind-boundary",
        ("stay-calm", "never-argue", "positive-language", "kindness", "never-blame"),
        "Stay warm; do not mention the insults, scold or refuse. Say that you want to put this right and name what can "
        "be done now.",
        "The customer insults, or asks for what cannot be had.",
        ("calm words about how upsetting it is", "what can be done"),
    ),
    Move(
        "pause-and-get-help",
        ("pause-and-get-help", "find-out", "stay-calm", "honest-unknown"),
        "Excuse yourself for a moment to ask a supervisor or colleague for advice behind the scenes; do not offer to hand over.",
        "It keeps getting hotter, whatever is tried.",
        ("a request for a moment", "what advice will be asked on"),
        buys_time=True,
    ),
    Move(
        "hand-over",
        ("transfer-only-on-request", "hand-over-outside-expertise", "restate-concern", "never-dismiss"),
        "Take the request for a supervisor as a fair one and say that you will ask for one to step in; or, where the "
        "matter belongs to a team that is listed, offer that team. Say what you will pass on, so that nothing has to be told twice.",
        "The customer asked for a supervisor, or a listed team is the right one.",
        ("yes to the request", "what will be passed on"),
    ),
    Move(
        "check-back",
        ("keep-promises", "kindness", "know-the-history"),
        "Follow up gently: ask whether it is solved or what is still open, and keep the door open.",
        "It seems solved, the customer said thanks, or the agent wrote last.",
        ("a question whether it is solved", "an open door"),
    ),
)

MOVES: Mapping[str, Move] = MappingProxyType({move.id: move for move in _ALL})


def choose(situation: Situation, conversation: Conversation, n: int = 3) -> tuple[Choice, ...]:
    """Return n different moves that fit, the most fitting first, each with the reason.

    Args:
        situation: as read from the conversation.
        conversation: the chat; its grounds decide which steps are possible.
        n: how many, 1 to 10.
    """
    chosen: dict[str, str] = {}
    for id_, reason in _ranked(situation, conversation):
        chosen.setdefault(id_, reason)
    ids = list(chosen)[:n]
    if n > 1 and not any(MOVES[id_].buys_time for id_ in ids):
        ids[-1] = next(id_ for id_ in chosen if MOVES[id_].buys_time)
    return tuple(Choice(MOVES[id_], chosen[id_]) for id_ in ids)


def _ranked(situation: Situation, conversation: Conversation) -> Iterator[tuple[str, str]]:
    helps = next(helping(conversation, situation.concern), None) is not None
    if "asks-supervisor" in situation:
        yield "hand-over", "the customer asked for a supervisor"
    if "solved" in situation:
        yield "check-back", "the customer says that it is solved"
    if "abusive" in situation:
        yield "set-a-kind-boundary", "the customer is using hard words"
    if "confused-by-term" in situation:
        yield "explain-simply", "something was not understood"
    if "unrelated" in situation:
        yield "steer-back", "the customer has moved to another matter"
    if "rising" in situation:
        yield "pause-and-get-help", "it is getting hotter from message to message"
    if "agent-last" in situation:
        yield "check-back", "the agent wrote last"
    elif "thankful" in situation:
        yield "check-back", "the customer said thanks"
    if helps and situation.troubled:
        yield "apologise-and-resolve", "something is known that helps"
    elif helps:
        yield "explain-simply", "something is known that answers it"
    if "unanswerable" in situation:
        yield "honest-follow-up", "the customer asks what nothing on file answers"
    yield "acknowledge-and-ask", "the customer should be heard first"
    if not situation.troubled:
        yield "honest-follow-up", "the answer is not at hand yet"
        yield "invite-remedy", "the customer knows best what would suit"
        yield "pause-and-get-help", "a colleague may know more"
        yield "check-back", "it keeps the door open"
        yield "explain-simply", "plain words help"
    if "recurring" in situation:
        yield "invite-remedy", "it has happened before"
    yield "apologise-and-resolve", "something went wrong for the customer"
    yield "honest-follow-up", "the answer is not at hand yet"
    yield "invite-remedy", "the customer may know best what would help"
    yield "pause-and-get-help", "advice from a colleague may help"
    yield "explain-simply", "plain words help"
    yield "set-a-kind-boundary", "it says what can be done"
    yield "check-back", "it keeps the door open"
    yield "steer-back", "it keeps to the problem"
