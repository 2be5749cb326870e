"""A prompt version: a folder that says what the model is asked and in what shape it must answer.

A version is data: `prompt.toml` (settings), `system.md` (the part that never changes, so that providers can keep it in
their cache), `user.md` (this chat), `NOTES.md` (for people). Its version names a digest of everything in it that a model
reads, so that a result can always be traced to the words that were sent.
"""

import string
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from service.answer import Contract, Parser, make_parser
from service.chat.moves import MOVES, Choice
from service.chat.situation import Situation
from service.conversation import Conversation
from service.errors import Misconfigured, UnknownPrompt
from service.model.completion import ChatMessage, ModelOptions
from service.principles import load_principles
from service.rule import Finding
from service.transcript import Brief, tokens

_AGAIN = 0.4
PROMPTS = Path(__file__).parent.parent / "prompts"
_SYSTEM_VARIABLES = frozenset({"principles"})
_NEEDED = frozenset({"transcript", "grounds"})
_ALLOWED = _NEEDED | {"moves", "move", "max_words", "situation", "names", "refinement", "findings"}


@dataclass(frozen=True, slots=True)
class Rendered:
    """A prompt for one chat, ready to send.

    Attributes:
        messages: one system message that is the same for every chat, then one user message.
        dropped: how many of the oldest chat messages were left out to stay within the budget.
        dropped_grounds: how many of the least related facts, actions and commitments were left out.
        shortened: whether even the last customer message had to be cut.
    """

    messages: tuple[ChatMessage, ...]
    dropped: int = 0
    dropped_grounds: int = 0
    shortened: bool = False


