"""LiteLLM, imported late and kept on a lead: one call to one model, and what its failures mean.

LiteLLM takes seconds to import, looks for a price table on the network and reads `.env` files unless told
not to, retries on its own for some providers only, and limits each read rather than the whole call. All of
that ends here: whatever a provider does, `Provider.call` yields text or raises `Fault`.
"""

import asyncio
import importlib
import logging
import os
import re
import time
from collections.abc import AsyncGenerator, Awaitable, Sequence
from contextlib import suppress
from typing import Any, Protocol, TypeVar

from opentelemetry import propagate, trace

from service.errors import MalformedAnswer, ModelMisconfigured, ModelRefused, ModelUnavailable
from service.model.completion import ChatMessage, ModelOptions, ModelTarget, Usage
from service.model.fault import Fault, read_fault
from service.model.pool import Pool

T = TypeVar("T")

OWN_PREFIX = "softanswer/"
_BROKEN = re.compile("[\ud800-\udfff\ufffd]")


class LocalProvider(Protocol):
    """A model that runs inside this process and answers to names that begin with `softanswer/`."""

    def install(self, litellm: Any) -> None:
        """Register with LiteLLM, which is passed in because importing it is the caller's decision."""
        ...

    async def warm(self) -> None:
        """Get ready; raises ModelMisconfigured if that cannot be."""
        ...

    async def aclose(self) -> None:
        """Stop and free everything."""
        ...


class Provider:
    """One call at a time to any model that LiteLLM knows.

    Args:
        connect_timeout: seconds to reach the provider (LiteLLM passes it on for openai/, azure/ and bedrock/;
            elsewhere `first_token_timeout` covers it).
        first_token_timeout: seconds to the first word, and the longest pause between two.
        max_chars: characters of an answer beyond which it is cut and counts as malformed.
        local: the embedded model, if there is one.
        pool: deployments behind names of their own, if there are any.
    """

    def __init__(
        self,
        *,
        connect_timeout: float,
        first_token_timeout: float,
        max_chars: int,
        local: LocalProvider | None,
        pool: Pool | None = None,
    ) -> None:
        self._connect_timeout = connect_timeout
        self._first_token_timeout = first_token_timeout
        self._max_chars = max_chars
        self._local = local
        self._pool = pool
        self._router: Any = None
        self._litellm: Any = None

    async def load(self) -> Any:
        """Import LiteLLM in a thread, once (about 3 s), and return it; the event loop goes on meanwhile."""
        if self._litellm is None:
            litellm = await asyncio.to_thread(_import_litellm)
            if self._local is not None:
                self._local.install(litellm)
            if self._pool is not None:
                self._router = self._pool.router(litellm)
            self._litellm = litellm
        return self._litellm

    async def warm(self, targets: Sequence[ModelTarget]) -> None:
        """Load LiteLLM, check that every name has a provider, and load the embedded model if one is named.

        Raises:
            ModelMisconfigured: a name without a known provider, or an embedded model that cannot be loaded.
        """
        litellm = await self.load()
        for target in targets:
            self._check_name(litellm, target)
        if self._local is not None and any(target.name.startswith(OWN_PREFIX) for target in targets):
            await self._local.warm()

    async def aclose(self) -> None:
        """Close LiteLLM's connections and the embedded model."""
        if self._local is not None:
            await self._local.aclose()
        if self._pool is not None:
            await self._pool.aclose()
        if self._litellm is not None:
            await self._litellm.close_litellm_async_clients()
            # A closed client must not be found again: the cache is LiteLLM's, shared by the whole process.
            self._litellm.in_memory_llm_clients_cache.flush_cache()

    async def call(
        self, target: ModelTarget, messages: Sequence[ChatMessage], options: ModelOptions
    ) -> AsyncGenerator[str | Usage, None]:
        """Yield the answer's text in pieces (each with at least one character), then its usage.

        Raises:
            Fault: any failure whatsoever.
        """
        span = trace.get_tracer("softanswer").start_span(f"chat {target.name}", kind=trace.SpanKind.CLIENT)
        started = time.monotonic()
        fair = options.deadline - started >= self._first_token_timeout / 2
        response = None
        try:
            litellm = await _bounded(self.load(), options.deadline, target, blame=False)
            limit = min(options.deadline, time.monotonic() + self._first_token_timeout)
            request = self._request(litellm, target, messages, options, _traceparent(span))
            response = await _bounded(request, limit, target, blame=fair)
            pieces = response if target.stream else _whole(response)
            written, usage, finish = 0, None, None
            while (chunk := await _bounded(anext(pieces, None), limit, target, blame=fair)) is not None:
                usage = getattr(chunk, "usage", None) or usage
                if not chunk.choices:
                    continue
                choice = chunk.choices[0]
                finish = choice.finish_reason or finish
                delta = getattr(choice, "delta", None) or getattr(choice, "message", None)
                text = getattr(delta, "content", None) or ""
                if text or getattr(delta, "reasoning_content", None):
                    limit = options.deadline
                if not text:
                    continue
                written += len(text)
                if written > self._max_chars:
                    raise Fault(
                        MalformedAnswer(f"{target.name} wrote more than {self._max_chars} characters")
                    )
                _check_characters(text, target)
                yield text
            if finish == "content_filter":
                raise Fault(ModelRefused(f"{target.name} filtered its answer"), blame=False)
            if not written:
                raise Fault(
                    MalformedAnswer(f"{target.name} gave an empty answer; can it stream?"), retry=True
                )
            # LiteLLM invents a finish reason for a stream that merely stopped; what it received is the truth. Its
            # Router hides that: there a reply without an end is for the prompt's parser and the guardrail to catch.
            if target.stream and not self._routed(target) and not _finished(response):
                raise Fault(ModelUnavailable(f"{target.name} broke off in the middle"))
            yield _usage(litellm, target, usage)
        finally:
            if response is not None and target.stream:
                # A failure to hang up changes nothing for the caller, and must not hide why we hang up.
                with suppress(Exception):
                    async with asyncio.timeout(1.0):
                        await response.aclose()
            span.end()

    def _routed(self, target: ModelTarget) -> bool:
        return self._pool is not None and target.name in self._pool.names

    def _check_name(self, litellm: Any, target: ModelTarget) -> None:
        if self._routed(target):
            return
        known = False
        with suppress(Exception):
            litellm.get_llm_provider(model=target.name, api_base=target.api_base)
            known = True
        if not known:
            raise ModelMisconfigured(f"{target.name} names no provider that LiteLLM knows")

    async def _request(
        self,
        litellm: Any,
        target: ModelTarget,
        messages: Sequence[ChatMessage],
        options: ModelOptions,
        headers: dict[str, str],
    ) -> Any:
        import httpx  # noqa: PLC0415 - a tenth of a second that only a real call needs

        self._check_name(litellm, target)
        extra: dict[str, Any] = {"stop": list(options.stop)} if options.stop else {}
        if headers:
            extra["extra_headers"] = headers
        if target.stream:
            extra |= {"stream": True, "stream_options": {"include_usage": True}}
        if target.api_base is not None:
            # Without this LiteLLM would send the key it finds in a provider's usual variable to any address.
            extra |= {"api_base": target.api_base, "api_key": "none"}
        if target.api_key is not None:
            extra["api_key"] = target.api_key.get_secret_value()
        ask = self._router if self._routed(target) else litellm
        return await ask.acompletion(
            model=target.name,
            messages=[dict(message) for message in messages],
            temperature=options.temperature,
            max_tokens=options.max_tokens,
            timeout=httpx.Timeout(self._first_token_timeout, connect=self._connect_timeout),
            drop_params=True,
            max_retries=0,
            num_retries=0,
            **extra,
        )


