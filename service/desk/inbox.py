"""The inbox for webhooks: taken at once, worked on in the background, answered by a private note or dropped with a reason.

Every webhook ends in one count and one log line; every note that was begun does, too.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Literal

from service.conversation import Conversation
from service.desk.helpdesk import Event, Helpdesk
from service.desk.note import render
from service.desk.seen import Seen
from service.errors import DeskError, MalformedBody, NotFound, SoftanswerError, TooManyRequests
from service.logs import log, place_of
from service.metrics import Metrics
from service.suggestions import Suggestions

Taken = Literal["accepted", "ignored", "duplicate"]
Answer = Callable[[Conversation], Awaitable[Suggestions]]
_LONGEST_BURST = 5
_RETRY_AFTER = 5


@dataclass(slots=True)
class _Line:
    """A chat that is being worked on: its newest event, the one under way, when the burst began and went on."""

    desk: str
    event: Event
    under_way: Event | None = None
    began: float = field(default_factory=time.monotonic)
    moved: float = field(default_factory=time.monotonic)


class Inbox:
    """Webhooks of all helpdesks.

    Args:
        desks: the connectors by the name in their address.
        answer: makes the suggestions for a conversation.
        seen: knows the webhooks that were here before.
        metrics: where to count.
        at_once: notes under way at once, >= 1.
        most: chats that may wait, >= 1; past that helpdesks are told to come back.
    """

    def __init__(
        self,
        desks: Mapping[str, Helpdesk],
        answer: Answer,
        seen: Seen,
        metrics: Metrics,
        *,
        at_once: int = 4,
        most: int = 1_000,
    ) -> None:
        self._desks = desks
        self._answer = answer
        self._seen = seen
        self._metrics = metrics
        self._seats = asyncio.Semaphore(at_once)
        self._most = most
        self._lines: dict[tuple[str, str], _Line] = {}
        self._tasks: set[asyncio.Task[None]] = set()

    async def take(
        self, name: str, body: bytes, headers: Mapping[str, str], now: float | None = None
    ) -> Taken:
        """Take a webhook in.

        Args:
            name: of the helpdesk.
            body: raw, as it came.
            headers: names in lower case.
            now: Unix seconds; the present by default.

        Raises:
            NotFound: there is no such helpdesk.
            BadSignature: it does not come from there.
            MalformedBody: it is no JSON.
            TooManyRequests: too many chats wait.
        """
        if name not in self._desks:
            raise NotFound(f"there is no helpdesk {name!r} here")
        try:
            outcome = await self._take(name, body, headers, time.time() if now is None else now)
        except SoftanswerError as error:
            self._metrics.webhooks.labels(name, error.slug).inc()
            log.warning("webhook", desk=name, outcome=error.slug)
            raise
        self._metrics.webhooks.labels(name, outcome).inc()
        return outcome

    async def _take(self, name: str, body: bytes, headers: Mapping[str, str], now: float) -> Taken:
        desk = self._desks[name]
        desk.verify(body, headers, now)
        try:
            payload = json.loads(body)
        except (ValueError, RecursionError):
            raise MalformedBody("the webhook is no JSON") from None
        event = desk.event(payload, headers)
        if event is None:
            return "ignored"
        keys = [f"{name}/{key}" for key in event.keys]
        if not await self._seen.first(keys):
            return "duplicate"
        # From here to the end nothing waits, so that no other webhook comes between.
        place = (name, event.thread)
        if line := self._lines.get(place):
            if line.event is not line.under_way:
                self._end(name, line.event, "superseded", None)
            line.event, line.moved = event, time.monotonic()
        elif len(self._lines) >= self._most:
            await self._seen.forget(keys)
            raise TooManyRequests(
                f"{self._most} chats are waiting; come back in {_RETRY_AFTER} s",
                limit=self._most,
                retry_after=_RETRY_AFTER,
            )
        else:
            self._lines[place] = _Line(name, event)
            task = asyncio.create_task(self._work(place))
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
        return "accepted"

    async def settle(self, patience: float | None = None) -> None:
        """Wait until nothing is under way, at most `patience` seconds."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=patience)

    async def aclose(self, patience: float) -> None:
        """Finish what was begun within `patience` seconds; what is left over is logged and counted as lost."""
        await self.settle(patience)
        for task in tuple(self._tasks):
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        for desk in self._desks.values():
            await desk.api.aclose()
        await self._seen.aclose()

    async def _work(self, place: tuple[str, str]) -> None:
        line = self._lines[place]
        try:
            while True:
                await self._quiet(line)
                async with self._seats:
                    event, began = line.event, time.monotonic()
                    line.under_way = event
                    outcome = await self._note(line, event)
                self._end(line.desk, event, outcome, time.monotonic() - began)
                line.under_way = None
                if line.event is event:
                    break
                line.began = line.moved
        except asyncio.CancelledError:
            if line.under_way is not None and line.under_way is not line.event:
                self._end(line.desk, line.under_way, "lost", None)
            self._end(line.desk, line.event, "lost", None)
            raise
        finally:
            del self._lines[place]

    async def _quiet(self, line: _Line) -> None:
        """Wait until nobody has written for a moment, but not for ever."""
        debounce = self._desks[line.desk].desk.debounce

        def wait() -> float:
            until = min(line.moved + debounce, line.began + _LONGEST_BURST * debounce)
            return until - time.monotonic()

        while (seconds := wait()) > 0:  # noqa: ASYNC110  the time moves on with each message
            await asyncio.sleep(seconds)

    async def _note(self, line: _Line, event: Event) -> str:
        """Work on one event; return what became of it."""
        desk = self._desks[line.desk]
        try:
            # A note that comes minutes late is of no use to anybody.
            async with asyncio.timeout(desk.desk.patience + desk.desk.deadline):
                return await self._deliver(desk, line, event)
        except DeskError as error:
            log.warning("helpdesk", desk=line.desk, thread=event.thread, detail=error.detail)
            return error.reason
        except TimeoutError:
            return "late"
        except Exception as error:  # noqa: BLE001  one note must not stop the others
            log.error("unforeseen", error=type(error).__name__, place=place_of(error))
            return "failed"

    async def _deliver(self, desk: Helpdesk, line: _Line, event: Event) -> str:
        thread = await desk.thread(event)
        if thread.overtook(event):
            return "overtaken"
        if thread.noted:
            return "noted"
        conversation = thread.conversation(desk.desk, event)
        if conversation is None:
            return "empty"
        answer = await self._answer(conversation)
        if not answer.suggestions:
            return "no_options"
        if line.event is not event:
            return "superseded"
        now = await desk.thread(event)
        if now.overtook(event) or now.noted or thread.moved_on(now, event):
            return "stale"
        await desk.api.leave(desk.note(event, render(answer, desk.markup, conversation)))
        return "delivered"

    def _end(self, desk: str, event: Event, outcome: str, seconds: float | None) -> None:
        self._metrics.notes.labels(desk, outcome).inc()
        if outcome == "delivered" and seconds is not None:
            self._metrics.note_seconds.labels(desk).observe(seconds)
        tell = log.info if outcome in _FINE else log.warning
        took = {} if seconds is None else {"seconds": round(seconds, 3)}
        tell("note", desk=desk, thread=event.thread, message=event.message, outcome=outcome, **took)


_FINE = frozenset({"delivered", "superseded", "overtaken", "noted", "stale", "empty"})
