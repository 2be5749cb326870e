"""Whether a webhook is what it says: signatures over the raw bytes, compared in constant time, inside a time window."""

import hashlib
import hmac
from base64 import b64encode
from collections.abc import Mapping
from datetime import datetime
from typing import Literal

from service.errors import BadSignature

WINDOW = 300.0


def signed(
    given: str | None,
    *,
    secret: str,
    over: bytes,
    digest: Literal["sha256", "sha1"],
    encoding: Literal["hex", "base64"] = "hex",
) -> None:
    """Refuse a body that was not signed with the secret.

    Args:
        given: the signature as the header has it, without a prefix such as `sha256=`; None where there is no header.
        secret: shared with the helpdesk.
        over: the bytes that were signed.
        digest: of the HMAC (RFC 2104).
        encoding: how the helpdesk writes the signature.

    Raises:
        BadSignature: none was given, or it is another one.
    """
    if not given:
        raise BadSignature("the webhook is not signed")
    mac = hmac.new(secret.encode(), over, getattr(hashlib, digest)).digest()
    wanted = mac.hex() if encoding == "hex" else b64encode(mac).decode()
    if not hmac.compare_digest(given.encode(), wanted.encode()):
        raise BadSignature("the webhook's signature does not fit its body")


def shared(given: str | None, secret: str) -> None:
    """Refuse a caller who does not show the shared secret, where a helpdesk cannot sign.

    Raises:
        BadSignature: another one, or none.
    """
    if not given or not hmac.compare_digest(given.encode(), secret.encode()):
        raise BadSignature("the webhook does not show the shared secret")


def shown(headers: Mapping[str, str]) -> str | None:
    """Return the secret that a caller shows: `X-Softanswer-Secret`, or as a bearer token."""
    scheme, _, token = headers.get("authorization", "").partition(" ")
    return headers.get("x-softanswer-secret") or (token.strip() if scheme.lower() == "bearer" else None)


def timely(stamp: str | None, now: float, window: float = WINDOW) -> None:
    """Refuse a webhook from outside the time window: somebody may have kept it to send it again.

    Args:
        stamp: Unix seconds, or a date and time (ISO 8601) with its zone.
        now: Unix seconds.
        window: seconds that the stamp may be off, either way.

    Raises:
        BadSignature: too old, too far ahead, or no time at all.
    """
    try:
        at = float(stamp) if stamp and stamp.isdigit() else _seconds(stamp or "")
    except (ValueError, OverflowError):
        raise BadSignature("the webhook has no time stamp") from None
    if abs(now - at) > window:
        raise BadSignature("the webhook's time stamp is outside the window", limit=window)


def after(prefix: str, headers: Mapping[str, str], name: str) -> str | None:
    """Return a header's value without its prefix; None where the header is missing or starts otherwise."""
    value = headers.get(name, "")
    return value[len(prefix) :] if value.startswith(prefix) else None


def _seconds(stamp: str) -> float:
    at = datetime.fromisoformat(stamp)
    if at.tzinfo is None:
        raise ValueError("no zone")
    return at.timestamp()
