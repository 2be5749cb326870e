"""The routes of the API: each is one call into the product."""

import asyncio
from collections.abc import AsyncGenerator, Coroutine
from contextlib import aclosing
from dataclasses import dataclass
from typing import Annotated, Any, TypeVar

from fastapi import Body, FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from service import metrics, wire
from service.config import Settings
from service.conversation import LONG, MAX_REPLY_CHARS, Conversation
from service.errors import BadRequest, NotFound, UnsupportedLanguage
from service.guardrail import check
from service.http import problems
from service.http.drain import Drain
from service.http.feedback import Feedback
from service.http.tracing import record_stages
from service.http.visit import Visit, visit_of
from service.language.redaction import redacted
from service.lessons import review_document, team_document
from service.logs import log
from service.model.gateway import Gateway
from service.principles import coverage, load_principles
from service.prompt import Prompt
from service.review import ReviewRequest, review
from service.rule import RuleSet
from service.suggestions import Suggestions, stream, suggest

T = TypeVar("T")

LANGUAGES = ("en",)
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": says, "content": {problems.MEDIA_TYPE: {"schema": problems.SCHEMA}}}
    for code, says in problems.STATUSES.items()
}


class CheckRequest(BaseModel):
    """A text to check: on its own, or against the conversation and grounds it answers."""

    model_config = ConfigDict(extra="forbid")

    text: str = Field(max_length=MAX_REPLY_CHARS)
    conversation: Conversation | None = None
    language: str = "en"


@dataclass
class Deps:
    """What the routes work with, made once by `create_app()`."""

    settings: Settings
    gateway: Gateway | None
    rules: RuleSet
    prompts: dict[str, Prompt]
    metrics: metrics.Metrics
    drain: Drain
    models: list[dict[str, str | None]]


def add_routes(app: FastAPI, deps: Deps) -> None:
    """Add every route of the API."""
    _add_replies(app, deps)
    _add_reading(app, deps)
    _add_operations(app, deps)


def _add_replies(app: FastAPI, deps: Deps) -> None:
    @app.post("/v1/suggestions", response_model=None, responses=_PROBLEMS)
    async def suggestions(request: Request, conversation: Annotated[Conversation, Body()]) -> Response:
        """Return three checked reply options, or stream them as each passes (`Accept: text/event-stream`)."""
        prompt = deps.prompts.get(conversation.prompt or deps.settings.prompt_id)
        if prompt is None:
            raise problems.unknown_prompt(conversation.prompt, sorted(deps.prompts))
        _check_language(conversation.language)
        if conversation.deadline > deps.settings.max_deadline:
            raise BadRequest(
                f"deadline: at most {deps.settings.max_deadline} seconds",
                field="deadline",
                limit=deps.settings.max_deadline,
            )
        visit = visit_of(request.scope)
        if "text/event-stream" in request.headers.get("accept", ""):
            body = _events(conversation, prompt, deps, visit)
            return StreamingResponse(
                body, media_type="text/event-stream", headers={"X-Accel-Buffering": "no"}
            )
        answering = suggest(conversation, prompt=prompt, gateway=deps.gateway, rules=deps.rules)
        answer = await _unless_gone(request, answering)
        if answer is None:
            return Response(status_code=499)
        _note(answer, conversation, deps, visit)
        return JSONResponse(wire.answer_document(answer, explain=conversation.explain))

    @app.post("/v1/check", response_model=None, responses=_PROBLEMS)
    async def check_text(request: Request, body: Annotated[CheckRequest, Body()]) -> Response:
        """Check any text: an agent's own words, a macro, a bot's answer. The same checker as for suggestions."""
        _check_language(body.conversation.language if body.conversation else body.language)
        if body.conversation is not None and body.conversation.length > LONG:
            verdict = await asyncio.to_thread(check, body.text, body.conversation, deps.rules)
        else:
            verdict = check(body.text, body.conversation, deps.rules)
        deps.metrics.observe_check(verdict.findings)
        visit_of(request.scope).facts["findings"] = len(verdict.findings)
        return JSONResponse(wire.verdict_document(verdict))

    @app.post("/v1/review", response_model=None, responses=_PROBLEMS)
    async def look_back(request: Request, body: Annotated[ReviewRequest, Body()]) -> Response:
        """Review finished chats: findings on each reply, where it turned, what would have helped, frequent faults."""
        for conversation in body.conversations:
            _check_language(conversation.language)
        # Off the event loop: fifty long chats are seconds of work.
        reviews = await asyncio.to_thread(lambda: [review(one, deps.rules) for one in body.conversations])
        visit_of(request.scope).facts["chats"] = len(reviews)
        document = {
            "reviews": [review_document(one) for one in reviews],
            "team": team_document(reviews, deps.rules),
        }
        return JSONResponse(document)

    @app.post("/v1/feedback", response_model=None, status_code=204, responses=_PROBLEMS)
    async def feedback(body: Annotated[Feedback, Body()]) -> Response:
        """Say what became of options: shown, used, edited, or rejected and why. One log event; nothing is stored."""
        log.info("feedback", **body.event_fields(texts=deps.settings.log_text))
        return Response(status_code=204)


