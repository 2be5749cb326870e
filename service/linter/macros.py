"""Canned replies as help desks keep them: text files, Markdown, tables and JSON exports, read with their places.

Template variables ({{ticket.name}}, {% if %}, %{name}, #{name}, {!Name}) stand for something that is filled in, so they are
no blanks; Markdown is rendered before anybody reads it, so its marks are no mark-up. Both are blanked out at full
length, and every offset of `Macro.text` is an offset of `Macro.source`.
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import re2
from markdown_it import MarkdownIt

from service.errors import BadRequest

_TEXTS = {".txt", ".text", ".macro"}
_MARKDOWN = {".md", ".markdown"}
_TABLES = {".csv": ",", ".tsv": "\t"}
_JSONS = {".json", ".jsonl"}
_VARIABLE = re2.compile(r"\{\{[^{}\n]*\}\}|\{%[^%\n]*%\}|\{![^{}\n]*\}|[#$%]\{[^{}\n]*\}")
_MARKS = re2.compile(
    r"(?m:^[ \t>]*(?:[*+-]|[0-9]{1,3}[.)])[ \t]+)|(?m:^[ \t]*>+[ \t]?)|!?\[|\](?:\([^()\n]*\))|\]"
    r"|\*+|__+|`+|~~|</?[a-zA-Z][^<>\n]*>|\|"
)
# An underscore inside a word belongs to it; at its edge it is emphasis.
_EDGE = re2.compile(r"(?m:(?:^|\PL)_\b)|\b_(?:\PL|$)")
_RULE_OFF = re2.compile(r"(?m:^-{3,}[ \t]*$)")
_FRONT = re2.compile(r"\A---\n(?s:.*?)\n---[ \t]*(?:\n|\z)")


@dataclass(frozen=True, slots=True)
class Macro:
    """One canned reply.

    Attributes:
        file: the path as it was given.
        text: what a customer would read, variables and marks blanked out.
        source: the same stretch as it stands in the file or cell, of equal length.
        line: line of its first character in the file, from 1.
        column: column of its first character, from 1; None where the file quotes it, so that columns say nothing.
    """

    file: str
    text: str
    source: str
    line: int = 1
    column: int | None = 1

    def place(self, offset: int) -> tuple[int, int | None]:
        """Return line and column of an offset of the text."""
        line = self.line + self.source.count("\n", 0, offset)
        if self.column is None:
            return line, None
        start = self.source.rfind("\n", 0, offset) + 1
        return line, offset - start + (1 if start else self.column)


def find_files(paths: Iterable[str], *, tables: bool) -> Iterator[Path]:
    """Yield the files named, and those in the folders named, in the order of their names.

    Args:
        paths: files and folders; hidden files and folders inside them are passed over.
        tables: whether to take CSV, TSV and JSON files out of folders, too.

    Raises:
        BadRequest: there is no such file or folder.
    """
    wanted = _TEXTS | _MARKDOWN | ({*_TABLES} | _JSONS if tables else set())
    for name in paths:
        path = Path(name)
        if path.is_dir():
            inside = (p for p in sorted(path.rglob("*")) if p.suffix.lower() in wanted and p.is_file())
            yield from (p for p in inside if not any(x.startswith(".") for x in p.relative_to(path).parts))
        elif path.is_file():
            yield path
        else:
            raise BadRequest(f"{name} cannot be read: there is no such file or folder")


def read_macros(path: Path, column: str | None = None) -> Iterator[Macro]:
    """Yield the canned replies of a file.

    A text file holds one, or several parted by lines of dashes; in Markdown every heading begins another. A table has
    one in each row, in `column`; a JSON or JSONL file in every member called `column`, wherever it stands.

    Raises:
        BadRequest: the file cannot be read, has no such column, or needs one to be named.
    """
    try:
        # newline="" keeps \r\n, which a table may hold inside a cell.
        with path.open(encoding="utf-8-sig", newline="") as file:
            raw = file.read()
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{path} cannot be read: {error}") from None
    kind = path.suffix.lower()
    if (kind in _TABLES or kind in _JSONS) and column is None:
        raise BadRequest(f"{path}: name the column that holds the replies, e.g. --column reply")
    if kind in _TABLES:
        assert column is not None
        yield from _rows(path, raw, column)
    elif kind in _JSONS:
        assert column is not None
        yield from _members(path, raw, column)
    else:
        yield from _stretches(path, raw.replace("\r\n", "\n"), markdown=kind in _MARKDOWN)


def _blank(pattern: Any, text: str) -> str:
    blanked: str = pattern.sub(lambda found: " " * len(found.group()), text)
    return blanked


def _stretches(path: Path, raw: str, *, markdown: bool) -> Iterator[Macro]:
    text = _blank(_VARIABLE, raw)
    if markdown:
        text, starts = _rendered(text)
    else:
        starts = [0]
        for rule in _RULE_OFF.finditer(text):
            text = text[: rule.start()] + " " * (rule.end() - rule.start()) + text[rule.end() :]
            starts.append(rule.end())
    for start, end in zip(starts, [*starts[1:], len(text)], strict=True):
        body = text[start:end].rstrip()
        if body:
            first = start + len(body) - len(body.lstrip())
            source = raw[first : start + len(body)]
            line = raw.count("\n", 0, first) + 1
            yield Macro(str(path), body.lstrip(), source, line, first - raw.rfind("\n", 0, first))


def _rendered(raw: str) -> tuple[str, list[int]]:
    """Return Markdown with all but its prose blanked out, and the offsets at which a heading or rule begins a reply."""
    raw = _FRONT.sub(lambda found: "".join("\n" if c == "\n" else " " for c in found.group()), raw, count=1)
    lines = raw.split("\n")
    starts = [0]
    at = [0]
    for line in lines:
        at.append(at[-1] + len(line) + 1)
    wrapped: set[int] = set()
    for token in MarkdownIt("commonmark").enable("table").parse(raw):
        if token.map is None:
            continue
        first, last = token.map
        if token.type in {"heading_open", "hr"}:
            starts.append(at[first])
        if token.type in {"heading_open", "hr", "fence", "code_block", "html_block"}:
            for number in range(first, min(last, len(lines))):
                lines[number] = " " * len(lines[number])
        elif token.type == "inline":
            # A line break inside a paragraph is a space to whoever reads it rendered.
            wrapped.update(range(first, last - 1))
    # List and quotation marks are told by the line they begin, so they go before the lines are joined.
    text = _blank(_MARKS, "\n".join(lines))
    joined = "".join(
        line + (" " if number in wrapped else "\n") for number, line in enumerate(text.split("\n"))
    )
    return _blank(_EDGE, joined[:-1]), sorted(set(starts))


def _rows(path: Path, raw: str, column: str) -> Iterator[Macro]:
    reader = csv.DictReader(io.StringIO(raw, newline=""), delimiter=_TABLES[path.suffix.lower()])
    if column not in (reader.fieldnames or ()):
        raise BadRequest(f"{path} has no column {column}; it has {', '.join(reader.fieldnames or ())}")
    line = reader.line_num + 1
    try:
        for row in reader:
            cell = row[column] or ""
            names = reader.fieldnames or ()
            before = sum((row[name] or "").count("\n") for name in names[: list(names).index(column)])
            if cell.strip():
                yield Macro(str(path), _blank(_VARIABLE, cell), cell, line + before, None)
            line = reader.line_num + 1
    except csv.Error as error:
        raise BadRequest(f"{path}, line {reader.line_num} is no table row: {error}") from None


def _members(path: Path, raw: str, column: str) -> Iterator[Macro]:
    documents = [(1, raw)]
    if path.suffix.lower() == ".jsonl":
        documents = [(n, line) for n, line in enumerate(raw.split("\n"), 1) if line.strip()]
    for first, document in documents:
        try:
            loaded = json.loads(document)
        except json.JSONDecodeError as error:
            raise BadRequest(f"{path}, line {first + error.lineno - 1} is not JSON: {error.msg}") from None
        at = 0
        for text in _named(loaded, column):
            spellings = (json.dumps(text, ensure_ascii=False), json.dumps(text))
            found = min((p for s in spellings if (p := document.find(s, at)) >= 0), default=-1)
            if found >= 0:
                at = found + 1
            if text.strip():
                # A string of JSON stands in one line, whatever line breaks it means.
                source = text.replace("\n", " ")
                yield Macro(
                    str(path), _blank(_VARIABLE, text), source, first + document.count("\n", 0, at), None
                )


def _named(value: Any, name: str) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            if key == name and isinstance(inner, str):
                yield inner
            else:
                yield from _named(inner, name)
    elif isinstance(value, list):
        for inner in value:
            yield from _named(inner, name)
