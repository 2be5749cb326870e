"""What became of suggested replies, told by whoever showed them: one log event each, nothing stored."""

from difflib import SequenceMatcher
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from service.conversation import MAX_OPTIONS, MAX_REPLY_CHARS, Id, Name
from service.language.redaction import masked

Reply = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_REPLY_CHARS)]


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Option(_Frozen):
    """A suggestion, by what its answer said of it."""

    id: Id
    move: Id | None = None
    origin: Literal["model", "composed"] | None = None


class Feedback(_Frozen):
    """What became of one option, or of several that were shown together.

    Attributes:
        event: `shown` to an agent, `used` as it was, `edited` and then used, or `rejected`.
        options: 1 to 5 for `shown`, else exactly the one that it is about.
        text: for `edited`, what the agent sent instead (1 to 8,000 characters).
        suggested: for `edited`, the option's own words, so that the log can say how much of it was kept.
        reason: for `rejected`, why.
        note: for `rejected`, the agent's own words on it.
        names: names to take out of texts before they are logged.
    """

    event: Literal["shown", "used", "edited", "rejected"]
    options: Annotated[tuple[Option, ...], Field(min_length=1, max_length=MAX_OPTIONS)]
    conversation_id: Id | None = None
    prompt: Id | None = None
    model: Id | None = None
    text: Reply | None = None
    suggested: Reply | None = None
    reason: Literal["untrue", "tone", "beside-the-point", "length", "other"] | None = None
    note: Annotated[str, StringConstraints(strip_whitespace=True, max_length=1_000)] | None = None
    names: Annotated[tuple[Name, ...], Field(max_length=20)] = ()

    @model_validator(mode="after")
    def _is_whole(self) -> "Feedback":
        if self.event != "shown" and len(self.options) != 1:
            raise ValueError(f"{self.event} is about exactly one option")
        if (self.event == "edited") != (self.text is not None):
            raise ValueError("text goes with edited, and edited needs text")
        if self.suggested is not None and self.event != "edited":
            raise ValueError("suggested goes with edited")
        if (self.event == "rejected") != (self.reason is not None):
            raise ValueError("reason goes with rejected, and rejected needs a reason")
        if self.note and self.event != "rejected":
            raise ValueError("note goes with rejected")
        return self

    @property
    def kept(self) -> float | None:
        """How much of the suggestion the agent kept, 0 to 1, by words (difflib's ratio); None where it is not told."""
        if self.text is None or self.suggested is None:
            return None
        matcher = SequenceMatcher(None, self.suggested.split(), self.text.split(), autojunk=False)
        return round(matcher.ratio(), 3)

    def event_fields(self, *, texts: bool) -> dict[str, Any]:
        """Return the fields of the log event.

        Args:
            texts: whether to add the texts, with figures, addresses, links and `names` taken out.
        """
        fields: dict[str, Any] = {
            "what": self.event,
            "options": [option.model_dump(exclude_none=True) for option in self.options],
            "conversation_id": self.conversation_id,
            "prompt": self.prompt,
            "model": self.model,
            "reason": self.reason,
            "kept": self.kept,
            "chars": None if self.text is None else len(self.text),
        }
        if texts:
            for name in ("text", "suggested", "note"):
                said = getattr(self, name)
                fields[name] = masked(said, self.names) if said else None
        return {name: value for name, value in fields.items() if value is not None}
