"""A gateway that needs no model: for tests, demonstrations and dry runs of the evals."""

import asyncio
import time
from collections.abc import AsyncGenerator, Sequence
from typing import NamedTuple

from service.errors import ModelTimeout, ModelUnavailable
from service.model.completion import ChatMessage, ModelOptions, Piece, Usage


class Call(NamedTuple):
    """What a ScriptedGateway was asked."""

    messages: tuple[ChatMessage, ...]
    options: ModelOptions


class ScriptedGateway:
    """A gateway without a model: each call plays the next script.

    Args:
        scripts: one per call: the answer, its pieces, or the exception to raise; an exception among the
            pieces breaks the answer off there. A call beyond the last script raises ModelUnavailable.
        model: the name shown in answers.
        delay: seconds before each piece; a call that would outlive its deadline raises ModelTimeout then.

    Attributes:
        calls: every call so far, in order.
    """

    def __init__(
        self,
        scripts: Sequence[str | Exception | Sequence[str | Exception]],
        *,
        model: str = "scripted",
        delay: float = 0.0,
    ) -> None:
        self.model = model
        self.calls: list[Call] = []
        self._scripts = tuple(scripts)
        self._delay = delay

    async def stream(
        self, messages: Sequence[ChatMessage], options: ModelOptions
    ) -> AsyncGenerator[Piece, None]:
        """Play the next script; see `service.model.gateway.Gateway.stream`."""
        number = len(self.calls)
        self.calls.append(Call(tuple(messages), options))
        if number >= len(self._scripts):
            raise ModelUnavailable(
                f"the script has {len(self._scripts)} answers and this is call {number + 1}"
            )
        script = self._scripts[number]
        for piece in (script,) if isinstance(script, str | Exception) else script:
            left = options.deadline - time.monotonic()
            await asyncio.sleep(max(0.0, min(self._delay, left)))
            if self._delay > left:
                raise ModelTimeout(f"{self.model} did not answer in time")
            if isinstance(piece, Exception):
                raise piece
            yield Piece(piece, self.model)
        yield Piece(model=self.model, usage=Usage())
