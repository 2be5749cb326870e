"""The command line: `softanswer serve | suggest | check | review | mcp | rules | principles | prompts | key | eval | demo`."""

import argparse
import asyncio
import hashlib
import json
import secrets
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from service import wire
from service.cases import read_cases
from service.config import Settings, read_settings
from service.conversation import Conversation
from service.errors import BadRequest, MalformedBody, NotFound, SoftanswerError
from service.guardrail import check, default_rules
from service.lessons import review_document, team_document
from service.principles import coverage, load_principles
from service.prompt import load_prompt, prompt_ids
from service.report import print_answer, print_coverage, print_review, print_rule, print_team, print_verdict
from service.review import review

BLOCKED = 1
BAD_INPUT = 2
SHOWN = 5


def main(argv: Sequence[str] | None = None) -> int:
    """Run a command; return 0, 1 if anything was blocked, 2 on bad input."""
    argv = list(sys.argv[1:] if argv is None else argv)
    if argv[:1] == ["eval"]:
        from evals.cli import main as evals  # noqa: PLC0415  nothing else needs the harness

        return evals(argv[1:])
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except SoftanswerError as error:
        print(f"softanswer: {error.detail}", file=sys.stderr)
        return BAD_INPUT
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="softanswer", description="Three kind, honest reply options for an upset customer, each checked."
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Any, says: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(run=run)
        return sub

    sub = command("serve", _serve, "run the HTTP service")
    sub.add_argument("--host", help="address to listen on (SOFTANSWER_HOST)")
    sub.add_argument("--port", type=int, help="port to listen on (SOFTANSWER_PORT)")
    sub = command("suggest", _suggest, "print three checked replies for a conversation")
    sub.add_argument("file", help="a request body as JSON; - reads standard input")
    sub.add_argument("--json", action="store_true", help="print the API's answer")
    sub = command("check", _check, "check a text, labelled cases, or files full of canned replies")
    sub.add_argument(
        "files",
        nargs="*",
        metavar="file",
        help="a text (- reads standard input), or several files and folders",
    )
    sub.add_argument(
        "--cases", metavar="FILE.jsonl", help="labelled cases; prints one JSON line for each, in order"
    )
    sub.add_argument("--about", metavar="FILE.json", help="the conversation that the text answers")
    sub.add_argument("--json", action="store_true", help="print JSON")
    lint = sub.add_argument_group("several files", "text, Markdown, CSV, TSV, JSON; folders are searched")
    lint.add_argument("--column", help="the column of tables, or the member of JSON, that holds a reply")
    lint.add_argument("--format", choices=("text", "json", "sarif", "github"), help="how to print findings")
    lint.add_argument(
        "--skip", action="append", default=[], metavar="RULE", help="a rule or a family to leave out"
    )
    lint.add_argument("--baseline", metavar="FILE.json", help="findings that are known and not told again")
    lint.add_argument(
        "--write-baseline", metavar="FILE.json", help="write the findings to a baseline and return 0"
    )
    sub = command(
        "review", _review, "look back at finished chats: what went well, where it turned, what to practise"
    )
    sub.add_argument(
        "files", nargs="+", metavar="FILE", help="a request body as JSON, or one a line as JSON lines"
    )
    sub.add_argument("--json", action="store_true", help="print the API's answer")
    sub = command("mcp", _mcp, "offer the tools to an MCP client (extra: mcp)")
    sub.add_argument("--http", action="store_true", help="listen at /mcp instead of standard input")
    sub = command("rules", _rules, "list the rules, or explain one")
    sub.add_argument("id", nargs="?", help="a rule, e.g. blame/hindsight")
    sub = command("principles", _principles, "show which part of the product carries which principle")
    sub.add_argument("--json", action="store_true", help="print JSON")
    command("prompts", _prompts, "list the prompt versions")
    sub = command("key", _key, "make an API key; prints it once, and what to put into SOFTANSWER_KEYS")
    sub.add_argument("name", help="whose key it is")
    command("eval", _eval, "score prompt versions on the same chats: run, compare, gate, report, harvest")
    command("demo", _demo, "start the service, send it an upset chat, show what comes back")
    return parser


def _serve(options: argparse.Namespace) -> int:
    from service.serve import serve  # noqa: PLC0415  the other commands need no server

    given = {
        name: value for name, value in vars(options).items() if name in {"host", "port"} and value is not None
    }
    serve(Settings.model_validate({**read_settings().model_dump(), **given}))
    return 0


def _suggest(options: argparse.Namespace) -> int:
    conversation = _conversation(options.file)
    from service.app import make_gateway  # noqa: PLC0415  the web framework is half of the start-up time
    from service.model.gateway import LiteLLMGateway  # noqa: PLC0415
    from service.suggestions import suggest  # noqa: PLC0415

    settings = read_settings()
    prompt = load_prompt(conversation.prompt or settings.prompt_id)
    gateway = make_gateway(settings)

    async def run() -> Any:
        try:
            return await suggest(conversation, prompt=prompt, gateway=gateway)
        finally:
            if isinstance(gateway, LiteLLMGateway):
                await gateway.aclose()

    answer = asyncio.run(run())
    document = wire.answer_document(answer, explain=conversation.explain or not options.json)
    if options.json:
        print(json.dumps(document, ensure_ascii=False, indent=2))
    else:
        print_answer(document)
    return 0


