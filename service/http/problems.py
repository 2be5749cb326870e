"""Errors on the wire: every one a problem document (RFC 9457) that names the field and the limit."""

from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from fastapi.responses import JSONResponse
from pydantic import ValidationError
from starlette.exceptions import HTTPException

from service.errors import (
    BadRequest,
    MalformedBody,
    NotFound,
    PayloadTooLarge,
    SlowBody,
    SoftanswerError,
    TooManyRequests,
    Unauthenticated,
    UnknownPrompt,
    UnsupportedMediaType,
)

MEDIA_TYPE = "application/problem+json"
STATUSES = {
    error.status: error.title
    for error in (
        MalformedBody,
        Unauthenticated,
        NotFound,
        SlowBody,
        PayloadTooLarge,
        UnsupportedMediaType,
        BadRequest,
        TooManyRequests,
    )
}
SCHEMA: dict[str, Any] = {
    "type": "object",
    "required": ["type", "title", "status"],
    "properties": {
        "type": {"type": "string", "description": "urn:softanswer:problem:..., stable"},
        "title": {"type": "string"},
        "status": {"type": "integer"},
        "detail": {"type": "string"},
        "field": {"type": "string", "description": "which part of the request"},
        "limit": {"description": "what would be accepted"},
        "given": {"description": "what came"},
        "retry_after": {"type": "integer", "description": "seconds"},
        "errors": {"type": "array", "items": {"type": "object"}},
    },
}
_LIMITS = ("max_length", "min_length", "ge", "le", "gt", "lt", "expected")


def problem_response(error: SoftanswerError) -> JSONResponse:
    """Return the response for one of our own errors."""
    headers = {"Retry-After": str(error.extra["retry_after"])} if "retry_after" in error.extra else {}
    if error.status == Unauthenticated.status:
        headers["WWW-Authenticate"] = "Bearer"
    return JSONResponse(error.problem(), error.status, headers, media_type=MEDIA_TYPE)


def invalid(errors: Any) -> SoftanswerError:
    """Turn pydantic's errors into one problem that names each field with its limit."""
    rows = []
    within = {error["loc"][:depth] for error in errors for depth in range(1, len(error["loc"]))}
    for error in errors:
        if error["loc"] in within:
            continue  # of a list with a wrong item pydantic also says that it is too short
        place = [part for part in error["loc"] if part != "body"]
        row: dict[str, Any] = {"field": _field(place), "message": error["msg"].removeprefix("Value error, ")}
        context = error.get("ctx", {})
        for name in _LIMITS:
            if name in context:
                row["limit"] = context[name]
        if "actual_length" in context:
            row["given"] = context["actual_length"]
        rows.append(row)
    first = rows[0]
    detail = f"{first['field']}: {first['message']}" if first["field"] else first["message"]
    return BadRequest(detail, **first, errors=rows)


def unknown_prompt(given: str | None, known: list[str]) -> SoftanswerError:
    """Return the error for a prompt version that does not exist."""
    return UnknownPrompt(f"prompt: there is no version {given}", field="prompt", given=given, known=known)


def install(app: FastAPI, max_body: int) -> None:
    """Answer every error of the app as a problem document."""

    @app.exception_handler(SoftanswerError)
    async def _ours(_: Request, error: SoftanswerError) -> JSONResponse:
        return problem_response(error)

    @app.exception_handler(RequestValidationError)
    async def _invalid(request: Request, error: RequestValidationError) -> JSONResponse:
        kinds = {e["type"] for e in error.errors()}
        media = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if request.method == "POST" and media != "application/json":
            return problem_response(
                UnsupportedMediaType(f"Content-Type is {media or 'missing'}; send application/json")
            )
        if "json_invalid" in kinds:
            return problem_response(MalformedBody("the body could not be read as JSON"))
        return problem_response(invalid(error.errors()))

    @app.exception_handler(ValidationError)
    async def _invalid_late(_: Request, error: ValidationError) -> JSONResponse:
        return problem_response(invalid(error.errors()))

    @app.exception_handler(HTTPException)
    async def _http(request: Request, error: HTTPException) -> JSONResponse:
        if error.status_code == NotFound.status:
            return problem_response(NotFound(f"there is nothing at {request.url.path}"))
        if error.status_code == PayloadTooLarge.status:
            return problem_response(
                PayloadTooLarge(f"the body may have {max_body} bytes", field="body", limit=max_body)
            )
        if error.status_code == SlowBody.status:
            return problem_response(SlowBody("the body did not arrive in time"))
        if error.status_code == MalformedBody.status:
            return problem_response(MalformedBody("the body could not be read as JSON"))
        problem = {"type": "about:blank", "title": error.detail, "status": error.status_code}
        return JSONResponse(problem, error.status_code, error.headers, media_type=MEDIA_TYPE)


def _field(place: list[Any]) -> str:
    name = ""
    for part in place:
        name += f"[{part}]" if isinstance(part, int) else (f".{part}" if name else str(part))
    return name
