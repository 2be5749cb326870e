"""Every way softanswer can say no, on one screen.

SoftanswerError
+-- BadRequest (4xx: the caller can mend it; names the field and the limit)
|   +-- Unauthenticated, BadSignature, TooManyRequests, NotFound
|   +-- PayloadTooLarge, SlowBody, UnsupportedMediaType, UnsupportedLanguage, UnknownPrompt
+-- ModelError (the model or the road to it; never becomes a 5xx of ours: the answer is `degraded`)
|   +-- ModelTimeout, ModelOverloaded, ModelRefused, ModelUnavailable, ModelMisconfigured, MalformedAnswer
+-- DeskError (a helpdesk; webhooks are answered before it is asked, so these are logged and counted)
|   +-- DeskUnavailable, DeskRefused, PublicMessage
+-- Misconfigured (the service refuses to start)

Each class knows its HTTP status and the stable `type` of its problem document (RFC 9457).
"""

from typing import Any, ClassVar


class SoftanswerError(Exception):
    """Base of all errors that softanswer raises on purpose.

    Args:
        detail: one plain sentence for the reader of the error.
        extra: further members of the problem document, e.g. `field`, `limit`, `given`.
    """

    status: ClassVar[int] = 500
    slug: ClassVar[str] = "internal"
    title: ClassVar[str] = "Something went wrong on our side"

    def __init__(self, detail: str, **extra: Any) -> None:
        super().__init__(detail)
        self.detail = detail
        self.extra = extra

    def problem(self) -> dict[str, Any]:
        """Return the problem document (RFC 9457) of this error as a plain dict."""
        return {
            "type": f"urn:softanswer:problem:{self.slug}",
            "title": self.title,
            "status": self.status,
            "detail": self.detail,
            **self.extra,
        }


class BadRequest(SoftanswerError):
    """The request cannot be used as it is; `field` and `limit` say what to mend."""

    status = 422
    slug = "invalid-request"
    title = "The request cannot be used as it is"


class MalformedBody(BadRequest):
    """The body is not JSON."""

    status = 400
    slug = "malformed-body"
    title = "The body is not valid JSON"


class Unauthenticated(BadRequest):
    """No API key, or one that is not known."""

    status = 401
    slug = "unauthenticated"
    title = "An API key is needed"


class BadSignature(BadRequest):
    """A webhook that is not signed with the shared secret, or that was signed too long ago."""

    status = 401
    slug = "bad-signature"
    title = "The webhook cannot be trusted"


class NotFound(BadRequest):
    """Nothing by that name here."""

    status = 404
    slug = "not-found"
    title = "There is nothing by that name"


class PayloadTooLarge(BadRequest):
    """The body is larger than the service reads."""

    status = 413
    slug = "payload-too-large"
    title = "The body is too large"


class SlowBody(BadRequest):
    """The body did not arrive in the time that the service waits for one."""

    status = 408
    slug = "slow-body"
    title = "The body did not arrive in time"


class UnsupportedMediaType(BadRequest):
    """The body is of a type the service does not read."""

    status = 415
    slug = "unsupported-media-type"
    title = "The body must be application/json"


class UnsupportedLanguage(BadRequest):
    """The conversation is in a language that has no rules: nothing may go out unchecked."""

    slug = "unsupported-language"
    title = "There are no rules for this language"


class UnknownPrompt(BadRequest):
    """The prompt version asked for does not exist."""

    slug = "unknown-prompt"
    title = "There is no such prompt version"


class TooManyRequests(BadRequest):
    """Over capacity, or over the caller's rate; `retry_after` is in seconds."""

    status = 429
    slug = "too-many-requests"
    title = "Too many requests at once"


class ModelError(SoftanswerError):
    """The model gave nothing usable. `reason` is the word that stands in the answer's `degraded`."""

    status = 502
    slug = "model-error"
    title = "The model gave no usable answer"
    reason: ClassVar[str] = "model_error"


class ModelTimeout(ModelError):
    """No answer inside the deadline (connect, first token, or whole)."""

    reason = "model_timeout"


class ModelOverloaded(ModelError):
    """The provider, or our own queue before it, is full (429, 503)."""

    reason = "model_overloaded"


class ModelRefused(ModelError):
    """The provider does not take this request (400, content filter, context too long)."""

    reason = "model_refused"


class ModelMisconfigured(ModelError):
    """Key, model name or address is wrong (401, 403, 404)."""

    reason = "model_misconfigured"


class ModelUnavailable(ModelError):
    """The provider cannot be reached, or fails (5xx, connection refused or reset, circuit open)."""

    reason = "model_unavailable"


class MalformedAnswer(ModelError):
    """The model answered, but not in the shape the prompt version asks for."""

    reason = "malformed_answer"


class DeskError(SoftanswerError):
    """A helpdesk could not be read, or a note could not be left there. `reason` is the word for logs and counts."""

    status = 502
    slug = "desk-error"
    title = "The helpdesk could not be asked"
    reason: ClassVar[str] = "desk_error"


class DeskUnavailable(DeskError):
    """The helpdesk cannot be reached, fails, or asks for patience longer than there is time."""

    reason = "desk_unavailable"


class DeskRefused(DeskError):
    """The helpdesk does not take the request: token, address, or a chat that is gone."""

    reason = "desk_refused"


class PublicMessage(DeskError):
    """Something was about to be sent that a customer could have read. It never is."""

    reason = "public_message"


class Misconfigured(SoftanswerError):
    """A setting is missing or unsafe: the service refuses to start."""

    slug = "misconfigured"
    title = "The service is not set up safely"
