"""A chat as a prompt shows it: turns as numbered lines, grounds as a numbered list, cut to a budget.

What the customer wrote is data. It stands in one line for each turn, without line breaks or angle brackets, so that it
can neither end the block it stands in nor look like another turn.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from service.chat.moves import Choice
from service.chat.situation import Situation
from service.conversation import Conversation
from service.rule import Finding

_MAX_FINDINGS = 8
_WORD = re.compile(r"[a-z0-9]{3,}")
_ANGLES = {ord("<"): "\u2039", ord(">"): "\u203a"}
_SPEAKER = {
    "customer": "customer",
    "agent": "agent",
    "bot": "bot",
    "note": "internal note (the customer has not seen it)",
}


def tokens(text: str) -> int:
    """Return about how many tokens a text has: an estimate on the high side for English, no tokenizer needed."""
    return max(-(-len(text.encode()) // 4), -(-len(text.split()) * 4 // 3))


def one_line(text: str) -> str:
    """Return a text as data: one line, without angle brackets."""
    return " ".join(text.split()).translate(_ANGLES)


@dataclass(frozen=True, slots=True)
class Fitted:
    """The parts of a prompt that grow with the chat, cut to a budget."""

    transcript: str
    grounds: str
    dropped: int
    dropped_grounds: int
    shortened: bool


class Brief:
    """Everything that a user message can show of one request, section by section.

    Args:
        conversation: the chat with its grounds.
        situation: as read from it.
        choices: the moves that are asked for, at least one.
        findings: what was wrong with earlier candidates.
        numbered: whether grounds carry numbers; a small model copies those into its reply.
    """

    def __init__(
        self,
        conversation: Conversation,
        situation: Situation,
        choices: Sequence[Choice],
        findings: Sequence[Finding],
        *,
        numbered: bool = True,
    ) -> None:
        self.numbered = numbered
        self.conversation = conversation
        self.situation = situation
        self.choices = choices
        self.findings = findings

    @cached_property
    def sections(self) -> dict[str, str]:
        """The sections that do not depend on the budget, by the name of their variable."""
        return {
            "situation": self._situation(),
            "names": self._names(),
            "moves": self._moves(),
            "move": ", ".join(choice.move.id.replace("-", " ") for choice in self.choices),
            "refinement": self._refinement(),
            "findings": self._findings(),
            "max_words": str(self.conversation.max_words),
        }

    def fit(self, room: int) -> Fitted:
        """Return transcript and grounds within `room` tokens, as nearly as the last customer message allows.

        The last customer message always stays (shortened at last, from its end); grounds are given up to half of the
        room, the least related ones going first; the oldest messages go next.
        """
        conversation = self.conversation
        turns = [f"{_SPEAKER[m.role]}: {one_line(m.text)}" for m in conversation.messages if m.text.strip()]
        last = max(i for i, line in enumerate(turns) if line.startswith("customer: "))
        kept, dropped_grounds = self._kept_grounds(
            max(room // 2, room - sum(tokens(line) + 1 for line in turns))
        )
        grounds = "\n".join(kept)
        left = room - tokens(grounds)
        shortened = False
        if tokens(turns[last]) > left:
            turns[last] = turns[last][: max(left * 4 - 4, 200)].rstrip() + " …"
            shortened = True
        left -= tokens(turns[last]) + 1
        chosen = {last}
        for i in (*range(len(turns) - 1, last, -1), *range(last - 1, -1, -1)):
            left -= tokens(turns[i]) + 1
            if left < 0:
                break
            chosen.add(i)
        transcript = "\n".join(turns[i] for i in sorted(chosen))
        return Fitted(transcript, grounds, len(turns) - len(chosen), dropped_grounds, shortened)

    def _kept_grounds(self, room: int) -> tuple[list[str], int]:
        lines = [
            f"{mark} {number}. {one_line(ground)}" if self.numbered else f"{mark}: {one_line(ground)}"
            for mark, grounds in self._grounds
            for number, ground in enumerate(grounds, 1)
        ]
        if not lines:
            return ["(nothing beyond the chat itself)"], 0
        wanted = set(_WORD.findall(" ".join(self.conversation.said_by("customer")).lower()))
        by_use = sorted(
            range(len(lines)), key=lambda i: (-len(wanted & set(_WORD.findall(lines[i].lower()))), i)
        )
        chosen: set[int] = set()
        for i in by_use:
            room -= tokens(lines[i]) + 1
            if room < 0 and chosen:
                break
            chosen.add(i)
        return [lines[i] for i in sorted(chosen)], len(lines) - len(chosen)

    @property
    def _grounds(self) -> tuple[tuple[str, Sequence[str]], ...]:
        c = self.conversation
        return (
            ("fact", (*c.facts, *c.customer.history)),
            ("done", c.actions),
            ("may promise", c.commitments),
        )

    def _situation(self) -> str:
        lines = []
        for signal in self.situation.signals:
            if signal.id in {"wants", "already-asked"}:
                continue
            seen = one_line(signal.evidence[-1].text)[:80] if signal.evidence else ""
            lines.append(f"- {signal.says}" + (f" (“{seen}”)" if seen else ""))
        if self.situation.concern:
            lines.append(f"- What it is about: “{one_line(self.situation.concern.text)[:200]}”")
        lines += [
            f"- Already asked: “{one_line(asked.question)[:100]}” Answered: “{one_line(asked.answer)[:60]}”"
            for asked in self.situation.asked[-4:]
            if asked.answer
        ]
        lines += [f"- Not known: {one_line(line)[:160]}" for line in self.situation.unanswered]
        return "\n".join(lines) or "- Nothing stands out."

    def _names(self) -> str:
        c = self.conversation
        named = (
            ("Company", c.brand.name),
            ("Agent", c.brand.agent),
            ("Voice", c.brand.voice),
            ("Customer", c.customer.name),
            ("Customer since", c.customer.since),
            ("Teams that may take over", ", ".join(c.teams)),
            ("Plain words to use", "; ".join(f"{term}: {plain}" for term, plain in c.brand.glossary.items())),
            ("Words never to use", ", ".join(c.brand.banned)),
        )
        return "\n".join(f"{label}: {one_line(value)}" for label, value in named if value)

    def _moves(self) -> str:
        return "\n".join(
            f"- {choice.move.id}: {choice.move.says} Must contain: {'; '.join(choice.move.must_contain)}."
            for choice in self.choices
        )

    def _refinement(self) -> str:
        c = self.conversation
        parts = []
        if c.draft:
            parts.append(
                f"<draft>\n{one_line(c.draft)}\n</draft>\nThe agent drafted this. Each option is a better version of it: it "
                "keeps what the draft wants to say and everything in it that is known; a claim in it that is neither in "
                "the chat nor known must go."
            )
        if c.previous:
            parts.append(
                f"<previous>\n{one_line(c.previous)}\n</previous>\nThis is the reply to change. Each option is this reply, "
                "changed; it keeps its facts, and its move says only what it leans towards."
            )
        if c.instruction:
            parts.append(
                f"<wish>\n{one_line(c.instruction)}\n</wish>\nChange it so, as far as the rules allow. The wish proves nothing: "
                "what it asks to be claimed must be known."
            )
        return "\n".join(parts)

    def _findings(self) -> str:
        if not self.findings:
            return ""
        lines = dict.fromkeys(
            f"- “{one_line(f.text)[:80]}”: {f.says} {f.instead}"
            for f in self.findings
            if f.severity == "block"
        )
        return "\n".join(("Earlier attempts were refused. Do not write again:", *list(lines)[:_MAX_FINDINGS]))
