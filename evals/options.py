"""The arguments of `softanswer eval`."""

import argparse
from pathlib import Path

RESULTS = Path("evals/results")


def parser() -> argparse.ArgumentParser:
    """Return what reads the arguments; `command` holds the name of the command that was asked for."""
    top = argparse.ArgumentParser(
        prog="softanswer eval", description="Which prompt version is better, and is it really?"
    )
    commands = top.add_subparsers(required=True, metavar="COMMAND")

    def command(name: str, says: str) -> argparse.ArgumentParser:
        sub = commands.add_parser(name, help=says, description=says)
        sub.set_defaults(command=name)
        return sub

    sub = command("run", "answer the cases with one or more prompt versions and score the answers")
    _running(sub)
    sub.add_argument("--model", help="any LiteLLM model, softanswer/local, or none (SOFTANSWER_MODEL)")
    sub.add_argument(
        "--cluster",
        metavar="ADDRESS",
        help="let a Ray cluster answer: auto on a node of it, an address, or local to start one here",
    )
    sub.add_argument("--workers", type=int, default=2, metavar="N", help="processes on the cluster (2)")
    sub = command("sweep", "run over models and temperatures, and print the scores side by side")
    _running(sub)
    sub.add_argument("--model", action="append", required=True, help="a model; may be given several times")
    sub.add_argument(
        "--temperature", action="append", type=float, required=True, help="may be given several times"
    )
    for name, says in (
        ("compare", "paired differences with confidence intervals, and a plain verdict"),
        ("gate", "return 1 if a run is worse than the baseline"),
    ):
        sub = command(name, says)
        sub.add_argument("--baseline", required=True, metavar="FILE|PROMPT", help="the run to compare with")
        sub.add_argument(
            "others", nargs="*", metavar="FILE|PROMPT", help="runs; all others in --out by default"
        )
        sub.add_argument(
            "--out", type=Path, default=RESULTS, metavar="FOLDER", help=f"where results lie ({RESULTS})"
        )
        sub.add_argument("--json", action="store_true", help="print JSON")
    sub = command("report", "write one self-contained HTML page about several runs")
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
    sub = command("harvest", "make a report per prompt version, and cases, out of feedback events")
    sub.add_argument(
        "events", nargs="+", metavar="EVENTS.jsonl", help="feedback events, or the service's own log"
    )
    sub.add_argument(
        "--cases", type=Path, metavar="FILE.jsonl", help="write the edits and rejections as cases"
    )
    sub.add_argument("--json", action="store_true", help="print JSON")
    sub = command("import", "turn one's own chats into cases, with personal data taken out")
    sub.add_argument("file", help="JSONL, CSV, or an export of Chatwoot or Zendesk as JSON")
    sub.add_argument(
        "--kind", choices=("jsonl", "csv", "chatwoot", "zendesk"), help="told by the file where left out"
    )
    sub.add_argument("--write", type=Path, required=True, metavar="FILE.jsonl", help="where the cases go")
    sub.add_argument(
        "--name", action="append", default=[], help="a name to take out; may be given several times"
    )
    sub = command("export", "write the cases for another harness, with the messages that a model is sent")
    sub.add_argument("--format", choices=("openai-evals",), required=True, help="whose registry it is")
    sub.add_argument("--prompt", required=True, help="the prompt version that asks, or a folder with one")
    sub.add_argument(
        "--cases", action="append", default=[], metavar="PATH", help="a JSONL file or a folder of them"
    )
    sub.add_argument("--split", choices=("dev", "test"), help="only these cases")
    sub.add_argument("--write", type=Path, required=True, metavar="FOLDER", help="where the registry goes")
    sub = command("guardrail", "recall and clean pass on labelled replies, with what was missed")
    sub.add_argument("rest", nargs=argparse.REMAINDER, help="as of python -m evals.guardrail")
    return top


def _running(sub: argparse.ArgumentParser) -> None:
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
