"""What a linter run says, in the formats that people, scripts, code scanners and GitHub read."""

import json
from collections.abc import Callable, Mapping
from importlib.metadata import version
from typing import Any

from service.guardrail import default_rules
from service.linter.lint import Fault, Linted

_SARIF = "https://json.schemastore.org/sarif-2.1.0.json"
_LEVEL = {"block": "error", "warn": "warning"}


def _says(fault: Fault) -> str:
    finding = fault.finding
    return f"{finding.says} {finding.instead}{f' ({finding.evidence})' if finding.evidence else ''}"


def as_text(run: Linted) -> str:
    """Return each fault with file, line and column, and a line that sums up."""
    lines = []
    for fault in run.faults:
        place = f"{fault.file}:{fault.line}" + (f":{fault.column}" if fault.column else "")
        words = " ".join(fault.text.split())
        lines += [
            f"{place}: {fault.finding.rule} [{fault.finding.severity}] “{words}”",
            f"    {_says(fault)}",
        ]
    known = f"; {run.known} more in the baseline" if run.known else ""
    gone = f"; {run.gone} of the baseline are gone" if run.gone else ""
    findings = f"{len(run.faults)} finding{'' if len(run.faults) == 1 else 's'}"
    return "\n".join([*lines, f"{run.texts} repl{'y' if run.texts == 1 else 'ies'}, {findings}{known}{gone}"])


def as_json(run: Linted) -> str:
    """Return one JSON document."""
    faults = [
        {
            "file": fault.file,
            "line": fault.line,
            "column": fault.column,
            "end_line": fault.end_line,
            "end_column": fault.end_column,
            "rule": fault.finding.rule,
            "severity": fault.finding.severity,
            "text": fault.text,
            "principle": fault.finding.principle,
            "says": fault.finding.says,
            "instead": fault.finding.instead,
        }
        | ({"evidence": fault.finding.evidence} if fault.finding.evidence else {})
        for fault in run.faults
    ]
    document = {"blocked": run.blocked, "texts": run.texts, "known": run.known, "gone": run.gone}
    return json.dumps(document | {"findings": faults}, ensure_ascii=False, indent=2)


def as_sarif(run: Linted) -> str:
    """Return a SARIF 2.1.0 log (OASIS), as code scanners take it in."""
    used = sorted({fault.finding.rule for fault in run.faults})
    rules = [
        {
            "id": rule.id,
            "shortDescription": {"text": rule.says},
            "help": {"text": rule.instead},
            "defaultConfiguration": {"level": _LEVEL[rule.severity]},
            "properties": {"tags": [rule.family, rule.principle]},
        }
        for rule in (default_rules().by_id[name] for name in used)
    ]
    driver = {"name": "softanswer", "version": version("softanswer"), "rules": rules}
    log: dict[str, Any] = {
        "tool": {"driver": driver},
        "columnKind": "unicodeCodePoints",
        "results": [_result(fault, used.index(fault.finding.rule)) for fault in run.faults],
    }
    return json.dumps({"$schema": _SARIF, "version": "2.1.0", "runs": [log]}, ensure_ascii=False, indent=2)


def _result(fault: Fault, rule: int) -> dict[str, Any]:
    region: dict[str, Any] = {"startLine": fault.line, "endLine": fault.end_line}
    if fault.column is not None and fault.end_column is not None:
        region |= {"startColumn": fault.column, "endColumn": fault.end_column}
    region["snippet"] = {"text": fault.text}
    place = {"artifactLocation": {"uri": fault.file.replace("\\", "/")}, "region": region}
    return {
        "ruleId": fault.finding.rule,
        "ruleIndex": rule,
        "level": _LEVEL[fault.finding.severity],
        "message": {"text": f"“{' '.join(fault.text.split())}”: {_says(fault)}"},
        "locations": [{"physicalLocation": place}],
    }


def as_github(run: Linted) -> str:
    """Return GitHub Actions workflow commands, which show at the line in a pull request."""
    return "\n".join(_command(fault) for fault in run.faults)


def _command(fault: Fault) -> str:
    properties = {"file": fault.file, "line": fault.line, "endLine": fault.end_line}
    # GitHub takes columns only where they lie in one line.
    if fault.column is not None and fault.end_column is not None and fault.line == fault.end_line:
        properties |= {"col": fault.column, "endColumn": fault.end_column}
    properties["title"] = fault.finding.rule
    given = ",".join(
        f"{name}={_escaped(str(value), ':,')}" for name, value in properties.items() if value is not None
    )
    words = " ".join(fault.text.split())
    return f"::{_LEVEL[fault.finding.severity]} {given}::{_escaped(f'“{words}”: {_says(fault)}')}"


def _escaped(text: str, more: str = "") -> str:
    return "".join(f"%{ord(c):02X}" if c in "%\r\n" + more else c for c in text)


FORMATS: Mapping[str, Callable[[Linted], str]] = {
    "text": as_text,
    "json": as_json,
    "sarif": as_sarif,
    "github": as_github,
}
"""Every format by its name on the command line."""