def _check(options: argparse.Namespace) -> int:
    if options.cases:
        blocked = False
        for case in read_cases(options.cases):
            document = wire.verdict_document(case.verdict())
            blocked |= document["blocked"]
            print(json.dumps({"id": case.id, **document}, ensure_ascii=False))
        return BLOCKED if blocked else 0
    if not options.files:
        raise BadRequest("name a file to check, or - for standard input")
    if _lints(options):
        return _lint(options)
    text = _read(options.files[0])
    verdict = check(text, _conversation(options.about) if options.about else None)
    if options.json:
        print(json.dumps(wire.verdict_document(verdict), ensure_ascii=False))
    else:
        print_verdict(text, verdict)
    return BLOCKED if verdict.blocked else 0


def _lints(options: argparse.Namespace) -> bool:
    asked = options.column or options.format or options.skip or options.baseline or options.write_baseline
    return bool(asked or len(options.files) > 1 or Path(options.files[0]).is_dir())


def _lint(options: argparse.Namespace) -> int:
    from service.linter.annotations import FORMATS  # noqa: PLC0415  one text needs no reader of Markdown
    from service.linter.lint import lint, read_baseline, write_baseline  # noqa: PLC0415

    run = lint(
        options.files,
        column=options.column,
        about=_conversation(options.about) if options.about else None,
        skip=options.skip,
        baseline=read_baseline(options.baseline) if options.baseline else None,
    )
    if options.write_baseline:
        write_baseline(options.write_baseline, run.faults)
        return 0
    if printed := FORMATS[options.format or ("json" if options.json else "text")](run):
        print(printed)
    return BLOCKED if run.blocked else 0


def _review(options: argparse.Namespace) -> int:
    rules = default_rules()
    reviews = [review(one, rules) for file in options.files for one in _conversations(file)]
    team = team_document(reviews, rules)
    documents = [review_document(one) for one in reviews]
    if options.json:
        print(json.dumps({"reviews": documents, "team": team}, ensure_ascii=False, indent=2))
        return 0
    for document in documents if len(documents) <= SHOWN else ():
        print_review(document)
        print()
    if len(documents) > 1:
        print_team(team)
    return 0


def _mcp(options: argparse.Namespace) -> int:
    from service.app import make_gateway  # noqa: PLC0415  as for suggest
    from service.mcp import run  # noqa: PLC0415  an extra

    settings = read_settings()
    run(settings, make_gateway(settings), http=options.http)
    return 0


def _rules(options: argparse.Namespace) -> int:
    rules = default_rules()
    if options.id:
        if options.id not in rules.by_id:
            raise NotFound(f"there is no rule {options.id}; softanswer rules lists them")
        print_rule(rules.by_id[options.id])
    else:
        for rule in rules.rules:
            print(f"{rule.id:34} {rule.says}")
    return 0


def _principles(options: argparse.Namespace) -> int:
    from evals.scorers import SCORERS  # noqa: PLC0415  nothing else needs them

    prompts = [load_prompt(p) for p in prompt_ids()]
    rows = coverage(load_principles(), default_rules().rules, prompts, SCORERS)
    if options.json:
        print(json.dumps(rows, ensure_ascii=False, indent=2))
    else:
        print_coverage(rows)
    return 0


def _prompts(_: argparse.Namespace) -> int:
    current = read_settings().prompt_id
    for name in prompt_ids():
        prompt = load_prompt(name)
        print(f"{prompt.version:20} {prompt.contract:14} {'in use' if name == current else ''}")
    return 0


def _key(options: argparse.Namespace) -> int:
    key = secrets.token_urlsafe(32)
    print(f"key, shown once:      {key}")
    print(f"for SOFTANSWER_KEYS:  {options.name}:{hashlib.sha256(key.encode()).hexdigest()}")
    return 0


def _eval(_: argparse.Namespace) -> int:
    raise BadRequest("write eval first: softanswer eval --help")


def _demo(_: argparse.Namespace) -> int:
    from service.demo import run_demo  # noqa: PLC0415

    return run_demo()


def _read(file: str) -> str:
    try:
        return sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise BadRequest(f"{file} cannot be read: {error}") from None


def _conversations(file: str) -> list[Conversation]:
    if not file.endswith(".jsonl"):
        return [_conversation(file)]
    lines = enumerate(_read(file).splitlines(), 1)
    return [_parsed(line, f"{file}:{number}") for number, line in lines if line.strip()]


def _conversation(file: str) -> Conversation:
    return _parsed(_read(file), file)


def _parsed(text: str, file: str) -> Conversation:
    try:
        return Conversation.model_validate_json(text)
    except ValidationError as error:
        wrong = error.errors()[0]
        if wrong["type"] == "json_invalid":
            raise MalformedBody(f"{file} is not JSON: {wrong['msg']}") from None
        place = ".".join(str(part) for part in wrong["loc"]) or "the body"
        raise BadRequest(f"{file}: {place}: {wrong['msg']}") from None


if __name__ == "__main__":
    sys.exit(main())
