"""Traces for OpenTelemetry: the request's span is FastAPI's own, its stages and the call to the model are ours.

Context comes in and goes out by W3C traceparent. Needs the extra `tracing`; without an address nothing is recorded.
"""

import time
from importlib.metadata import version
from typing import Any

from opentelemetry import trace

from service.errors import Misconfigured
from service.suggestions import Suggestions

_QUIET = ("/healthz", "/readyz", "/metrics")
# Addresses of webhooks may hold a secret, and spans tell addresses.
_WEBHOOKS = "/v1/connectors/"


def telemetry(address: str | None) -> Any:
    """Return FastAPI's telemetry settings: spans to `address` (OTLP over HTTP, e.g. http://collector:4318/v1/traces).

    FastAPI's metrics are off, for `/metrics` has ours, and so are its logs: they would quote exceptions.

    Raises:
        Misconfigured: an address is given but the extra is not installed.
    """
    settings = {
        "metrics": False,
        "logs": False,
        "auto_configure": False,
        "tracing": address is not None,
        "exclude": lambda scope: scope.get("path") in _QUIET or scope.get("path", "").startswith(_WEBHOOKS),
    }
    if address is None:
        return settings
    try:
        from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter  # noqa: PLC0415
        from opentelemetry.sdk.resources import Resource  # noqa: PLC0415
        from opentelemetry.sdk.trace import TracerProvider  # noqa: PLC0415
        from opentelemetry.sdk.trace.export import BatchSpanProcessor  # noqa: PLC0415
    except ImportError:
        raise Misconfigured("SOFTANSWER_TRACES needs the extra: pip install 'softanswer[tracing]'") from None
    resource = Resource.create({"service.name": "softanswer", "service.version": version("softanswer")})
    provider = TracerProvider(resource=resource)
    provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=address)))
    trace.set_tracer_provider(provider)
    return settings


def flush() -> None:
    """Send what has not been sent yet, and stop."""
    provider: Any = trace.get_tracer_provider()
    if hasattr(provider, "shutdown"):
        provider.shutdown()


def record_stages(answer: Suggestions) -> None:
    """Add a span for each stage of an answer that has just been given, one behind the other, with its counts."""
    parent = trace.get_current_span()
    if not parent.is_recording():
        return
    parent.set_attributes(
        {
            "softanswer.prompt": answer.prompt,
            "softanswer.options": len(answer.suggestions),
            "softanswer.rejected": len(answer.rejected),
            "softanswer.rounds": answer.rounds,
            "softanswer.degraded": answer.degraded,
            "gen_ai.request.model": answer.model,
            "gen_ai.usage.input_tokens": int(answer.usage["prompt_tokens"]),
            "gen_ai.usage.output_tokens": int(answer.usage["completion_tokens"]),
        }
    )
    tracer = trace.get_tracer("softanswer")
    at = time.time_ns() - int(sum(answer.spent.values()) * 1e9)
    for stage, seconds in answer.spent.items():
        span = tracer.start_span(stage, start_time=at)
        at += int(seconds * 1e9)
        span.end(at)
