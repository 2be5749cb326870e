"""The Model Context Protocol: three tools that read and suggest, and nothing that sends; the extra `mcp` carries it.

`softanswer mcp` speaks over standard input and output; `softanswer mcp --http` listens at `/mcp` on the service's host
and port, behind the same door as the API: keys, rates, sizes.
"""

from typing import TYPE_CHECKING, Annotated, Any

from pydantic import Field

from service import wire
from service.config import Settings
from service.conversation import MAX_REPLY_CHARS, Conversation
from service.errors import Misconfigured, UnsupportedLanguage
from service.guardrail import check, default_rules
from service.model.gateway import Gateway
from service.principles import coverage, load_principles
from service.prompt import load_prompt, prompt_ids
from service.suggestions import suggest

if TYPE_CHECKING:
    from mcp.server import MCPServer
    from starlette.applications import Starlette

_INSTRUCTIONS = (
    "Drafts for a customer support agent. A person reads, chooses and sends; no tool here sends anything. Give every "
    "fact, action and commitment that is known: a reply claims nothing beyond them."
)


def make_server(settings: Settings, gateway: Gateway | None) -> "MCPServer[Any]":
    """Return the server with its tools.

    Args:
        settings: the prompt version and the longest deadline.
        gateway: the road to the model; None composes every reply.

    Raises:
        Misconfigured: the extra is not installed.
    """
    try:
        from mcp.server import MCPServer  # noqa: PLC0415  an extra
        from mcp.types import ToolAnnotations  # noqa: PLC0415
    except ImportError:
        raise Misconfigured("the extra `mcp` is not installed: pip install 'softanswer[mcp]'") from None
    rules = default_rules()
    prompts = {name: load_prompt(name) for name in prompt_ids()}
    server: MCPServer[Any] = MCPServer("softanswer", instructions=_INSTRUCTIONS)
    reads = ToolAnnotations(read_only_hint=True, open_world_hint=False)

    @server.tool(title="Suggest replies", annotations=reads, structured_output=False)
    async def suggest_replies(conversation: Conversation) -> dict[str, Any]:
        """Return three kind, honest reply options for a chat with an upset customer, each checked before it is shown."""
        _check_language(conversation.language)
        prompt = prompts.get(conversation.prompt or "", prompts[settings.prompt_id])
        kept = conversation.model_copy(update={"deadline": min(conversation.deadline, settings.max_deadline)})
        answer = await suggest(kept, prompt=prompt, gateway=gateway, rules=rules)
        return wire.answer_document(answer, explain=conversation.explain)

    @server.tool(title="Check a reply", annotations=reads, structured_output=False)
    async def check_reply(
        text: Annotated[str, Field(max_length=MAX_REPLY_CHARS)], conversation: Conversation | None = None
    ) -> dict[str, Any]:
        """Check any reply for lies, blame, jargon, excuses, dismissal and arguing, against the chat that it answers."""
        if conversation:
            _check_language(conversation.language)
        return wire.verdict_document(check(text, conversation, rules))

    @server.tool(title="List the principles", annotations=reads, structured_output=False)
    async def list_principles() -> dict[str, Any]:
        """List what a good reply does, why, and which part of the product sees to it."""
        return {"principles": coverage(load_principles(), rules.rules, prompts.values())}

    return server


def http_app(settings: Settings, gateway: Gateway | None) -> "Starlette":
    """Return the ASGI application that serves the tools at `/mcp`.

    Raises:
        Misconfigured: the extra is not installed, or the settings are unsafe.
    """
    from importlib.metadata import version  # noqa: PLC0415  only a server needs what follows

    from service.http.admission import Admission  # noqa: PLC0415
    from service.http.door import Door  # noqa: PLC0415
    from service.http.drain import Drain  # noqa: PLC0415
    from service.metrics import Metrics  # noqa: PLC0415
    from service.security import Keys, Rates  # noqa: PLC0415

    settings.check_exposure()
    app = make_server(settings, gateway).streamable_http_app(
        stateless_http=True, json_response=True, host=settings.host, max_request_body_size=settings.max_body
    )
    app.add_middleware(
        Door,
        keys=Keys(settings.keys),
        rates=Rates(settings.rate, settings.redis),
        admission=Admission(settings.max_requests),
        metrics=Metrics(version=version("softanswer"), prompt=settings.prompt_id),
        drain=Drain(settings.linger),
        max_body=settings.max_body,
    )
    return app


def run(settings: Settings, gateway: Gateway | None, *, http: bool) -> None:
    """Serve until the client leaves (standard input), or until told to stop (HTTP)."""
    from service.logs import set_up  # noqa: PLC0415

    # Logs go to standard error: standard output belongs to the protocol.
    if not http:
        server = make_server(settings, gateway)
        set_up()
        server.run("stdio")
        return
    import uvicorn  # noqa: PLC0415

    app = http_app(settings, gateway)
    set_up()
    uvicorn.run(
        app,
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
    )


def _check_language(language: str) -> None:
    if language.partition("-")[0].lower() != "en":
        raise UnsupportedLanguage(f"language: {language} has no rules", field="language")
