"""The addresses that helpdesks call: `POST /v1/connectors/NAME`, answered before anything is worked on."""

from typing import Any

from fastapi import FastAPI, Request, Response
from fastapi.responses import JSONResponse

from service.connectors import CONNECTORS
from service.conversation import Conversation
from service.desk.desk_api import Api
from service.desk.desks import read_desks
from service.desk.helpdesk import Helpdesk
from service.desk.inbox import Inbox
from service.desk.seen import Seen
from service.errors import Misconfigured
from service.http import problems
from service.http.routes import Deps
from service.http.visit import visit_of
from service.suggestions import Suggestions, suggest

_PROBLEMS: dict[int | str, dict[str, Any]] = {
    code: {"description": says, "content": {problems.MEDIA_TYPE: {"schema": problems.SCHEMA}}}
    for code, says in problems.STATUSES.items()
    if code != 422
}


def add_webhooks(app: FastAPI, deps: Deps) -> Inbox:
    """Add the webhook routes for the helpdesks that the settings name; the caller closes the inbox.

    Raises:
        Misconfigured: the file of helpdesks is not as it should be.
    """
    inbox = Inbox(
        _helpdesks(deps),
        _answering(deps),
        Seen(deps.settings.redis),
        deps.metrics,
        at_once=deps.settings.max_notes,
    )

    async def take(request: Request, name: str, given: dict[str, str]) -> Response:
        taken = await inbox.take(name, await request.body(), {**request.headers, **given})
        visit_of(request.scope).facts |= {"desk": name, "outcome": taken}
        return JSONResponse({"outcome": taken}, 202)

    @app.post("/v1/connectors/{name}", status_code=202, response_model=None, responses=_PROBLEMS)
    async def webhook(request: Request, name: str) -> Response:
        """Take a webhook of a helpdesk in: a customer's message is answered by a private note in the background."""
        return await take(request, name, {})

    @app.post("/v1/connectors/{name}/{secret}", status_code=202, response_model=None, responses=_PROBLEMS)
    async def webhook_with_secret(request: Request, name: str, secret: str) -> Response:
        """Take a webhook in from a helpdesk that can neither sign nor send headers: the address holds the secret."""
        return await take(request, name, {"x-softanswer-secret": secret})

    return inbox


def _helpdesks(deps: Deps) -> dict[str, Helpdesk]:
    found: dict[str, Helpdesk] = {}
    for name, desk in read_desks(deps.settings.desks).items():
        if desk.prompt is not None and desk.prompt not in deps.prompts:
            raise Misconfigured(f"SOFTANSWER_DESKS: {name}.prompt: known are {', '.join(deps.prompts)}")
        connector = CONNECTORS[desk.kind]
        found[name] = connector(desk, Api(desk.url, connector.credentials(desk), desk.patience))
    return found


def _answering(deps: Deps) -> Any:
    async def answer(conversation: Conversation) -> Suggestions:
        prompt = deps.prompts[conversation.prompt or deps.settings.prompt_id]
        made = await suggest(conversation, prompt=prompt, gateway=deps.gateway, rules=deps.rules)
        deps.metrics.observe_answer(made)
        return made

    return answer
