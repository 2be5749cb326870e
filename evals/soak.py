"""Ten minutes at half of what the service can do: do memory and times stay flat?

    python -m evals.soak [SECONDS]

Ends with one JSON line: `requests`, `errors`, `rss_growth` (last fifth over second fifth, less 1; the first fifth warms up),
`p99_growth` (the same of the p99), `leaked` (tasks and places still taken at the end).
"""

import asyncio
import json
import statistics
import sys
from collections.abc import Sequence

import httpx

from evals.benches.service import CHAT, OPTIONS, warm_up
from evals.load import Answers, quantile, request_bytes, send
from evals.processes import running_provider, running_service

CONNECTIONS = 4
PARTS = 5
REQUEST = request_bytes("/v1/suggestions", {**CHAT, "deadline": 10})


def main(seconds: float = 600) -> dict[str, float]:
    """Find out the capacity, then send half of that."""
    with running_provider() as provider:
        settings: dict[str, object] = {
            "model": "openai/fake",
            "api_base": f"{provider}/v1",
            "api_key": "sk-none",
        }
        with running_service(settings) as service:
            moves = warm_up(provider, service.url)
            text = "\n".join(
                f'<option move="{move}">{one}</option>' for move, one in zip(moves, OPTIONS, strict=True)
            )
            httpx.put(f"{provider}/control", json={"text": text})
            most = asyncio.run(send(service.url, REQUEST, connections=CONNECTIONS, seconds=10)).rate
            pause = 2 * CONNECTIONS / most - CONNECTIONS / most
            print(
                f"capacity {most:.0f} suggestions a second; {CONNECTIONS} connections now pause {pause * 1000:.0f} ms after each"
            )
            parts: list[tuple[Answers, float]] = []
            for part in range(PARTS):
                answers = asyncio.run(
                    send(service.url, REQUEST, connections=CONNECTIONS, seconds=seconds / PARTS, pause=pause)
                )
                parts.append((answers, service.rss_mb))
                print(f"  part {part + 1}: {answers.rate:5.1f}/s, p50 {answers.quantile(0.5):5.1f} ms, p99 {answers.quantile(0.99):6.1f} ms, "
                      f"{service.rss_mb:6.1f} MB, {answers.statuses}", flush=True)  # fmt: skip
            left = httpx.get(f"{service.url}/metrics").text
    in_flight = float(left.partition("\nsoftanswer_in_flight ")[2].partition("\n")[0])
    return {
        "requests": sum(sum(a.statuses.values()) for a, _ in parts),
        "errors": sum(n for a, _ in parts for status, n in a.statuses.items() if status != 200),
        "rss_growth": round(parts[-1][1] / parts[1][1] - 1, 3),
        "p99_growth": round(_p99(parts[-1][0].seconds) / _p99(parts[1][0].seconds) - 1, 3),
        "leaked": in_flight,
    }


def _p99(seconds: Sequence[float]) -> float:
    """Return the median of the p99s of ten stretches: one hiccup of the machine shall not decide."""
    size = max(1, len(seconds) // 10)
    return statistics.median(
        quantile(list(seconds[at : at + size]), 0.99) for at in range(0, len(seconds), size)
    )


if __name__ == "__main__":
    print(json.dumps(main(float(sys.argv[1]) if len(sys.argv) > 1 else 600)))
