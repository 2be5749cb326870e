"""`softanswer check` as a linter: many canned replies at once, less what a baseline already knows."""

import json
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from service.conversation import Conversation
from service.errors import BadRequest
from service.guardrail import check
from service.linter.macros import Macro, find_files, read_macros
from service.rule import Finding
from service.scene import Scene

_VERSION = 1

Known = Counter[tuple[str, str, str]]
"""How often a baseline knows (file, rule, flagged words)."""


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding in one file. Lines and columns count from 1, columns in code points; an end is exclusive.

    Attributes:
        column, end_column: None where the file quotes the text (tables, JSON).
        text: the flagged words as they stand in the file.
    """

    file: str
    line: int
    column: int | None
    end_line: int
    end_column: int | None
    text: str
    finding: Finding

    @property
    def key(self) -> tuple[str, str, str]:
        """What a baseline knows it by: not by its line, which moves with every edit above."""
        return (self.file, self.finding.rule, " ".join(self.text.split()))


@dataclass(frozen=True, slots=True)
class Linted:
    """What a run found.

    Attributes:
        texts: how many replies were checked.
        faults: findings that no baseline knows, in the order of the files.
        known: how many findings the baseline knows.
        gone: how many entries of the baseline were not found again.
    """

    texts: int
    faults: tuple[Fault, ...]
    known: int = 0
    gone: int = 0

    @property
    def blocked(self) -> bool:
        """Whether any fault would have kept a reply back."""
        return any(fault.finding.severity == "block" for fault in self.faults)


def lint(
    paths: Iterable[str],
    *,
    column: str | None = None,
    about: Conversation | None = None,
    skip: Collection[str] = (),
    baseline: Known | None = None,
) -> Linted:
    """Check every canned reply in the files and folders named.

    Args:
        paths: files and folders; see `service.linter.macros` for what is read in them.
        column: the column of tables, or the member of JSON documents, that holds a reply.
        about: a conversation whose grounds hold for all of them.
        skip: rules ("script/stock") and families ("lie") to leave out.
        baseline: findings that are known and not to be told again.

    Raises:
        BadRequest: a file cannot be read, or has no such column.
    """
    scene = Scene(about)
    left = Counter(baseline or {})
    texts = known = 0
    faults = []
    for path in find_files(paths, tables=column is not None):
        for macro in read_macros(path, column):
            texts += 1
            for fault in _faults(macro, scene, skip):
                if left[fault.key] > 0:
                    left[fault.key] -= 1
                    known += 1
                else:
                    faults.append(fault)
    return Linted(texts, tuple(faults), known, sum(left.values()))


def _faults(macro: Macro, scene: Scene, skip: Collection[str]) -> Iterator[Fault]:
    findings = check(macro.text, scene).findings
    for finding in findings:
        if finding.rule in skip or _family(finding) in skip or _told(finding, findings):
            continue
        line, column = macro.place(finding.start)
        end_line, end_column = macro.place(finding.end)
        text = macro.source[finding.start : finding.end]
        yield Fault(macro.file, line, column, end_line, end_column, text, finding)


def _family(finding: Finding) -> str:
    return finding.rule.partition("/")[0]


def _told(finding: Finding, findings: Iterable[Finding]) -> bool:
    """Whether it only warns of what another finding of its family blocks at the same place."""
    return finding.severity == "warn" and any(
        other.severity == "block"
        and _family(other) == _family(finding)
        and other.start < finding.end
        and finding.start < other.end
        for other in findings
    )


def read_baseline(path: str) -> Known:
    """Return what a baseline file knows.

    Raises:
        BadRequest: the file cannot be read, or is no baseline.
    """
    try:
        document = json.loads(Path(path).read_text(encoding="utf-8"))
        if document["version"] != _VERSION:
            raise BadRequest(f"{path} is a baseline of version {document['version']}; write it anew")
        return Counter({(k["file"], k["rule"], k["text"]): int(k["count"]) for k in document["known"]})
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None
    except (ValueError, KeyError, TypeError):
        raise BadRequest(f"{path} is no baseline") from None


def write_baseline(path: str, faults: Iterable[Fault]) -> None:
    """Write a file by which the next run knows these faults: one a line, sorted, so that its changes read well.

    Raises:
        BadRequest: the file cannot be written.
    """
    counts = sorted(Counter(fault.key for fault in faults).items())
    rows = [
        json.dumps({"file": file, "rule": rule, "text": text, "count": n}, ensure_ascii=False)
        for (file, rule, text), n in counts
    ]
    body = ",\n    ".join(rows)
    try:
        Path(path).write_text(
            f'{{\n  "version": {_VERSION},\n  "known": [\n    {body}\n  ]\n}}\n', encoding="utf-8"
        )
    except OSError as error:
        raise BadRequest(f"{path} cannot be written: {error}") from None
