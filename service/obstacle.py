"""What stood in the way of a reply, in plain words: which rule, and which ground the agent may want to look up."""

from collections import Counter
from collections.abc import Iterator, Sequence

from service.chat.moves import Choice
from service.chat.situation import Situation
from service.chat.topics import topics
from service.outcome import Rejected, Suggestions

_LACKING = {
    "lie/action": "no action on file says what was done about {about}",
    "lie/promise": "no commitment says what may be promised about {about}",
    "lie/status": "no fact says how things stand with {about}",
    "lie/policy": "no fact says which rules hold for {about}",
    "lie/quantity": "no fact gives the amounts, dates or times for {about}",
    "lie/identifier": "no fact gives the numbers or addresses for {about}",
}


def obstacles(answer: Suggestions, choices: Sequence[Choice]) -> list[str]:
    """Return what stood in the way, one plain sentence each, none twice.

    First the moves that no reply was found for, each with the rules that refused its candidates; then what the customer
    asks and the grounds do not answer; then the grounds that the model's refused candidates would have needed. Nothing
    of the candidates' own words is in it: they did not pass.

    Args:
        answer: what came of the request.
        choices: the moves that were wanted.
    """
    lines = [*_unfilled(answer, choices), *answer.situation.unanswered, *_lacking(answer, choices)]
    return list(dict.fromkeys(lines))


def _unfilled(answer: Suggestions, choices: Sequence[Choice]) -> Iterator[str]:
    filled = {one.move for one in answer.suggestions}
    for choice in choices:
        if choice.move.id in filled:
            continue
        refused = [one for one in answer.rejected if one.move == choice.move.id]
        counts = Counter(rule for one in refused for rule in one.rules)
        rules = sorted(counts, key=lambda rule: (-counts[rule], rule))[:3]
        if not rules:
            yield f"{choice.move.id}: no reply passed"
            continue
        says = next((text for one in refused if (text := _says(one, rules[0]))), "").rstrip(".")
        yield f"{choice.move.id}: no reply passed; {_listed(rules)} stood in the way" + (
            f" ({says})" if says else ""
        )


def _says(refused: Rejected, rule: str) -> str:
    if rule == "unfit":
        return refused.unfit or ""
    return next((f.says for f in refused.findings if f.rule == rule), "")


def _lacking(answer: Suggestions, choices: Sequence[Choice]) -> Iterator[str]:
    """Yield the grounds that were missing for the moves in which the model's own words did not get through."""
    by_model = {one.move for one in answer.suggestions if one.origin == "model"}
    wanted = {choice.move.id for choice in choices} - by_model
    rules = {
        rule for one in answer.rejected if one.move in wanted and one.origin == "model" for rule in one.rules
    }
    about = _about(answer.situation)
    for rule, line in _LACKING.items():
        if rule in rules:
            yield line.format(about=about)


def _about(situation: Situation) -> str:
    if situation.concern and situation.concern.topic:
        return topics()[situation.concern.topic].about
    return "this matter"


def _listed(rules: Sequence[str]) -> str:
    return " and ".join((", ".join(rules[:-1]), rules[-1])) if len(rules) > 1 else rules[0]
