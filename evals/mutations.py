"""How many small lies are caught: true replies in which one digit, date, unit, currency, name or verb was changed.

    python -m evals.mutations FILE.jsonl ... [--sgd FOLDER/sgd_turns.jsonl] [--misses KIND] [--json]

The clean replies of labelled cases are true by their label, those of the dialogue file by construction. Each is
changed in one place at a time, outside questions; a change is caught if the guardrail blocks what it let pass before.
"""

import argparse
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from zlib import crc32

from service.cases import Case, read_cases
from service.guardrail import check
from service.language.text import Text
from service.scene import Scene
from service.values.almanac import Calendar
from service.values.value import Key, Value
from service.values.values import values_of

_SENTENCE = re.compile(r"[^.?!]*(?:[.](?=\w)[^.?!]*)*[.?!]*")
_DIGIT = re.compile(r"[0-9]")
_MONTHS = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]
_MONTH = re.compile(
    r"\b(" + "|".join(f"{m}|{m[:3]}" for m in _MONTHS if m != "May") + r")\b(?=\.? ?\d|,| the)"
)
_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
_WEEKDAY = re.compile(r"\b(" + "|".join(_WEEKDAYS) + r")\b")
_SPELLED = ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]
_NUMBER_WORD = re.compile(
    r"\b("
    + "|".join(_SPELLED)
    + r")\b(?=[ -](?:business |working |full )?(?:day|week|month|hour|year|minute)s?\b)",
    re.IGNORECASE,
)
_UNITS = {
    "minutes": "hours",
    "hours": "days",
    "hour": "day",
    "business days": "weeks",
    "working days": "weeks",
    "days": "weeks",
    "day": "week",
    "weeks": "months",
    "week": "month",
    "months": "years",
    "percent": "dollars",
    "MB": "GB",
    "GB": "TB",
    "kWh": "litres",
}
_UNIT = re.compile(
    r"(?<=[0-9] )(" + "|".join(_UNITS) + r")\b|(?<=[0-9]-)(day|hour|week)\b"
    r"|\b(?<=two |ten |six )(business days|working days|days|weeks|hours|months)\b"
    r"|(?<=three )(business days|working days|days|weeks|hours|months)\b"
)
_CURRENCIES = {
    "$": "€",
    "€": "£",
    "£": "$",
    "dollars": "euros",
    "euros": "pounds",
    "pounds": "dollars",
    "USD": "GBP",
    "EUR": "USD",
}
_CURRENCY = re.compile(r"[$€£](?=[0-9])|(?<=[0-9] )(?:dollars|euros|pounds|USD|EUR)\b")
_TENSE = (
    (
        re.compile(r"\b(?:was|were|has been|have been) (?=\w+(?:ed|sent|made|paid|put|taken|given)\b)"),
        "will be ",
    ),
    (re.compile(r"\bwill be (?=\w+(?:ed|sent|made|paid)\b)"), "has been "),
    (re.compile(r"\b(arrives|reaches|comes)\b"), "has come"),
)
_POLARITY = (
    (
        re.compile(r"\b(was|were|has been|have been) (?=\w+(?:ed|sent|made|paid|put|taken|given)\b)"),
        r"\1 not ",
    ),
    (
        re.compile(r"\b(was|were|is|are|has|have|did|does) not |\b(was|were|is|are|has|have|did|does)n't "),
        r"\1\2 ",
    ),
)
Mutator = Callable[[str, Case], Iterator[tuple[int, int, str]]]


def _pick(options: Sequence[str], but: str, seed: str) -> str:
    rest = [o for o in options if o.lower() != but.lower()]
    return rest[crc32(seed.encode()) % len(rest)]


