"""What answers look like on the wire: JSON documents of suggestions, verdicts and events."""

import json
from dataclasses import fields
from typing import Any

from service.chat.situation import Situation
from service.guardrail import Verdict
from service.rule import Finding, Rule
from service.suggestions import Event, Rejected, Suggestion, Suggestions


def finding_document(finding: Finding) -> dict[str, Any]:
    """Return a finding as the API and `softanswer check` show it."""
    document = _fields(finding)
    if not finding.evidence:
        del document["evidence"]
    return document


def verdict_document(verdict: Verdict) -> dict[str, Any]:
    """Return a verdict: whether the text is blocked, and every finding by place."""
    return {"blocked": verdict.blocked, "findings": [finding_document(f) for f in verdict.findings]}


def situation_document(situation: Situation) -> dict[str, Any]:
    """Return the signals with their evidence spans, and the concern."""
    return situation.document()


def suggestion_document(suggestion: Suggestion) -> dict[str, Any]:
    """Return one option."""
    return _fields(suggestion) | {"warnings": [finding_document(f) for f in suggestion.warnings]}


def rejected_document(rejected: Rejected, *, explain: bool) -> dict[str, Any]:
    """Return a rejected candidate: rules only, its text and findings where the caller asked for an explanation."""
    document: dict[str, Any] = {
        "move": rejected.move,
        "origin": rejected.origin,
        "rules": list(rejected.rules),
    }
    if explain:
        document |= {"text": rejected.text, "findings": [finding_document(f) for f in rejected.findings]}
        if rejected.unfit:
            document["unfit"] = rejected.unfit
    return document


def answer_document(answer: Suggestions, *, explain: bool = False, options: bool = True) -> dict[str, Any]:
    """Return the whole answer; `options=False` leaves out what a stream has already sent."""
    document: dict[str, Any] = {}
    if options:
        document["suggestions"] = [suggestion_document(s) for s in answer.suggestions]
        document["situation"] = situation_document(answer.situation)
    document |= {
        "prompt": answer.prompt,
        "model": answer.model,
        "for_message": answer.for_message,
        "rejected": answer.rejected_by_rule,
        "degraded": answer.degraded,
        "missing": answer.missing,
        "dropped_messages": answer.dropped_messages,
        "rounds": answer.rounds,
        "usage": answer.usage,
        "timings": answer.timings,
    }
    if explain and options:
        document["rejected_candidates"] = [rejected_document(r, explain=True) for r in answer.rejected]
    return document


def event_document(event: Event, *, explain: bool) -> tuple[str, dict[str, Any]]:
    """Return the name and the data of a server-sent event."""
    match event:
        case Suggestion():
            return "suggestion", suggestion_document(event)
        case Rejected():
            return "rejected", rejected_document(event, explain=explain)
        case Suggestions():
            return "done", answer_document(event, explain=explain, options=False)
        case _:
            return "situation", situation_document(event)


def sse(name: str, data: dict[str, Any]) -> bytes:
    """Return one server-sent event (WHATWG HTML, section 9.2)."""
    return f"event: {name}\ndata: {json.dumps(data, ensure_ascii=False)}\n\n".encode()


def rule_document(rule: Rule, *, whole: bool = False) -> dict[str, Any]:
    """Return a rule for `GET /v1/rules`, with its examples where it is asked for alone."""
    document: dict[str, Any] = {
        "id": rule.id,
        "family": rule.family,
        "principle": rule.principle,
        "severity": rule.severity,
        "says": rule.says,
        "instead": rule.instead,
    }
    if whole:
        document["examples"] = [
            {"text": example.reply, "flagged": must, **({"span": list(example.span)} if example.span else {})}
            for example, must in rule.examples
        ]
    return document


def _fields(one: Finding | Suggestion) -> dict[str, Any]:
    """Return the fields as they are: `dataclasses.asdict` would copy all that they hold."""
    return {field.name: getattr(one, field.name) for field in fields(one)}
