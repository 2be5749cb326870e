"""What agents did with suggestions: a report per prompt version, and their edits and rejections as cases.

Reads feedback events as they are posted to `POST /v1/feedback`, and as the service logs them. Texts are there only where
whoever posted them keeps them, or `SOFTANSWER_LOG_TEXT` is on; personal data is taken out on the way in.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from statistics import fmean
from typing import Any

from pydantic import ValidationError

from evals.guardrail import wilson
from evals.privacy import without_personal_data
from service import Feedback
from service.errors import BadRequest


@dataclass
class Tally:
    """What became of the options of one prompt version.

    Attributes:
        kept: for each edit, how much of the suggestion was kept, 0 to 1.
        moves: for each move, how often its option was shown, used, edited and rejected.
        reasons: why options were rejected.
    """

    shown: int = 0
    used: int = 0
    edited: int = 0
    rejected: int = 0
    kept: list[float] = field(default_factory=list)
    moves: dict[str, Counter[str]] = field(default_factory=dict)
    reasons: Counter[str] = field(default_factory=Counter)

    @property
    def judged(self) -> int:
        """How many options somebody did something with."""
        return self.used + self.edited + self.rejected

    @property
    def acceptance(self) -> float | None:
        """The share of judged options that were sent, as they were or edited."""
        return (self.used + self.edited) / self.judged if self.judged else None

    def document(self) -> dict[str, Any]:
        """Return the tally as JSON."""
        low, high = wilson(self.used + self.edited, self.judged)
        edited = sorted(self.moves.items(), key=lambda item: (-item[1]["edited"], item[0]))
        return {
            "shown": self.shown,
            "used": self.used,
            "edited": self.edited,
            "rejected": self.rejected,
            "acceptance": self.acceptance,
            "acceptance_95": [low, high] if self.judged else None,
            "kept": fmean(self.kept) if self.kept else None,
            "most_edited": [move for move, counts in edited if counts["edited"]],
            "moves": {move: dict(counts) for move, counts in edited},
            "reasons": dict(self.reasons.most_common()),
        }


@dataclass
class Harvest:
    """Everything found in the events: a tally for each prompt version, and cases by their id."""

    versions: dict[str, Tally] = field(default_factory=dict)
    cases: dict[str, dict[str, Any]] = field(default_factory=dict)
    skipped: int = 0

    def document(self) -> dict[str, Any]:
        """Return the report as JSON."""
        return {
            "versions": {name: tally.document() for name, tally in sorted(self.versions.items())},
            "cases": len(self.cases),
            "skipped": self.skipped,
        }


def harvest(paths: Iterable[str | Path]) -> Harvest:
    """Read events, a line at a time.

    Raises:
        BadRequest: a file cannot be read. Lines that are no feedback (other log events) are counted as skipped.
    """
    found = Harvest()
    for path in paths:
        for line in _lines(Path(path)):
            event = _event(line)
            if event is None:
                found.skipped += 1
            else:
                _count(found, event)
    return found


def write_cases(path: Path, found: Harvest) -> int:
    """Write edits and rejections as lines for a person to label; return how many.

    Each holds the suggestion as `reply`, what the agent sent instead as `better`, and the `reason`: `families` stays to be
    filled in by whoever reads it, since a dislike is not yet a fault.
    """
    with path.open("w", encoding="utf-8") as file:
        for case in found.cases.values():
            file.write(json.dumps(case, ensure_ascii=False) + "\n")
    return len(found.cases)


def print_harvest(found: Harvest) -> None:
    """Print the report for people."""
    for name, tally in sorted(found.versions.items()):
        document = tally.document()
        print(
            f"{name}: {tally.shown} shown, {tally.used} used, {tally.edited} edited, {tally.rejected} rejected"
        )
        if tally.acceptance is not None:
            low, high = document["acceptance_95"]
            print(f"  acceptance {tally.acceptance:.3f} [{low:.3f}, {high:.3f}]")
        if tally.kept:
            print(f"  of an edited suggestion {fmean(tally.kept):.0%} of the words are kept")
        for move, counts in document["moves"].items():
            print(
                f"  {move:24} "
                + ", ".join(
                    f"{counts[what]} {what}" for what in ("used", "edited", "rejected") if what in counts
                )
            )
        if tally.reasons:
            print(
                "  rejected for: " + ", ".join(f"{reason} {n}" for reason, n in tally.reasons.most_common())
            )
    if found.skipped:
        print(f"{found.skipped} lines are no feedback")


def _lines(path: Path) -> Iterator[str]:
    try:
        with path.open(encoding="utf-8") as file:
            yield from (line for line in file if line.strip())
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None


def _event(line: str) -> Mapping[str, Any] | None:
    """Return an event in the shape of the log, whichever of the two shapes it has; None where it is neither."""
    try:
        row = json.loads(line)
        if not isinstance(row, dict):
            return None
        if row.get("event") == "feedback" and row.get("what") in {"shown", "used", "edited", "rejected"}:
            return row
        feedback = Feedback.model_validate(row)
    except (ValueError, ValidationError):
        return None
    return feedback.event_fields(texts=False) | {
        name: without_personal_data(said, feedback.names)
        for name in ("text", "suggested", "note")
        if (said := getattr(feedback, name))
    }


def _count(found: Harvest, event: Mapping[str, Any]) -> None:
    what = event["what"]
    tally = found.versions.setdefault(event.get("prompt") or "unknown", Tally())
    options = event.get("options") or []
    setattr(tally, what, getattr(tally, what) + len(options))
    for option in options:
        if move := option.get("move"):
            tally.moves.setdefault(move, Counter())[what] += 1
    if event.get("kept") is not None:
        tally.kept.append(event["kept"])
    if event.get("reason"):
        tally.reasons[event["reason"]] += 1
    texts = {
        name: without_personal_data(event[name]) for name in ("suggested", "text", "note") if event.get(name)
    }
    if texts:
        case = {
            "id": "",
            "reply": texts.get("suggested", texts.get("text", "")),
            "better": texts.get("text") if "suggested" in texts else None,
            "note": texts.get("note"),
            "reason": event.get("reason"),
            "move": options[0].get("move") if options else None,
            "prompt": event.get("prompt"),
            "model": event.get("model"),
        }
        case = {name: value for name, value in case.items() if value is not None}
        case["id"] = "harvest-" + sha256(json.dumps(case, sort_keys=True).encode()).hexdigest()[:12]
        if case["reply"]:
            found.cases[str(case["id"])] = case
