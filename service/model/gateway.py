"""The one road to a language model: the only input and output of a suggestion, and its only retries."""

import functools
import time
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import aclosing
from dataclasses import dataclass
from typing import Protocol

import tenacity

from service.errors import Misconfigured, ModelError
from service.model.breaker import Breaker
from service.model.completion import ChatMessage, ModelOptions, ModelTarget, Piece, Secret, Usage
from service.model.fault import Fault
from service.model.pool import Pool
from service.model.provider import LocalProvider, Provider
from service.model.scripted import ScriptedGateway
from service.model.seats import Seats

__all__ = [
    "ChatMessage",
    "Gateway",
    "LiteLLMGateway",
    "ModelOptions",
    "ModelTarget",
    "Piece",
    "ScriptedGateway",
    "Secret",
    "Usage",
]


class Gateway(Protocol):
    """Whatever answers a prompt."""

    model: str
    """The name shown in answers."""

    def stream(self, messages: Sequence[ChatMessage], options: ModelOptions) -> AsyncGenerator[Piece, None]:
        """Yield the answer piece by piece; the last piece has the usage and no text.

        Leave early by `contextlib.aclosing`, so that the model stops writing at once.

        Raises:
            ModelError: the model gave no usable answer; after the first piece, the answer broke off.
        """
        ...


_Begun = tuple[str, AsyncGenerator[str | Usage, None]]


@dataclass(frozen=True)
class _Lane:
    target: ModelTarget
    seats: Seats
    breaker: Breaker


class LiteLLMGateway:
    """Any model that LiteLLM reaches, with the resilience in one place.

    A call is retried only before its first piece, after a jittered, growing pause or the provider's
    Retry-After, never beyond the deadline. When a model is exhausted, the next one of `models` is asked.

    Args:
        models: in order of preference, at least one.
        max_concurrency: calls at once, for each model.
        max_queue: calls that may wait for each model; a further one raises ModelOverloaded at once.
        connect_timeout: seconds to reach the provider.
        first_token_timeout: seconds to the first word of an attempt.
        attempts: calls to one model for one answer, >= 1.
        max_chars: characters of an answer beyond which it is cut with MalformedAnswer.
        breaker_threshold: failures in a row after which a model is left alone.
        breaker_cooldown: seconds that it is left alone before one call may try it again.
        pause: seconds of the first pause between attempts, at most; it doubles up to eight times that.
        local: the embedded model; answers to `softanswer/...`.
        pool: deployments behind names of their own (LiteLLM Router).
        clock: the breakers' monotonic clock, in seconds.

    Raises:
        Misconfigured: `models` is empty.
    """

    def __init__(
        self,
        *,
        models: Sequence[ModelTarget],
        max_concurrency: int = 8,
        max_queue: int = 32,
        connect_timeout: float = 3.0,
        first_token_timeout: float = 8.0,
        attempts: int = 2,
        max_chars: int = 20_000,
        breaker_threshold: int = 5,
        breaker_cooldown: float = 15.0,
        pause: float = 0.5,
        local: LocalProvider | None = None,
        pool: Pool | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        if not models:
            raise Misconfigured("a gateway needs at least one model")
        self.model = models[0].name
        self._attempts = attempts
        self._pause = pause
        self._provider = Provider(
            connect_timeout=connect_timeout,
            first_token_timeout=first_token_timeout,
            max_chars=max_chars,
            local=local,
            pool=pool,
        )
        self._lanes = tuple(
            _Lane(
                target,
                Seats(target.name, size=max_concurrency, queue=max_queue),
                Breaker(target.name, threshold=breaker_threshold, cooldown=breaker_cooldown, clock=clock),
            )
            for target in models
        )

    async def warm(self) -> None:
        """Do now what the first call would wait for: import LiteLLM (about 3 s), load the embedded model.

        Raises:
            ModelMisconfigured: a model's name or the embedded model is wrong.
        """
        await self._provider.warm([lane.target for lane in self._lanes])

    async def aclose(self) -> None:
        """Close every connection and the embedded model."""
        await self._provider.aclose()

    def load(self) -> dict[str, tuple[int, int, str]]:
        """Return for each model: calls under way, calls waiting, state of its circuit breaker."""
        return {
            lane.target.name: (lane.seats.taken, lane.seats.waiting, lane.breaker.state)
            for lane in self._lanes
        }

    async def stream(
        self, messages: Sequence[ChatMessage], options: ModelOptions
    ) -> AsyncGenerator[Piece, None]:
        """Ask the models in order; see `Gateway.stream`."""
        calls = 0
        degraded: tuple[str, ...] = ()
        for lane in self._lanes:
            retrying = self._retrying(options.deadline)
            begin: Callable[[], Awaitable[_Begun]] = functools.partial(self._begin, lane, messages, options)
            fault: Fault | None = None
            try:
                begun: _Begun = await retrying(begin)
            except Fault as exc:
                fault = exc
            except ModelError as exc:
                fault = Fault(exc)
            calls += retrying.statistics["attempt_number"]
            if fault is None:
                break
            degraded = (*degraded, f"fallback:{fault.error.reason}")
            if time.monotonic() >= options.deadline:
                break
        if fault is not None:
            raise fault.error
        first, pieces = begun
        shown = functools.partial(Piece, model=lane.target.name, attempts=calls)
        async with aclosing(pieces):
            yield shown(first)
            while True:
                try:
                    piece = await anext(pieces)
                except Fault as exc:
                    fault = exc
                    break
                if isinstance(piece, Usage):
                    yield shown(usage=piece, degraded=degraded)
                    return
                yield shown(piece)
        raise fault.error

    def _retrying(self, deadline: float) -> tenacity.AsyncRetrying:
        growing = tenacity.wait_random_exponential(multiplier=self._pause, max=8 * self._pause)

        def wait(state: tenacity.RetryCallState) -> float:
            fault = state.outcome.exception() if state.outcome else None
            asked = fault.after if isinstance(fault, Fault) else None
            return growing(state) if asked is None else asked

        def exhausted(state: tenacity.RetryCallState) -> bool:
            too_late = time.monotonic() + state.upcoming_sleep >= deadline
            return too_late or state.attempt_number >= self._attempts

        return tenacity.AsyncRetrying(
            retry=tenacity.retry_if_exception(lambda exc: isinstance(exc, Fault) and exc.retry),
            wait=wait,
            stop=exhausted,
            reraise=True,
        )

    async def _begin(self, lane: _Lane, messages: Sequence[ChatMessage], options: ModelOptions) -> _Begun:
        """Call once and wait for the first words: until then a failure can still be mended unseen."""
        pieces = self._attempt(lane, messages, options)
        first = await anext(pieces)
        assert isinstance(first, str)
        return first, pieces

    async def _attempt(
        self, lane: _Lane, messages: Sequence[ChatMessage], options: ModelOptions
    ) -> AsyncGenerator[str | Usage, None]:
        lane.breaker.check()
        await lane.seats.take(options.deadline)
        try:
            probe = lane.breaker.enter()
            answered = False
            try:
                async with aclosing(self._provider.call(lane.target, messages, options)) as pieces:
                    async for piece in pieces:
                        answered = True
                        yield piece
            except Fault as fault:
                (lane.breaker.failed if fault.blame else lane.breaker.abandoned)(probe=probe)
                raise
            except BaseException:
                # The caller left. Words that had arrived speak for the model all the same.
                (lane.breaker.succeeded if answered else lane.breaker.abandoned)(probe=probe)
                raise
            lane.breaker.succeeded(probe=probe)
        finally:
            lane.seats.leave()
