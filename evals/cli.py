"""`softanswer eval run | compare | gate | report | sweep | harvest | import | export | guardrail`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterable, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.chats import Chat, digest, find_cases
from evals.results import METRICS, Run
from service import Prompt, load_prompt, read_settings
from service.errors import BadRequest, SoftanswerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.compare import Comparison, Difference
    from evals.run import Outcome

WORSE = 1
BAD_INPUT = 2
RESULTS = Path("evals/results")


def main(argv: Sequence[str] | None = None) -> int:
    """Run an eval command; return 0, 1 if the gate stays shut or something failed, 2 on bad input."""
    options = _parser().parse_args(argv)
    try:
        return int(options.run(options) or 0)
    except SoftanswerError as error:
        print(f"softanswer eval: {error.detail}", file=sys.stderr)
        return BAD_INPUT
    except ModuleNotFoundError as error:
        if error.name and error.name.partition(".")[0] in {
            "pydantic_evals",
            "scipy",
            "datafog",
            "textstat",
            "jinja2",
            "ray",
        }:
            extra = "evals,cluster" if error.name == "ray" else "evals"
            print(
                f"softanswer eval: {error.name} is missing: pip install 'softanswer[{extra}]'",
                file=sys.stderr,
            )
            return BAD_INPUT
        raise
    except BrokenPipeError:
        return 0
    except KeyboardInterrupt:
        print("softanswer eval: stopped; the same command goes on from here", file=sys.stderr)
        return 130


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="softanswer eval", description="Which prompt version is better, and is it really?"
    )
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, run: Callable[[argparse.Namespace], int], says: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(run=run)
        return sub

    def running(sub: argparse.ArgumentParser) -> None:
        sub.add_argument(
            "--prompt",
            action="append",
            required=True,
            help="a prompt version, or a folder with one; may be given several times",
        )
        sub.add_argument(
            "--cases", action="append", default=[], metavar="PATH", help="a JSONL file or a folder of them"
        )
        sub.add_argument("--split", choices=("dev", "test"), help="only these cases")
        sub.add_argument("--limit", type=int, metavar="N", help="only the first N cases")
        sub.add_argument("--epochs", type=int, default=1, metavar="N", help="how often each case is answered")
        sub.add_argument("--concurrency", type=int, default=4, metavar="N", help="answers under way at once")
        sub.add_argument("--deadline", type=float, default=30.0, metavar="S", help="seconds for one answer")
        sub.add_argument(
            "--out", type=Path, default=RESULTS, metavar="FOLDER", help=f"where results go ({RESULTS})"
        )

    sub = command("run", _run, "answer the cases with one or more prompt versions and score the answers")
    running(sub)
    sub.add_argument("--model", help="any LiteLLM model, softanswer/local, or none (SOFTANSWER_MODEL)")
    sub.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let a Ray cluster answer: auto on a node of it, an address, or local to start one here",
    )
    sub.add_argument("--workers", type=int, default=2, metavar="N", help="processes on the cluster (2)")
    sub = command("sweep", _sweep, "run over models and temperatures, and print the scores side by side")
    running(sub)
    sub.add_argument("--model", action="append", required=True, help="a model; may be given several times")
    sub.add_argument(
        "--temperature", action="append", type=float, required=True, help="may be given several times"
    )
    for name, run, says in (
        ("compare", _compare, "paired differences with confidence intervals, and a plain verdict"),
        ("gate", _gate, "return 1 if a run is worse than the baseline"),
    ):
        sub = command(name, run, says)
        sub.add_argument("--baseline", required=True, metavar="FILE|PROMPT", help="the run to compare with")
        sub.add_argument(
            "others", nargs="*", metavar="FILE|PROMPT", help="runs; all others in --out by default"
        )
        sub.add_argument(
            "--out", type=Path, default=RESULTS, metavar="FOLDER", help=f"where results lie ({RESULTS})"
        )
        sub.add_argument("--json", action="store_true", help="print JSON")
    sub = command("report", _report, "write one self-contained HTML page about several runs")
    sub.add_argument(
        "runs", nargs="*", metavar="FILE|PROMPT", help="runs, the baseline first; all in --out by default"
    )
    sub.add_argument(
        "--out", type=Path, default=RESULTS, metavar="FOLDER", help=f"where results lie ({RESULTS})"
    )
    sub.add_argument(
        "--cases", action="append", default=[], metavar="PATH", help="the cases, for the transcripts"
    )
    sub.add_argument("--html", type=Path, default=Path("report.html"), metavar="FILE", help="what to write")
    sub = command("harvest", _harvest, "make a report per prompt version, and cases, out of feedback events")
    sub.add_argument(
        "events", nargs="+", metavar="EVENTS.jsonl", help="feedback events, or the service's own log"
    )
    sub.add_argument(
        "--cases", type=Path, metavar="FILE.jsonl", help="write the edits and rejections as cases"
    )
    sub.add_argument("--json", action="store_true", help="print JSON")
    sub = command("import", _import, "turn one's own chats into cases, with personal data taken out")
    sub.add_argument("file", help="JSONL, CSV, or an export of Chatwoot or Zendesk as JSON")
    sub.add_argument(
        "--kind", choices=("jsonl", "csv", "chatwoot", "zendesk"), help="told by the file where left out"
    )
    sub.add_argument("--write", type=Path, required=True, metavar="FILE.jsonl", help="where the cases go")
    sub.add_argument(
        "--name", action="append", default=[], help="a name to take out; may be given several times"
    )
    sub = command(
        "export", _export, "write the cases for another harness, with the messages that a model is sent"
    )
    sub.add_argument("--format", choices=("openai-evals",), required=True, help="whose registry it is")
    sub.add_argument("--prompt", required=True, help="the prompt version that asks, or a folder with one")
    sub.add_argument(
        "--cases", action="append", default=[], metavar="PATH", help="a JSONL file or a folder of them"
    )
    sub.add_argument("--split", choices=("dev", "test"), help="only these cases")
    sub.add_argument("--write", type=Path, required=True, metavar="FOLDER", help="where the registry goes")
    sub = command("guardrail", _guardrail, "recall and clean pass on labelled replies, with what was missed")
    sub.add_argument("rest", nargs=argparse.REMAINDER, help="as of python -m evals.guardrail")
    return parser


class _Given:
    """The cases that a command names: a fresh pass whenever they are asked for."""

    def __init__(self, options: argparse.Namespace) -> None:
        self._options = options

    def __call__(self) -> "Iterator[Chat]":
        for number, chat in enumerate(find_cases(self._options.cases, self._options.split)):
            if self._options.limit is not None and number >= self._options.limit:
                return
            yield chat


def _run(options: argparse.Namespace) -> int:
    model = options.model or read_settings().model
    return _run_all(options, [(prompt, model, None) for prompt in options.prompt])


def _sweep(options: argparse.Namespace) -> int:
    status = _run_all(options, list(product(options.prompt, options.model, options.temperature)))
    runs = _in_folder(options.out)
    wanted = {(p, m, t) for p, m, t in product(options.prompt, options.model, options.temperature)}
    _table([r for r in runs if (r.header.prompt, r.header.model, r.header.temperature) in wanted])
    return status


def _run_all(options: argparse.Namespace, wanted: Iterable[tuple[str, str, float | None]]) -> int:
    given = _Given(options)
    total = sum(1 for _ in given())
    if not total:
        raise BadRequest("there are no such cases")
    cases = digest(given())
    status = 0
    for one in wanted:
        status |= asyncio.run(_run_one(options, given, cases, total, wanted=one))
    return status


async def _run_one(
    options: argparse.Namespace,
    given: _Given,
    cases: str,
    total: int,
    *,
    wanted: tuple[str, str, float | None],
) -> int:
    prompt, model, temperature = wanted
    from evals.run import Plan, run  # noqa: PLC0415  an extra
    from service import make_gateway  # noqa: PLC0415  brings the web framework

    # A breaker that has opened would leave chats unanswered that have nothing to do with the fault.
    changes = {"model": model, "fallback_models": (), "circuit_failures": sys.maxsize, "max_queue": total}
    settings = read_settings().model_copy(update=changes)
    plan = Plan(given, cases, options.epochs, options.concurrency, options.deadline, temperature)
    if getattr(options, "cluster", None):
        from evals.cluster import run_on_cluster  # noqa: PLC0415  an extra

        with _progress(f"{Path(prompt).name} · {model}", total * options.epochs) as tick:
            outcome = run_on_cluster(
                plan,
                _load(prompt),
                partial(make_gateway, settings),
                options.out,
                tick,
                model=model,
                address=options.cluster,
                workers=options.workers,
            )
        return _told(outcome)
    gateway: Any = make_gateway(settings)
    try:
        if gateway is not None:
            await gateway.warm()
        with _progress(f"{Path(prompt).name} · {model}", total * options.epochs) as tick:
            outcome = await run(plan, _load(prompt), gateway, options.out, tick)
    finally:
        if gateway is not None:
            await gateway.aclose()
    return _told(outcome)


def _told(outcome: "Outcome") -> int:
    kept = f", {outcome.kept} stood there before" if outcome.kept else ""
    print(f"{outcome.path}: {outcome.scored} answers scored{kept}")
    for name, why in outcome.failed[:10]:
        print(f"  failed: {name}: {why}", file=sys.stderr)
    return WORSE if outcome.failed else 0


def _load(prompt: str) -> Prompt:
    """Return a prompt version by its id, or by the folder that holds it."""
    folder = Path(prompt)
    return (
        load_prompt(folder.name, folder.parent) if (folder / "prompt.toml").is_file() else load_prompt(prompt)
    )


@contextmanager
def _progress(name: str, total: int) -> "Iterator[Callable[[int, int], None]]":
    from rich.progress import MofNCompleteColumn, Progress, TimeRemainingColumn  # noqa: PLC0415  comes with the extra

    columns = (*Progress.get_default_columns()[:-1], MofNCompleteColumn(), TimeRemainingColumn())
    from rich.console import Console  # noqa: PLC0415

    with Progress(*columns, console=Console(stderr=True)) as bar:
        task = bar.add_task(name, total=total)
        yield lambda done, _: bar.update(task, completed=done)


def _in_folder(folder: Path) -> list[Run]:
    return [Run(path) for path in sorted(folder.glob("*.jsonl"))]


def _find(name: str, folder: Path) -> Run:
    """Return the run of a file, or the only one of a prompt version in the folder."""
    if Path(name).is_file():
        return Run(name)
    found = [run for run in _in_folder(folder) if name in {run.header.prompt, run.path.stem}]
    if len(found) != 1:
        raise BadRequest(f"{name}: {len(found)} such runs in {folder}; name a file")
    return found[0]


def _comparisons(options: argparse.Namespace) -> "list[Comparison]":
    from evals.compare import compare  # noqa: PLC0415  an extra

    baseline = _find(options.baseline, options.out)
    others = [_find(name, options.out) for name in options.others] or [
        run
        for run in _in_folder(options.out)
        if run.path.resolve() != baseline.path.resolve() and run.header.model == baseline.header.model
    ]
    if not others:
        raise BadRequest(f"there is no run beside {baseline.path} to compare it with")
    return [compare(baseline, other) for other in others]


def _compare(options: argparse.Namespace) -> int:
    comparisons = _comparisons(options)
    if options.json:
        print(json.dumps([_document(one) for one in comparisons], ensure_ascii=False, indent=2))
    else:
        for one in comparisons:
            _print(one)
    return 0


def _gate(options: argparse.Namespace) -> int:
    shut = False
    for one in _comparisons(options):
        worse = [row for row in one.rows if row.verdict == "worse" and row.name not in METRICS]
        shut |= one.verdict == "worse"
        if options.json:
            print(json.dumps(_document(one), ensure_ascii=False))
        else:
            print(f"{one.other.header.name} against {one.baseline.header.name}: {one.verdict}")
            for row in worse:
                print(f"  {row.name} fell from {row.baseline:.3f} to {row.other:.3f} {_interval(row)}")
    return WORSE if shut else 0


def _interval(row: "Difference") -> str:
    return "" if row.low is None or row.high is None else f"[{row.low:+.3f}, {row.high:+.3f}]"


def _print(one: "Comparison") -> None:
    print(f"\n{one.other.header.name} against {one.baseline.header.name}: {one.verdict}")
    print(
        f"{'':18} {'chats':>5} {'before':>8} {'after':>8} {'change':>8}  {'95 % interval':18} {'+':>4} {'-':>4}"
    )
    for row in one.rows:
        if row.verdict == "same" and row.name in METRICS:
            continue
        note: str = row.verdict
        if row.verdict == "cannot tell" and row.seen is not None:
            note += f" (would have shown {row.seen:.3f})"
        print(
            f"{row.name:18} {row.chats:5} {row.baseline:8.3f} {row.other:8.3f} {row.mean:+8.3f}  {_interval(row):18}"
            f" {row.better:4} {row.worse:4}  {note}"
        )


def _document(one: "Comparison") -> dict[str, Any]:
    from dataclasses import asdict  # noqa: PLC0415

    return {
        "baseline": one.baseline.header.model_dump(),
        "other": one.other.header.model_dump(),
        "verdict": one.verdict,
        "rows": [asdict(row) for row in one.rows],
    }


def _table(runs: Sequence[Run]) -> None:
    """Print the means of several runs side by side, a run a line."""
    print(f"{'':44} {'answers':>7} {'overall':>8} {'first try':>9} {'first s':>8} {'tokens':>8}")
    for run in runs:
        rows = list(run.rows())
        overall = _mean(row.overall for row in rows)
        first = _mean(row.scores["first-try"].value for row in rows if "first-try" in row.scores)
        seconds = _mean(row.answer.metrics.get("first_s") for row in rows)
        tokens = _mean(row.answer.metrics.get("completion_tokens") for row in rows)
        print(f"{run.header.name[:44]:44} {len(rows):7} {overall:>8} {first:>9} {seconds:>8} {tokens:>8}")


def _mean(values: Iterable[float | None]) -> str:
    known = [value for value in values if value is not None]
    return f"{sum(known) / len(known):.3f}" if known else "-"


def _report(options: argparse.Namespace) -> int:
    from evals.report import write_report  # noqa: PLC0415  an extra

    runs = [_find(name, options.out) for name in options.runs] or _in_folder(options.out)
    if not runs:
        raise BadRequest(f"there are no results in {options.out}")
    write_report(options.html, runs, lambda: find_cases(options.cases))
    print(options.html)
    return 0


def _harvest(options: argparse.Namespace) -> int:
    from evals.harvest import harvest, print_harvest, write_cases  # noqa: PLC0415  an extra

    found = harvest(options.events)
    if options.cases:
        print(f"{write_cases(options.cases, found)} cases in {options.cases}", file=sys.stderr)
    if options.json:
        print(json.dumps(found.document(), ensure_ascii=False, indent=2))
    else:
        print_harvest(found)
    return 0


def _import(options: argparse.Namespace) -> int:
    from evals.exports import read_export  # noqa: PLC0415  an extra

    chats = read_export(Path(options.file), options.kind, options.name)
    count = 0
    with options.write.open("w", encoding="utf-8") as file:
        for chat in chats:
            file.write(chat.model_dump_json(exclude_defaults=True) + "\n")
            count += 1
    print(f"{count} cases in {options.write}")
    return 0


def _export(options: argparse.Namespace) -> int:
    from evals.registry import write_registry  # noqa: PLC0415  compiles every rule

    chats = find_cases(options.cases, options.split)
    written = asyncio.run(write_registry(options.write, chats, _load(options.prompt)))
    print(f"{written.number} samples in {written.samples}")
    print(f"oaieval COMPLETION_FN {written.name} --registry_path {options.write}")
    return 0


def _guardrail(options: argparse.Namespace) -> int:
    from evals.guardrail import main as guardrail  # noqa: PLC0415  compiles every rule

    guardrail(options.rest)
    return 0


if __name__ == "__main__":
    sys.exit(main())