class _Settings(BaseModel):
    """The fields of `prompt.toml`, all of them required but the last."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    id: str
    parent: str
    principles: tuple[str, ...]
    contract: Contract
    temperature: Annotated[float, Field(ge=0, le=2)]
    max_tokens: Annotated[int, Field(ge=1)]
    budget: Annotated[int, Field(ge=100)]
    spare: Annotated[int, Field(ge=0, le=3)]
    stop: tuple[str, ...]
    moves: tuple[str, ...] = tuple(MOVES)


@dataclass(frozen=True, slots=True)
class Prompt:
    """A prompt version, loaded.

    Attributes:
        id: the folder's name.
        version: id and the first eight hex digits of its digest, "v2@1a2b3c4d".
        digest: SHA-256 of everything in it that a model reads, and of its settings.
        parent: the version it was made from, empty for a first one.
        principles: ids of the principles that it teaches.
        contract: the shape of the answer; "one-per-move" takes one call for each move.
        temperature: 0 to 2.
        max_tokens: most tokens that an answer may have.
        budget: most tokens that a rendered prompt may have, by `service.transcript.tokens`.
        spare: further candidates per move that the version asks for up front.
        stop: texts that end the answer.
        moves: ids of the moves that the model is asked for, all by default; replies of the others are composed.
        system: the part that is the same for every chat.
        user: the template of the part that is not.
    """

    id: str
    version: str
    digest: str
    parent: str
    principles: tuple[str, ...]
    contract: Contract
    temperature: float
    max_tokens: int
    budget: int
    spare: int
    stop: tuple[str, ...]
    moves: tuple[str, ...]
    system: str
    user: string.Template

    @property
    def refines(self) -> bool:
        """Whether this version can work on a draft, or on a previous reply with an instruction."""
        return "refinement" in self.user.get_identifiers()

    def render(
        self,
        conversation: Conversation,
        situation: Situation,
        choices: Sequence[Choice],
        findings: Sequence[Finding] = (),
    ) -> Rendered:
        """Return the messages that ask for these moves.

        Args:
            conversation: the chat with its grounds.
            situation: as read from it.
            choices: the moves to ask for; exactly one where the contract is "one-per-move".
            findings: what was wrong with earlier candidates.
        """
        brief = Brief(conversation, situation, choices, findings, numbered=self.contract != "one-per-move")
        fixed = {
            name: section
            for name, section in brief.sections.items()
            if name in self.user.get_identifiers() and name not in {"transcript", "grounds"}
        }
        bare = self._fill(fixed, transcript="", grounds="")
        room = self.budget - tokens(self.system) - tokens(bare)
        fitted = brief.fit(room)
        user = self._fill(fixed, transcript=fitted.transcript, grounds=fitted.grounds)
        messages: list[ChatMessage] = [{"role": "user", "content": user}]
        if self.system:
            messages.insert(0, {"role": "system", "content": self.system})
        return Rendered(tuple(messages), fitted.dropped, fitted.dropped_grounds, fitted.shortened)

    def parser(self, choices: Sequence[Choice]) -> Parser:
        """Return a fresh parser for the answer to these choices."""
        return make_parser(self.contract, [choice.move.id for choice in choices], self.spare)

    def options(self, deadline: float, *, again: bool = False) -> ModelOptions:
        """Return how the model is to answer, until `deadline` (absolute, `time.monotonic()`).

        Args:
            deadline: nothing of the call outlives it.
            again: whether an earlier answer was refused; one without chance would only be given once more.
        """
        temperature = max(self.temperature, _AGAIN) if again else self.temperature
        return ModelOptions(temperature, self.max_tokens, deadline, self.stop)

    def _fill(self, sections: dict[str, str], **more: str) -> str:
        text = self.user.substitute(sections, **more)
        return "\n".join(_without_gaps(text.splitlines())).strip()


def prompt_ids(folder: Path = PROMPTS) -> list[str]:
    """Return the ids of all prompt versions, sorted."""
    return sorted(path.parent.name for path in folder.glob("*/prompt.toml"))


@cache
def load_prompt(id_: str, folder: Path = PROMPTS) -> Prompt:
    """Load a prompt version.

    Raises:
        UnknownPrompt: there is no such version.
        Misconfigured: a file is missing, a setting is missing, unknown or out of range, a principle does not exist, a
            template names an unknown variable or lacks a needed one.
    """
    if id_ not in prompt_ids(folder):
        raise UnknownPrompt(f"there is no prompt version {id_!r}", field="prompt", known=prompt_ids(folder))
    home = folder / id_
    settings = _settings(id_, home)
    principles = load_principles()
    if odd := sorted(set(settings.principles) - principles.keys()):
        raise Misconfigured(f"prompt {id_}: there is no principle {', '.join(odd)}")
    system_template = _template(id_, home / "system.md", frozenset(), _SYSTEM_VARIABLES)
    user = _template(id_, home / "user.md", _NEEDED, _ALLOWED)
    if not {"moves", "move"} & set(user.get_identifiers()):
        raise Misconfigured(f"prompt {id_}: user.md asks for no moves")
    system = system_template.substitute(
        principles="\n".join(f"- {principles[name].says}" for name in settings.principles)
    ).strip()
    read = [
        settings.model_dump_json(exclude_defaults=True),
        system,
        user.template,
        *(repr((m.id, m.says, m.must_contain)) for m in MOVES.values()),
    ]
    digest = sha256("\0".join(read).encode()).hexdigest()
    seal = home / "FROZEN"
    if seal.exists() and seal.read_text("utf-8").strip() != digest:
        raise Misconfigured(
            f"prompt {id_} was frozen when it was scored and has changed since: make a new version"
        )
    return Prompt(
        version=f"{id_}@{digest[:8]}", digest=digest, system=system, user=user, **settings.model_dump()
    )


def _settings(id_: str, home: Path) -> _Settings:
    try:
        settings = _Settings.model_validate(tomllib.loads((home / "prompt.toml").read_text("utf-8")))
    except (tomllib.TOMLDecodeError, ValidationError) as error:
        raise Misconfigured(f"prompt {id_}: prompt.toml: {error}") from None
    if odd := sorted(set(settings.moves) - MOVES.keys()):
        raise Misconfigured(f"prompt {id_}: there is no move {', '.join(odd)}")
    if settings.id != id_ or (settings.spare and settings.contract == "one-per-move"):
        raise Misconfigured(f"prompt {id_}: prompt.toml has another id, or spares where none can come")
    return settings


def _template(id_: str, path: Path, needed: frozenset[str], allowed: frozenset[str]) -> string.Template:
    try:
        template = string.Template(path.read_text("utf-8"))
    except OSError as error:
        raise Misconfigured(f"prompt {id_}: {path.name} cannot be read") from error
    if not template.is_valid():
        raise Misconfigured(f"prompt {id_}: {path.name} has a stray $")
    names = set(template.get_identifiers())
    if odd := sorted((needed - names) | (names - allowed)):
        raise Misconfigured(f"prompt {id_}: {path.name}: variables {', '.join(odd)} are missing or unknown")
    return template


def _without_gaps(lines: list[str]) -> list[str]:
    return [line for i, line in enumerate(lines) if line.strip() or (i and lines[i - 1].strip())]
