"""Webhooks signed as each helpdesk signs them."""

import hmac
import json
import time
from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256


def signed(kind, payload, *, secret, at=None, delivery=None):
    """A webhook's raw body and headers.

    Args:
        kind: of helpdesk.
        payload: the document, or bytes.
        secret: to sign with.
        at: Unix seconds, now by default.
        delivery: id of the delivery, where the helpdesk has one in a header.
    """
    body = payload if isinstance(payload, bytes) else json.dumps(payload).encode()
    at = time.time() if at is None else at
    headers = {"content-type": "application/json"}
    match kind:
        case "chatwoot":
            stamp = str(int(at))
            mac = hmac.new(secret.encode(), f"{stamp}.".encode() + body, sha256).hexdigest()
            headers |= {"x-chatwoot-timestamp": stamp, "x-chatwoot-signature": f"sha256={mac}"}
            if delivery:
                headers["x-chatwoot-delivery"] = delivery
        case "zendesk":
            stamp = datetime.fromtimestamp(at, UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
            mac = hmac.new(secret.encode(), stamp.encode() + body, sha256).digest()
            headers |= {
                "x-zendesk-webhook-signature-timestamp": stamp,
                "x-zendesk-webhook-signature": b64encode(mac).decode(),
            }
        case "zammad" | "intercom":
            headers["x-hub-signature"] = f"sha1={hmac.new(secret.encode(), body, 'sha1').hexdigest()}"
            if delivery and kind == "zammad":
                headers["x-zammad-delivery"] = delivery
        case _:
            headers["x-softanswer-secret"] = secret
    return body, headers
