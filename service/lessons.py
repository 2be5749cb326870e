"""What reviews of chats tell: documents for the API, a summary for the team, the faults that many chats share."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from service import wire
from service.principles import load_principles
from service.review import Review
from service.rule import RuleSet

_TOP = 5


def review_document(one: Review) -> dict[str, Any]:
    """Return a review as the API shows it."""
    return {
        "conversation_id": one.conversation_id,
        "ended": one.ended,
        "summary": summary(one),
        "went_well": _told(one.went_well),
        "would_have_helped": _told(one.would_have_helped),
        "moments": [
            {
                "message": moment.message,
                "turned": moment.turned,
                "after": list(moment.before),
                "principles": list(moment.helped),
            }
            for moment in one.moments
        ],
        "turns": [
            {
                "message": turn.message,
                "role": turn.role,
                "findings": [wire.finding_document(fault) for fault in turn.faults],
                "unproven": turn.unproven,
                "shows": list(turn.good),
            }
            for turn in one.turns
        ],
        "signals": [
            {"message": mood.message, "names": list(mood.signals), "heat": mood.heat} for mood in one.moods
        ],
    }


def summary(one: Review) -> str:
    """Return two to four sentences to take to the team."""
    faulty = sum(bool(turn.faults) for turn in one.turns)
    parts = [
        f"{_count(len(one.turns), 'reply', 'replies')} to {_count(len(one.moods), 'message')}; {_END[one.ended]}"
    ]
    if hotter := [moment for moment in one.moments if moment.turned == "hotter"]:
        where = ", ".join(str(moment.message) for moment in hotter)
        parts.append(f"It got hotter at message {where}.")
    if one.faults:
        rule, times = one.faults.most_common(1)[0]
        parts.append(
            f"{_count(faulty, 'reply', 'replies')} broke a rule, most often {rule} ({_count(times, 'time')})."
        )
    elif one.turns:
        parts.append("No reply broke a rule.")
    if one.would_have_helped:
        parts.append(f"To practise: {load_principles()[one.would_have_helped[0]].says}")
    return " ".join(parts)


def team_document(reviews: Sequence[Review], rules: RuleSet) -> dict[str, Any]:
    """Return what many chats show together: the most frequent faults, how chats ended, what to practise."""
    chats = Counter(rule for one in reviews for rule in one.faults)
    times: Counter[str] = sum((one.faults for one in reviews), Counter())
    broken = Counter(name for one in reviews for name in dict.fromkeys(one.would_have_helped))
    return {
        "chats": len(reviews),
        "replies": sum(len(one.turns) for one in reviews),
        "ended": dict(sorted(Counter(one.ended for one in reviews).items())),
        "got_hotter": sum(any(m.turned == "hotter" for m in one.moments) for one in reviews),
        "faults": [
            {
                "rule": rule,
                "chats": number,
                "times": times[rule],
                "says": rules.by_id[rule].says,
                "instead": rules.by_id[rule].instead,
            }
            for rule, number in sorted(chats.items(), key=lambda pair: (-pair[1], -times[pair[0]], pair[0]))
        ],
        "to_practise": _told([name for name, _ in broken.most_common(_TOP)]),
    }


def _told(names: Iterable[str]) -> list[dict[str, str]]:
    principles = load_principles()
    return [{"principle": name, "says": principles[name].says} for name in names]


def _count(number: int, one: str, many: str = "") -> str:
    return f"{number} {one if number == 1 else many or one + 's'}"


_END = {
    "solved": "the customer says that it is solved.",
    "thanked": "the customer ends with thanks.",
    "calmer": "the customer ends calmer than at first.",
    "as it began": "the customer's mood ends as it began.",
    "hotter": "the customer ends more upset than at first.",
    "unanswered": "the customer's last message has no answer.",
}
