"""How soon the first option of a stream is out, against the last: the real service, a provider that writes as fast as one does.

The provider waits as long as a hosted model does before its first token, and writes recorded answers of a capable model
at 60 tokens a second (a token is about three quarters of a word). Only answers that pass as a whole are sent, so that
nothing but the model's own writing is timed.
"""

import asyncio
import json
import statistics
import time
from collections.abc import Iterator
from itertools import islice

import httpx

from evals.processes import running_provider, running_service
from evals.replay import Recording, recordings, replay

TOKENS_A_SECOND = 60.0
WORDS_A_TOKEN = 0.75
FIRST_TOKEN_S = 0.3
CHATS = 6


def run() -> dict[str, float]:
    """Measure, print, and return first_option_share, first_option_s and last_option_s (medians)."""
    refused = {refusal.id for refusal in asyncio.run(replay()).refusals}
    passing = [recording for recording in recordings() if recording.id not in refused]
    rows = list(_timed(list(islice(passing, CHATS))))
    figures = {
        "first_option_share": statistics.median(first / last for first, last in rows),
        "first_option_s": statistics.median(first for first, _ in rows),
        "last_option_s": statistics.median(last for _, last in rows),
    }
    print(f"  {len(rows)} chats of {len(passing)} whose options all pass")
    for name, value in figures.items():
        print(f"  {name:22} {value:6.3f}")
    return figures


def _timed(chats: list[Recording]) -> Iterator[tuple[float, float]]:
    with running_provider() as provider:
        settings = {"model": "openai/fake", "api_base": f"{provider}/v1", "api_key": "sk-none"}
        with running_service(settings) as service, httpx.Client(base_url=service.url, timeout=60) as client:
            _warm_up(provider, client, chats[0])
            for recording in chats:
                knobs = {
                    "text": recording.text,
                    "rate": TOKENS_A_SECOND * WORDS_A_TOKEN,
                    "think": FIRST_TOKEN_S,
                }
                httpx.put(f"{provider}/control", json=knobs).raise_for_status()
                yield _first_and_last(client, recording)


def _first_and_last(client: httpx.Client, recording: Recording) -> tuple[float, float]:
    """Return the seconds from the request to the first and to the last option that the model wrote."""
    at: list[float] = []
    began = time.perf_counter()
    headers = {"Accept": "text/event-stream"}
    with client.stream("POST", "/v1/suggestions", json=_body(recording), headers=headers) as answer:
        answer.raise_for_status()
        event = ""
        for line in answer.iter_lines():
            if line.startswith("event: "):
                event = line.removeprefix("event: ")
            elif line.startswith("data: ") and event == "suggestion":
                assert json.loads(line.removeprefix("data: "))["origin"] == "model", recording.id
                at.append(time.perf_counter() - began)
    assert len(at) == recording.conversation.options, (recording.id, at)
    return at[0], at[-1]


def _body(recording: Recording) -> dict[str, object]:
    return {**recording.conversation.model_dump(mode="json"), "deadline": 30.0}


def _warm_up(provider: str, client: httpx.Client, recording: Recording) -> None:
    """Ask until the provider has been reached, for LiteLLM is imported meanwhile."""
    while not httpx.get(f"{provider}/control").json()["calls"]:
        client.post("/v1/suggestions", json=_body(recording)).raise_for_status()
