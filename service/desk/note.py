"""The note that an agent finds in the helpdesk: the options with their stance, what they rest on, what was missing."""

import html
import re
from collections.abc import Mapping
from dataclasses import dataclass

from service.conversation import Conversation
from service.desk.helpdesk import TITLE, Markup
from service.suggestions import Suggestion, Suggestions

FOOT = "Drafts for you to choose from. Nothing was sent to the customer."
_MARKDOWN = re.compile(r"([\\`*_\[\]<>#|~])")
_LONGEST_GROUND = 160
_MOST = 4


@dataclass(frozen=True, slots=True)
class _Option:
    stance: str
    why: str
    text: str
    grounds: tuple[str, ...]


def render(answer: Suggestions, markup: Markup, about: Conversation) -> str:
    """Return the note in the helpdesk's markup; whatever is in it cannot become markup itself.

    Args:
        answer: the options for a conversation.
        markup: of the helpdesk.
        about: the conversation, which holds the words of the grounds.
    """
    known = _known(about)
    options = [
        _Option(one.move.replace("-", " ").capitalize(), one.why, one.text, _grounds(one, known))
        for one in answer.suggestions
    ]
    missing = [_short(line) for line in answer.missing if ": no reply passed" not in line][:_MOST]
    match markup:
        case "html":
            return _html(options, missing)
        case "markdown":
            return _markdown(options, missing)
        case "plain":
            return _plain(options, missing)


def _known(about: Conversation) -> dict[str, str]:
    """Return the words of each ground by its label."""
    kinds = {
        "facts": (*about.facts, *about.customer.history),
        "actions": about.actions,
        "commitments": about.commitments,
        "agent": tuple(f"said before: {text}" for text in about.said_by("agent", "bot")),
    }
    return {f"{kind}[{n}]": text for kind, texts in kinds.items() for n, text in enumerate(texts)}


def _grounds(option: Suggestion, known: Mapping[str, str]) -> tuple[str, ...]:
    labels = dict.fromkeys(str(row["ground"]) for row in option.grounded_on if row.get("ground"))
    return tuple(dict.fromkeys(_short(known.get(label, label)) for label in labels))[:_MOST]


def _plain(options: list[_Option], missing: list[str]) -> str:
    parts = [TITLE]
    for number, one in enumerate(options, 1):
        lines = [f"{number}. {one.stance}", one.text, f"Why: {one.why}"]
        lines += [f"Rests on: {ground}" for ground in one.grounds]
        parts.append("\n".join(lines))
    if missing:
        parts.append("\n".join(("To look up:", *(f"- {line}" for line in missing))))
    return "\n\n".join((*parts, FOOT))


def _markdown(options: list[_Option], missing: list[str]) -> str:
    parts = [f"**{TITLE}**"]
    for number, one in enumerate(options, 1):
        quoted = "\n".join(f"> {_plainly(line)}".rstrip() for line in one.text.split("\n"))
        lines = [f"**{number}. {_plainly(one.stance)}**", quoted, f"Why: {_plainly(one.why)}"]
        lines += [f"Rests on: {_plainly(ground)}" for ground in one.grounds]
        parts.append("\n\n".join(lines))
    if missing:
        parts.append("\n".join(("To look up:", "", *(f"- {_plainly(line)}" for line in missing))))
    return "\n\n".join((*parts, FOOT))


def _html(options: list[_Option], missing: list[str]) -> str:
    parts = [f"<p><b>{TITLE}</b></p>", "<ol>"]
    for one in options:
        text = html.escape(one.text).replace("\n", "<br>")
        parts.append(
            f"<li><p><b>{html.escape(one.stance)}</b></p><p>{text}</p><p>Why: {html.escape(one.why)}</p>"
        )
        if one.grounds:
            rests = "".join(f"<li>{html.escape(ground)}</li>" for ground in one.grounds)
            parts.append(f"<p>Rests on:</p><ul>{rests}</ul>")
        parts.append("</li>")
    parts.append("</ol>")
    if missing:
        lines = "".join(f"<li>{html.escape(line)}</li>" for line in missing)
        parts.append(f"<p>To look up:</p><ul>{lines}</ul>")
    parts.append(f"<p><i>{FOOT}</i></p>")
    return "".join(parts)


def _plainly(text: str) -> str:
    """Return a line whose marks stay marks."""
    return _MARKDOWN.sub(r"\\\1", text)


def _short(text: str) -> str:
    text = " ".join(text.split())
    return text if len(text) <= _LONGEST_GROUND else text[: _LONGEST_GROUND - 1].rstrip() + "…"