def _finished(response: Any) -> bool:
    return bool(response.received_finish_reason or response.intermittent_finish_reason)


def _traceparent(span: trace.Span) -> dict[str, str]:
    """Return the headers (W3C Trace Context) by which the provider's spans join ours; none where nothing is traced."""
    headers: dict[str, str] = {}
    propagate.inject(headers, context=trace.set_span_in_context(span))
    return headers


def _import_litellm() -> Any:
    os.environ["LITELLM_LOCAL_MODEL_COST_MAP"] = "True"
    os.environ["LITELLM_MODE"] = "PRODUCTION"
    import litellm  # noqa: PLC0415 - the point of this function

    litellm.telemetry = False
    litellm.suppress_debug_info = True
    litellm.callbacks = []
    litellm.success_callback = []
    litellm.failure_callback = []
    # These loggers quote prompts, answers and addresses with keys; failures are reported by Fault instead.
    for name in ("LiteLLM", "LiteLLM Router", "LiteLLM Proxy"):
        logging.getLogger(name).setLevel(logging.CRITICAL)
    for name in ("httpx", "httpcore", "openai", "aiohttp"):
        logging.getLogger(name).setLevel(logging.WARNING)
    # Much is imported by the first call only: nearly a second that would stop the event loop.
    importlib.import_module("openai.resources")
    hello = [{"role": "user", "content": "hello"}]
    litellm.completion(model="openai/none", api_key="none", messages=hello, mock_response="hello")
    return litellm


async def _bounded(awaitable: Awaitable[T], limit: float, target: ModelTarget, *, blame: bool) -> T:
    """Await until `limit` (monotonic seconds); anything but an answer becomes a Fault."""
    try:
        async with asyncio.timeout(limit - time.monotonic()):
            return await awaitable
    except Exception as exc:  # noqa: BLE001 - LiteLLM raises whatever its hundred providers do
        fault = read_fault(exc, target, blame=blame)
    # Raised out here so that the provider's exception, which quotes what it likes, is not chained to it.
    raise fault


def _check_characters(text: str, target: ModelTarget) -> None:
    """Refuse lone surrogates, which no answer of ours can carry, and what is left of bytes that are no UTF-8."""
    if _BROKEN.search(text):
        raise Fault(MalformedAnswer(f"{target.name} wrote half a character"), retry=True)


async def _whole(response: Any) -> AsyncGenerator[Any, None]:
    yield response


def _usage(litellm: Any, target: ModelTarget, usage: Any) -> Usage:
    prompt = int(getattr(usage, "prompt_tokens", 0) or 0)
    completion = int(getattr(usage, "completion_tokens", 0) or 0)
    cost = None
    # LiteLLM raises for a model without a price, which is no fault of the answer.
    with suppress(Exception):
        cost = sum(
            litellm.cost_per_token(model=target.name, prompt_tokens=prompt, completion_tokens=completion)
        )
    return Usage(prompt, completion, cost)
