"""Traces: the caller's context comes in, the stages are told, and the context goes on to the model."""

import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import httpx
import pytest

from evals.processes import running_service
from service.http.tracing import telemetry
from tests.test_app import CHAT

TRACE = "0af7651916cd43dd8448eb211c80319c"
CALLER = f"00-{TRACE}-b7ad6b7169203331-01"


@pytest.fixture
def collector():
    """A collector of traces that is a failing model provider as well; tells what it was sent."""
    exports, asked = [], []

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self):
            body = self.rfile.read(int(self.headers["content-length"]))
            if self.path == "/v1/traces":
                exports.append(body)
            else:
                asked.append(self.headers.get("traceparent"))
            self.send_response(200 if self.path == "/v1/traces" else 400)
            self.send_header("content-length", "0")
            self.end_headers()

        def log_message(self, *_):
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}", exports, asked
        server.shutdown()


def spans_of(exports):
    trace_service = pytest.importorskip("opentelemetry.proto.collector.trace.v1.trace_service_pb2")
    for body in exports:
        message = trace_service.ExportTraceServiceRequest()
        message.ParseFromString(body)
        for resource in message.resource_spans:
            for scope in resource.scope_spans:
                yield from scope.spans


def test_one_trace_leads_from_the_caller_through_the_stages_to_the_model(collector):
    url, exports, asked = collector
    settings = {"model": "openai/x", "api_base": f"{url}/v1", "api_key": "none", "traces": f"{url}/v1/traces"}
    with running_service(settings) as service:
        body = {**CHAT, "deadline": 20}
        answer = httpx.post(
            f"{service.url}/v1/suggestions", json=body, headers={"traceparent": CALLER}, timeout=30
        )
        assert answer.json()["degraded"]
        service.term()
        service.process.wait(20)
    spans = [span for span in spans_of(exports) if span.trace_id.hex() == TRACE]
    by_name = {span.name: span for span in spans}
    root = by_name["POST /v1/suggestions"]
    assert root.parent_span_id.hex() == "b7ad6b7169203331"
    ids = {span.span_id for span in spans}
    for stage in ("situation", "prompt", "model", "check", "compose", "chat openai/x"):
        assert by_name[stage].parent_span_id in ids
    called = [traceparent.split("-") for traceparent in asked]
    assert {parts[1] for parts in called} == {TRACE}
    assert {parts[2] for parts in called} <= {
        span.span_id.hex() for span in spans if span.name == "chat openai/x"
    }
    told = {a.key: a.value for span in spans for a in span.attributes}
    assert told["softanswer.options"].int_value == 3
    assert not any(b"kettle" in body for body in exports)


def test_without_an_address_nothing_is_traced():
    settings = telemetry(None)
    assert (settings["tracing"], settings["logs"], settings["metrics"]) == (False, False, False)
