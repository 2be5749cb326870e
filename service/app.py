"""The composition root: `create_app()` puts the HTTP service together."""

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from hashlib import sha256
from importlib.metadata import version

from fastapi import FastAPI
from starlette.middleware.cors import CORSMiddleware

from service.config import LOCAL, Settings, read_settings
from service.conversation import Conversation
from service.errors import Misconfigured
from service.guardrail import default_rules
from service.http import problems
from service.http.admission import Admission
from service.http.door import Door
from service.http.drain import Drain
from service.http.page import add_pages
from service.http.routes import Deps, add_routes
from service.http.tracing import flush, telemetry
from service.logs import log
from service.metrics import Metrics
from service.model.gateway import Gateway, LiteLLMGateway, ModelTarget
from service.model.local_model import LocalModel
from service.model.pool import Pool
from service.prompt import load_prompt, prompt_ids
from service.security import Keys, Rates
from service.suggestions import suggest
from service.webhooks import add_webhooks

__all__ = ["Deps", "create_app", "make_gateway"]

_SAMPLING = 1.0
_HEAD_START = 0.2


def make_gateway(settings: Settings) -> Gateway | None:
    """Return the road to the configured model; None where replies are to be composed without one."""
    if settings.model == "none":
        return None
    names = (settings.model, *settings.fallback_models)
    embedded = any(name.startswith("softanswer/") for name in names)
    local = LocalModel(settings.local_model, lora=settings.adapter) if embedded else None
    targets = [
        ModelTarget(name, *((settings.api_base, settings.api_key) if name == settings.model != LOCAL else ()))
        for name in names
    ]
    return LiteLLMGateway(
        models=targets,
        max_concurrency=settings.max_concurrency,
        max_queue=settings.max_queue,
        # The embedded model shares the processor with whatever else runs here: the request's deadline is its only limit.
        first_token_timeout=settings.max_deadline if local else 8.0,
        breaker_threshold=settings.circuit_failures,
        breaker_cooldown=settings.circuit_rest,
        local=local,
        pool=Pool(settings.pool, settings.redis) if settings.pool else None,
    )


def _models(settings: Settings) -> list[dict[str, str | None]]:
    """Return the models in the order they are asked, the embedded one with the digest of its adapter."""
    version, adapter = None, settings.adapter
    if adapter and adapter.is_file():
        version = f"{adapter.parent.name}@{sha256(adapter.read_bytes()).hexdigest()[:8]}"
    return [
        {"model": name, "adapter": version if name.startswith("softanswer/") else None}
        for name in (settings.model, *settings.fallback_models)
    ]


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
    prompts = {name: load_prompt(name) for name in prompt_ids()}
    if settings.prompt_id not in prompts:
        raise Misconfigured(f"SOFTANSWER_PROMPT={settings.prompt_id}: known are {', '.join(prompts)}")
    release = version("softanswer")
    deps = Deps(
        settings,
        gateway or make_gateway(settings),
        default_rules(),
        prompts,
        Metrics(version=release, prompt=prompts[settings.prompt_id].version),
        Drain(settings.linger),
        _models(settings),
    )
    rates = Rates(settings.rate, settings.redis)

    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncIterator[None]:
        background = [asyncio.create_task(_settle_in(app, deps)), asyncio.create_task(_sample(deps))]
        deps.drain.open()
        log.info("ready", model=settings.model, prompt=prompts[settings.prompt_id].version)
        yield
        deps.drain.close()
        await inbox.aclose(settings.drain)
        for task in background:
            task.cancel()
        await asyncio.gather(*background, return_exceptions=True)
        if isinstance(deps.gateway, LiteLLMGateway):
            await deps.gateway.aclose()
        await rates.aclose()
        deps.metrics.close()
        if settings.traces:
            await asyncio.to_thread(flush)
        log.info("stopped")

    app = FastAPI(
        title="softanswer",
        version=release,
        description="Three kind, honest reply options for an upset customer, checked before they are shown.",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        telemetry=telemetry(settings.traces),
    )
    app.state.deps = deps
    problems.install(app, settings.max_body)
    add_routes(app, deps)
    inbox = add_webhooks(app, deps)
    add_pages(app, settings)
    app.add_middleware(
        Door,
        keys=Keys(settings.keys),
        rates=rates,
        admission=Admission(settings.max_requests),
        metrics=deps.metrics,
        drain=deps.drain,
        max_body=settings.max_body,
    )
    if settings.cors_origins:
        # Outside the door, so that a page can read why it was turned away.
        app.add_middleware(
            CORSMiddleware,
            allow_origins=settings.cors_origins,
            allow_methods=["GET", "POST"],
            allow_headers=["Authorization", "Content-Type", "X-API-Key", "X-Request-Id"],
            expose_headers=["X-Request-Id", "Retry-After", "Server-Timing"],
        )
    return app


async def _settle_in(app: FastAPI, deps: Deps) -> None:
    """Do while the service already answers what the first requests would wait for; the first probe goes before all that."""
    await asyncio.sleep(_HEAD_START)
    await asyncio.to_thread(_rehearse, app, deps)
    if isinstance(deps.gateway, LiteLLMGateway):
        try:
            await deps.gateway.warm()
        except Exception as error:  # noqa: BLE001  the first call will say it again, to whom it concerns
            log.warning("model not ready", error=type(error).__name__)
    # What is loaded by now stays for good. Each full collection would walk all of it, a fifth of a second with LiteLLM in
    # which nobody is answered.
    gc.collect()
    gc.freeze()


def _rehearse(app: FastAPI, deps: Deps) -> None:
    """Do in a thread what is made on first use, by answering a chat without a model: the first agent shall not wait for it."""
    chat = Conversation.model_validate(
        {
            "messages": [{"role": "customer", "text": "My kettle leaks. Nobody calls me back!"}],
            "facts": ["Order 1: kettle"],
        }
    )
    asyncio.run(suggest(chat, prompt=deps.prompts[deps.settings.prompt_id], gateway=None, rules=deps.rules))
    app.openapi()


async def _sample(deps: Deps) -> None:
    """Keep the gauges of this process up to date: another worker may be the one that is asked for them."""
    while True:
        load = deps.gateway.load() if isinstance(deps.gateway, LiteLLMGateway) else {}
        deps.metrics.sample(load, ready=deps.drain.ready)
        await asyncio.sleep(_SAMPLING)
