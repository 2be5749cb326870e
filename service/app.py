"""The HTTP service: routes, and the composition root `create_app()`. Each route is one call into the product."""

import asyncio
import uuid
from collections.abc import AsyncGenerator, AsyncIterator
from contextlib import aclosing, asynccontextmanager
from dataclasses import dataclass
from importlib.metadata import version
from typing import Annotated, Any

import structlog
from fastapi import Body, FastAPI, Request, Response
from fastapi.responses import JSONResponse, StreamingResponse
from pydantic import BaseModel, ConfigDict, Field

from service import problems, wire
from service.config import LOCAL, Settings, read_settings
from service.conversation import MAX_REPLY_CHARS, Conversation
from service.errors import BadRequest, Misconfigured, NotFound, UnsupportedLanguage
from service.gateway import Gateway, LiteLLMGateway, ModelTarget
from service.guardrail import check, default_rules
from service.local_model import LocalModel
from service.logs import log
from service.principles import coverage, load_principles
from service.prompt import Prompt, load_prompt, prompt_ids
from service.rule import RuleSet
from service.suggestions import stream, suggest

LANGUAGES = ("en",)


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
    ready: bool = False


def make_gateway(settings: Settings) -> Gateway | None:
    """Return the road to the configured model; None where replies are to be composed without one."""
    if settings.model == "none":
        return None
    names = (settings.model, *settings.fallback_models)
    local = LocalModel(settings.local_model) if any(n.startswith("softanswer/") for n in names) else None
    targets = [
        ModelTarget(name, *((settings.api_base, settings.api_key) if name == settings.model != LOCAL else ()))
        for name in names
    ]
    return LiteLLMGateway(
        models=targets, max_concurrency=settings.max_concurrency, max_queue=settings.max_queue, local=local
    )


def create_app(settings: Settings | None = None, gateway: Gateway | None = None) -> FastAPI:
    """Put the service together.

    Args:
        settings: read from the environment by default.
        gateway: the road to the model; by default the one that the settings name.

    Raises:
        Misconfigured: the settings are unsafe, or a rule or prompt version is broken.
    """
    settings = settings or read_settings()
    settings.check_exposure()
    deps = Deps(
        settings,
        gateway or make_gateway(settings),
        default_rules(),
        {name: load_prompt(name) for name in prompt_ids()},
    )
    if settings.prompt_id not in deps.prompts:
        raise Misconfigured(f"SOFTANSWER_PROMPT={settings.prompt_id}: known are {', '.join(deps.prompts)}")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        warming = asyncio.create_task(_warm(deps.gateway))
        deps.ready = True
        log.info("ready", model=settings.model, prompt=deps.prompts[settings.prompt_id].version)
        yield
        deps.ready = False
        warming.cancel()
        await asyncio.gather(warming, return_exceptions=True)
        if isinstance(deps.gateway, LiteLLMGateway):
            await deps.gateway.aclose()

    app = FastAPI(
        title="softanswer",
        version=version("softanswer"),
        description="Three kind, honest reply options for an upset customer, checked before they are shown.",
        lifespan=lifespan,
        max_body_size=settings.max_body,
    )
    app.state.deps = deps
    problems.install(app, settings.max_body)
    _add_routes(app, deps)
    return app


async def _warm(gateway: Gateway | None) -> None:
    """Import LiteLLM and load the model while the service already answers."""
    if isinstance(gateway, LiteLLMGateway):
        try:
            await gateway.warm()
        except Exception as error:  # noqa: BLE001  the first call will say it again, to whom it concerns
            log.warning("model not ready", error=type(error).__name__)


def _add_routes(app: FastAPI, deps: Deps) -> None:
    @app.post("/v1/suggestions", response_model=None)
    async def suggestions(request: Request, conversation: Annotated[Conversation, Body()]) -> Response:
        """Return three checked reply options, or stream them as each passes (`Accept: text/event-stream`)."""
        prompt = deps.prompts.get(conversation.prompt or deps.settings.prompt_id)
        if prompt is None:
            raise problems.unknown_prompt(conversation.prompt, sorted(deps.prompts))
        _check_language(conversation.language)
        if conversation.deadline > deps.settings.max_deadline:
            raise BadRequest(
                f"deadline: at most {deps.settings.max_deadline} seconds", field="deadline", limit=deps.settings.max_deadline
            )
        request_id = request.headers.get("x-request-id", "")[:100] or uuid.uuid4().hex
        with structlog.contextvars.bound_contextvars(request_id=request_id):
            if "text/event-stream" in request.headers.get("accept", ""):
                body = _events(conversation, prompt, deps)
                headers = {"Cache-Control": "no-store", "X-Request-Id": request_id, "X-Accel-Buffering": "no"}
                return StreamingResponse(body, media_type="text/event-stream", headers=headers)
            answer = await suggest(conversation, prompt=prompt, gateway=deps.gateway, rules=deps.rules)
            document = wire.answer_document(answer, explain=conversation.explain)
            return JSONResponse(document, headers={"Cache-Control": "no-store", "X-Request-Id": request_id})

    @app.post("/v1/check", response_model=None)
    async def check_text(request: Annotated[CheckRequest, Body()]) -> Response:
        """Check any text: an agent's own words, a macro, a bot's answer. The same checker as for suggestions."""
        _check_language(request.conversation.language if request.conversation else request.language)
        return JSONResponse(wire.verdict_document(check(request.text, request.conversation, deps.rules)))

    @app.get("/v1/rules")
    async def rules() -> list[dict[str, Any]]:
        """List the guardrail's rules."""
        return [wire.rule_document(rule) for rule in deps.rules.rules]

    @app.get("/v1/rules/{family}/{name}")
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
        """List the prompt versions; the one in use is marked."""
        current = deps.settings.prompt_id
        return [{"id": p.id, "version": p.version, "in_use": p.id == current} for p in deps.prompts.values()]

    @app.get("/healthz")
    async def healthz() -> dict[str, str]:
        """Say that the process is alive."""
        return {"status": "ok"}

    @app.get("/readyz", response_model=None)
    async def readyz() -> Response:
        """Say whether requests should be sent here."""
        return JSONResponse({"ready": deps.ready}, 200 if deps.ready else 503)


async def _events(conversation: Conversation, prompt: Prompt, deps: Deps) -> AsyncGenerator[bytes, None]:
    async with aclosing(stream(conversation, prompt=prompt, gateway=deps.gateway, rules=deps.rules)) as events:
        async for event in events:
            yield wire.sse(*wire.event_document(event, explain=conversation.explain))


def _check_language(language: str) -> None:
    if language.partition("-")[0].lower() not in LANGUAGES:
        raise UnsupportedLanguage(f"language: {language} has no rules", field="language", limit=list(LANGUAGES))