def _add_reading(app: FastAPI, deps: Deps) -> None:
    @app.get("/v1/rules")
    async def rules() -> list[dict[str, Any]]:
        """List the guardrail's rules."""
        return [wire.rule_document(rule) for rule in deps.rules.rules]

    @app.get("/v1/rules/{family}/{name}", responses={404: _PROBLEMS[404]})
    async def rule(family: str, name: str) -> dict[str, Any]:
        """Explain one rule, with its examples."""
        found = deps.rules.by_id.get(f"{family}/{name}")
        if found is None:
            raise NotFound(f"there is no rule {family}/{name}")
        return wire.rule_document(found, whole=True)

    @app.get("/v1/principles")
    async def principles() -> list[dict[str, Any]]:
        """List the principles with what carries each."""
        return coverage(load_principles(), deps.rules.rules, deps.prompts.values())

    @app.get("/v1/prompts")
    async def prompts() -> list[dict[str, Any]]:
        """List the prompt versions: which is in use, and which can work on a draft or change a reply as wished."""
        current = deps.settings.prompt_id
        return [
            {"id": p.id, "version": p.version, "in_use": p.id == current, "refines": p.refines}
            for p in deps.prompts.values()
        ]

    @app.get("/v1/models")
    async def models() -> list[dict[str, str | None]]:
        """List the models in the order they are asked; `adapter` names what the embedded one was taught with."""
        return deps.models


def _add_operations(app: FastAPI, deps: Deps) -> None:
    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Say that the process is alive."""
        return {"status": "ok"}

    @app.get("/readyz", response_model=None, responses={503: {"description": "Send no requests here"}})
    async def readyz() -> Response:
        """Say whether requests should be sent here."""
        return JSONResponse({"ready": deps.drain.ready}, 200 if deps.drain.ready else 503)

    @app.get("/metrics", response_class=Response, responses={200: {"content": {metrics.CONTENT_TYPE: {}}}})
    async def prometheus() -> Response:
        """Return the counters of all workers, for Prometheus."""
        return Response(await asyncio.to_thread(deps.metrics.render), media_type=metrics.CONTENT_TYPE)


async def _events(
    conversation: Conversation, prompt: Prompt, deps: Deps, visit: Visit
) -> AsyncGenerator[bytes, None]:
    async with aclosing(
        stream(conversation, prompt=prompt, gateway=deps.gateway, rules=deps.rules)
    ) as events:
        async for event in events:
            if isinstance(event, Suggestions):
                _note(event, conversation, deps, visit)
            yield wire.sse(*wire.event_document(event, explain=conversation.explain))


def _note(answer: Suggestions, conversation: Conversation, deps: Deps, visit: Visit) -> None:
    """Count an answer, and put into the log line how it came about."""
    deps.metrics.observe_answer(answer)
    record_stages(answer)
    visit.stages |= answer.spent
    visit.facts |= {
        "conversation_id": conversation.conversation_id,
        "message_id": answer.for_message["id"],
        "messages": len(conversation.messages),
        "prompt": answer.prompt,
        "model": answer.model,
        "options": len(answer.suggestions),
        "composed": sum(option.origin == "composed" for option in answer.suggestions),
        "rejected": answer.rejected_by_rule,
        "rounds": answer.rounds,
        "degraded": answer.degraded,
        **answer.usage,
    }
    if deps.settings.log_text:
        visit.facts["customer_wrote"] = redacted(conversation.last_customer_message.text, conversation)
        visit.facts["replies"] = [redacted(option.text, conversation) for option in answer.suggestions]


async def _unless_gone(request: Request, work: Coroutine[Any, Any, T]) -> T | None:
    """Await the work, or break it off when the caller hangs up: a model that writes for nobody costs all the same."""
    working = asyncio.ensure_future(work)
    gone = asyncio.ensure_future(_disconnected(request))
    try:
        await asyncio.wait({working, gone}, return_when=asyncio.FIRST_COMPLETED)
        return working.result() if working.done() else None
    finally:
        for task in (working, gone):
            task.cancel()
        await asyncio.gather(working, gone, return_exceptions=True)


async def _disconnected(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


def _check_language(language: str) -> None:
    if language.partition("-")[0].lower() not in LANGUAGES:
        raise UnsupportedLanguage(
            f"language: {language} has no rules", field="language", limit=list(LANGUAGES)
        )
