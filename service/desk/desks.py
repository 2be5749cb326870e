"""The file that names the helpdesks: where each is, its secrets, and what of its fields is a ground.

`SOFTANSWER_DESKS` points to a TOML file with one table for each helpdesk; docs/integrations.md shows one.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    SecretStr,
    StringConstraints,
    ValidationError,
    model_validator,
)

from service.conversation import MAX_GROUND_CHARS, MAX_GROUNDS, Brand, Name
from service.errors import Misconfigured

_FIELD = re.compile(r"\{([^{}]+)\}")
_LONGEST_VALUE = 200
Kind = Literal["chatwoot", "zendesk", "zammad", "intercom", "freshdesk", "django_helpdesk"]
Plain = str | int | float | bool


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid")


class Ground(_Frozen):
    """One statement that a chat's fields may prove.

    Attributes:
        kind: what it is: a verified fact, something that was really done, or something that may be promised.
        says: the statement; `{order_number}` stands for the field of that name. A field that is missing or empty
            leaves the whole statement out.
        tag: only where the chat carries this tag or label.
        field, equals: only where this field has this value.
    """

    kind: Literal["fact", "action", "commitment"]
    says: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=MAX_GROUND_CHARS)]
    tag: str | None = None
    field: str | None = None
    equals: Plain | None = None

    @model_validator(mode="after")
    def _field_and_value(self) -> "Ground":
        if (self.field is None) != (self.equals is None):
            raise ValueError("field and equals go together")
        return self

    def read(self, fields: Mapping[str, str], tags: Iterable[str]) -> str | None:
        """Return the statement for a chat, or None where the chat does not prove it."""
        if self.tag is not None and self.tag not in tags:
            return None
        if self.field is not None and fields.get(self.field) != _word(self.equals):
            return None
        names = _FIELD.findall(self.says)
        if any(not fields.get(name) for name in names):
            return None
        return _FIELD.sub(lambda found: fields[found[1]], self.says)[:MAX_GROUND_CHARS]


class Desk(_Frozen):
    """One helpdesk, as a table of the file has it.

    Attributes:
        kind: which connector speaks to it; by default the table's name.
        url: where its API is, `https://host[:port][/path]`.
        token, token_file: the API token of the account that leaves the notes, or the file that holds it.
        secret, secret_file: what its webhooks are signed with, or the file that holds it.
        account: Zendesk: e-mail address of the token's owner. Intercom: id of the admin who leaves the notes.
            django-helpdesk: name of the staff user (its password is the token).
        debounce: seconds of quiet before a burst of messages is answered, 0 to 30.
        patience: seconds in which a note may be delivered, retries included, 1 to 120.
        deadline: seconds for the suggestions themselves, 0.5 to 60.
        prompt: prompt version, where it is not the service's own.
        ground: what the chat's fields prove.
        brand, teams: as in a request.
    """

    kind: Kind
    url: Annotated[str, StringConstraints(pattern=r"^https?://[^\s?#@]+$")]
    token: SecretStr
    secret: SecretStr
    account: str | None = None
    debounce: Annotated[float, Field(ge=0, le=30)] = 1.5
    patience: Annotated[float, Field(ge=1, le=120)] = 30.0
    deadline: Annotated[float, Field(ge=0.5, le=60)] = 20.0
    prompt: str | None = None
    ground: Annotated[tuple[Ground, ...], Field(max_length=MAX_GROUNDS)] = ()
    brand: Brand = Brand()
    teams: Annotated[tuple[Name, ...], Field(max_length=50)] = ()

    @model_validator(mode="after")
    def _whole(self) -> "Desk":
        if self.kind in {"zendesk", "intercom", "django_helpdesk"} and not self.account:
            raise ValueError(f"account: {self.kind} needs one")
        for name in ("token", "secret"):
            if not getattr(self, name).get_secret_value():
                raise ValueError(f"{name} is empty: anybody could use it")
        return self

    def grounds(self, fields: Mapping[str, str], tags: Iterable[str]) -> dict[str, tuple[str, ...]]:
        """Return `facts`, `actions` and `commitments` as a request has them, from a chat's fields and tags."""
        tags = frozenset(tags)
        found: dict[str, dict[str, None]] = {"fact": {}, "action": {}, "commitment": {}}
        for ground in self.ground:
            if statement := ground.read(fields, tags):
                found[ground.kind][statement] = None
        return {f"{kind}s": tuple(statements) for kind, statements in found.items()}


def fields_of(*sources: Any, prefix: str = "") -> dict[str, str]:
    """Return what a mapping may name: the plain values of the sources by dotted name, later sources last.

    A value is one line of at most 200 characters; lists and what is empty are left out.
    """
    found: dict[str, str] = {}
    for source in sources:
        if not isinstance(source, Mapping):
            continue
        for name, value in source.items():
            if isinstance(value, Mapping):
                found |= fields_of(value, prefix=f"{prefix}{name}.")
            elif isinstance(value, Plain) and (word := _word(value)):
                found[f"{prefix}{name}"] = word
    return found


def _word(value: Any) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    return " ".join(str(value).split())[:_LONGEST_VALUE]


def read_desks(file: Path | None) -> dict[str, Desk]:
    """Return the helpdesks that a file names, by the name of their table; none without a file.

    Raises:
        Misconfigured: the file, or one that it points to, cannot be read; names the table and the field, never a value.
    """
    if file is None:
        return {}
    try:
        tables = tomllib.loads(file.read_text("utf-8"))
    except (OSError, ValueError) as error:
        raise Misconfigured(f"SOFTANSWER_DESKS: {file.name} cannot be read: {type(error).__name__}") from None
    return {name: _desk(name, table, file.parent) for name, table in tables.items()}


def _desk(name: str, table: Any, folder: Path) -> Desk:
    if not isinstance(table, dict) or not re.fullmatch(r"[a-z0-9][a-z0-9_-]{0,63}", name):
        raise Misconfigured(f"SOFTANSWER_DESKS: {name}: a table, named in lower case, is wanted")
    table = {"kind": name} | table
    for field in ("token", "secret"):
        if (held := table.pop(f"{field}_file", None)) is not None:
            try:
                table[field] = (folder / str(held)).read_text("utf-8").strip()
            except (OSError, ValueError):
                raise Misconfigured(f"SOFTANSWER_DESKS: {name}.{field}_file cannot be read") from None
    try:
        return Desk.model_validate(table)
    except ValidationError as error:
        wrong = error.errors()[0]
        place = ".".join(str(part) for part in (name, *wrong["loc"]))
        raise Misconfigured(f"SOFTANSWER_DESKS: {place}: {wrong['msg']}") from None
