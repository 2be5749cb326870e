"""`softanswer eval run | compare | gate | report | sweep | harvest | import | export | guardrail`."""

import argparse
import asyncio
import json
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Any

from evals.chats import Chat, digest, find_cases
from evals.options import parser
from evals.results import METRICS, Run
from evals.tables import comparison_document, interval, print_comparison, print_runs
from service import Prompt, load_prompt, read_settings
from service.errors import BadRequest, SoftanswerError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from evals.compare import Comparison
    from evals.run import Outcome

WORSE = 1
BAD_INPUT = 2


def main(argv: Sequence[str] | None = None) -> int:
    """Run an eval command; return 0, 1 if the gate stays shut or something failed, 2 on bad input."""
    options = parser().parse_args(argv)
    try:
        return int(_COMMANDS[options.command](options) or 0)
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
    print_runs([r for r in runs if (r.header.prompt, r.header.model, r.header.temperature) in wanted])
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
        print(json.dumps([comparison_document(one) for one in comparisons], ensure_ascii=False, indent=2))
    else:
        for one in comparisons:
            print_comparison(one)
    return 0


def _gate(options: argparse.Namespace) -> int:
    shut = False
    for one in _comparisons(options):
        worse = [row for row in one.rows if row.verdict == "worse" and row.name not in METRICS]
        shut |= one.verdict == "worse"
        if options.json:
            print(json.dumps(comparison_document(one), ensure_ascii=False))
        else:
            print(f"{one.other.header.name} against {one.baseline.header.name}: {one.verdict}")
            for row in worse:
                print(f"  {row.name} fell from {row.baseline:.3f} to {row.other:.3f} {interval(row)}")
    return WORSE if shut else 0


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


_COMMANDS: Mapping[str, Callable[[argparse.Namespace], int]] = {
    "run": _run,
    "sweep": _sweep,
    "compare": _compare,
    "gate": _gate,
    "report": _report,
    "harvest": _harvest,
    "import": _import,
    "export": _export,
    "guardrail": _guardrail,
}

if __name__ == "__main__":
    sys.exit(main())
