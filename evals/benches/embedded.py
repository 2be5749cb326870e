"""What the embedded model takes: seconds for three options to a chat of ten messages, and memory, with and without its adapter.

The real service over HTTP, asked one chat at a time; each chat is about another thing, so that none is in a cache. "Written"
is how many of the options shown came from the model; the others were composed after what it wrote had been thrown out.
"""

import statistics
import time
from typing import Any

import httpx

from evals.processes import running_service

_THINGS = ("kettle", "lamp", "toaster", "desk", "camera", "drill", "blanket", "radio", "bicycle", "mirror")
_SAID = (
    ("customer", "Hi, I ordered a {0} on 3 November and it still is not here. Order {1}."),
    ("agent", "Hello, I'm sorry that your {0} is late. Let me look at order {1} with you."),
    ("customer", "Thanks. The page has said 'in transit' for nine days now."),
    ("agent", "Nine days without a word is long. May I ask which address it should go to?"),
    ("customer", "12 Mill Lane, same as always. Two other parcels came there last week."),
    ("agent", "Thank you. I have asked the courier for a trace of the parcel."),
    ("customer", "That was three days ago!! And nobody called me back."),
    ("agent", "I'm sorry that nobody called you. The trace is still open."),
    ("customer", "So you know nothing. I bought the {0} for my mother's birthday on Saturday."),
    ("customer", "I want to know where my {0} is, and what you will do if it does not come by Saturday."),
)
_FACTS = ("Order {1}, one {0}, paid 3 November", "The parcel left the depot in Leeds on 2026-11-12")
_ACTIONS = ("Trace asked of the courier on 2026-11-17",)
_COMMITMENTS = ("A new {0} can be sent free of charge if the parcel is not found by 20 November",)


def run() -> dict[str, float]:
    """Measure, print, and return embedded_p50_s, embedded_rss_mb and the same of the bare model."""
    figures: dict[str, float] = {}
    for name, settings in (("embedded", {}), ("bare", {"local_adapter": "none"})):
        with running_service(settings) as service:
            httpx.post(
                f"{service.url}/v1/suggestions", json=chat("vase", 7000), timeout=120
            ).raise_for_status()
            seconds, written = [], 0
            for number, thing in enumerate(_THINGS):
                began = time.monotonic()
                answer = httpx.post(
                    f"{service.url}/v1/suggestions", json=chat(thing, 7100 + number), timeout=120
                )
                seconds.append(time.monotonic() - began)
                written += sum(
                    s["origin"] == "model" for s in answer.raise_for_status().json()["suggestions"]
                )
            figures |= {
                f"{name}_p50_s": statistics.median(seconds),
                f"{name}_worst_s": max(seconds),
                f"{name}_rss_mb": service.rss_mb,
                f"{name}_written": written / (3 * len(_THINGS)),
            }
    for figure, value in figures.items():
        print(f"  {figure:22} {value:9.2f}")
    return figures


def chat(thing: str, order: int) -> dict[str, Any]:
    """Return a request with ten messages about a thing."""
    return {
        "messages": [{"role": role, "text": text.format(thing, order)} for role, text in _SAID],
        "facts": [text.format(thing, order) for text in _FACTS],
        "actions": list(_ACTIONS),
        "commitments": [text.format(thing) for text in _COMMITMENTS],
        "deadline": 30,
    }