def digits(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change one digit; a leading one never becomes zero."""
    for match in _DIGIT.finditer(text):
        at = match.start()
        leading = at == 0 or not text[at - 1].isdigit()
        yield at, at + 1, _pick("123456789" if leading else "0123456789", match.group(), f"{case.id}{at}")


def dates(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change a month or a weekday to another."""
    for match in _MONTH.finditer(text):
        month = _pick([m for m in _MONTHS if m[:3] != match.group()[:3]], "", f"{case.id}{match.start()}")
        yield *match.span(), month if len(match.group()) > 3 else month[:3]
    for match in _WEEKDAY.finditer(text):
        yield *match.span(), _pick(_WEEKDAYS, match.group(), f"{case.id}{match.start()}")


def numbers(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change a spelled number before a unit of time."""
    for match in _NUMBER_WORD.finditer(text):
        yield *match.span(), _pick(_SPELLED, match.group(), f"{case.id}{match.start()}")


def units(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change the unit behind a number."""
    del case
    for match in _UNIT.finditer(text):
        yield *match.span(), _UNITS[match.group()]


def currencies(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change the currency of an amount."""
    del case
    for match in _CURRENCY.finditer(text):
        yield *match.span(), _CURRENCIES[match.group()]


def names(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
    """Change the name of the agent, the brand or a team."""
    for name in filter(None, (case.agent, case.brand, *case.teams)):
        for match in re.finditer(rf"\b{re.escape(name)}\b", text):
            yield *match.span(), _pick(("Ramona", "Billington", "Quentin Desk"), name, case.id)


def _rewriter(rewrites: Iterable[tuple[re.Pattern[str], str]]) -> Mutator:
    def mutate(text: str, case: Case) -> Iterator[tuple[int, int, str]]:
        del case
        for pattern, instead in rewrites:
            for match in pattern.finditer(text):
                yield *match.span(), match.expand(instead)

    return mutate


_VALUES = frozenset({"digit", "date", "number", "unit", "currency"})
# "other": a value changed into one that the case gives for something else.
KINDS: dict[str, Mutator] = {
    "digit": digits,
    "date": dates,
    "number": numbers,
    "unit": units,
    "currency": currencies,
    "name": names,
    "tense": _rewriter(_TENSE),
    "polarity": _rewriter(_POLARITY),
}


def _elsewhere(case: Case, reply: str, start: int, end: int) -> bool:
    """Whether the case gives the changed value for something else: then the lie is whose it is, not what it is."""
    texts = (*case.facts, *case.actions, *case.commitments, *(m["text"] for m in case.messages))
    given = {key for text in texts for value in values_of(Text(text)) for key in _plain_keys(value)}
    changed = Text(reply)
    return any(
        not given.isdisjoint(_plain_keys(value))
        for value in values_of(changed)
        if changed.starts[value.first] < end and start < changed.ends[value.last - 1]
    )


def _plain_keys(value: Value) -> Iterator[Key]:
    """Yield the keys of a value with its unit, the weekday and day of a date, and the ends of a range."""
    for key in value.keys:
        if key[0] == "date":
            yield ("date", *key[2:])
            yield ("day", key[3])
            weekday = Calendar.weekday(*key[1:])
            if weekday is not None:
                yield ("weekday", weekday)
        elif key[0] == "weekday":
            yield key
        elif key[0] != "any":
            yield (*key, value.unit)
            if len(key) == 3:
                yield (key[0], key[1], value.unit)
                yield (key[0], key[2], value.unit)


def mutations(case: Case) -> Iterator[tuple[str, str]]:
    """Yield (kind, changed reply) for every place outside questions that can be changed."""
    questions = [m.span() for m in _SENTENCE.finditer(case.reply) if m.group().rstrip().endswith("?")]
    for kind, mutate in KINDS.items():
        if kind == "currency" and not _names_currency(case):
            continue
        for start, end, instead in mutate(case.reply, case):
            if not any(first <= start < last for first, last in questions):
                changed = case.reply[:start] + instead + case.reply[end:]
                moved = kind in _VALUES and _elsewhere(case, changed, start, start + len(instead))
                yield "other" if moved else kind, changed


def _names_currency(case: Case) -> bool:
    """Whether the case says which currency its amounts are in; where it does not, none is wrong."""
    texts = (*case.facts, *case.actions, *case.commitments, *(m["text"] for m in case.messages))
    return any(_CURRENCY.search(text) for text in texts)


def _cases(files: Iterable[str], sgd: Path | None) -> Iterator[Case]:
    for file in files:
        yield from (case for case in read_cases(file) if not case.families)
    if sgd and sgd.exists():
        for line in sgd.read_text(encoding="utf-8").splitlines():
            yield Case.model_validate({**json.loads(line), "facts": (), "brand": None})


def main(argv: Sequence[str] | None = None) -> None:
    """Print the share caught of each kind."""
    parser = argparse.ArgumentParser(prog="python -m evals.mutations", description=__doc__.splitlines()[0])
    parser.add_argument("files", nargs="*")
    parser.add_argument("--sgd", type=Path, help="dialogue turns with their logs, where they are at hand")
    parser.add_argument("--misses", default="", help="list what was not caught, of one kind or of all")
    parser.add_argument("--json", action="store_true", help="print one JSON line instead of the table")
    options = parser.parse_args(argv)
    of: Counter[str] = Counter()
    caught: Counter[str] = Counter()
    for case in _cases(options.files, options.sgd):
        scene = Scene(case.conversation)
        if not case.reply.strip() or check(case.reply, scene).blocked:
            continue
        for kind, changed in mutations(case):
            of[kind] += 1
            blocked = check(changed, scene).blocked
            caught[kind] += blocked
            if not blocked and options.misses in (kind, "all"):
                print(f"{kind} {case.id}\n    {case.reply}\n    {changed}")
    shares = {kind: caught[kind] / of[kind] for kind in (*KINDS, "other") if of[kind]}
    if options.json:
        print(json.dumps({"mutations": dict(of), "caught": shares}))
        return
    for kind, share in shares.items():
        print(f"{kind:10} {of[kind]:6} {share:7.3f}")


if __name__ == "__main__":
    main()
