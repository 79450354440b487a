"""Signs as help desks do, with the libraries' own arithmetic written out once more."""

import base64
import hashlib
import hmac
import json
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

NOW = datetime(2026, 11, 23, 10, tzinfo=UTC)
SECRETS = {
    "zendesk": "a-zendesk-secret",
    "intercom": "an-intercom-secret",
    "helpdesk": "whsec_" + base64.b64encode(b"k" * 24).decode(),
}


def sent(source_id: str, number: str, **changes: Any) -> dict[str, Any]:
    """Return what the starter's help desks send of a new ticket."""
    text = changes.get("text", "The pallet was broken.")
    bodies: dict[str, dict[str, Any]] = {
        "zendesk": {
            "type": "zen:event-type:ticket.created",
            "detail": {
                "id": number,
                "subject": "Broken pallet",
                "description": text,
                "priority": "URGENT",
            },
        },
        "intercom": {
            "topic": "conversation.user.created",
            "data": {
                "item": {
                    "id": int(number),
                    "source": {
                        "subject": "",
                        "body": f"<p>{text} &amp; more</p>",
                        "author": {"name": "Ada Berg"},
                    },
                }
            },
        },
        "helpdesk": {
            "type": "ticket.created",
            "data": {"id": number, "title": "Pallet", "text": text, "team": "Shipping"},
        },
    }
    return bodies[source_id]


def signed(
    source_id: str, body: bytes, at: datetime = NOW, secrets: Mapping[str, str] = SECRETS
) -> dict[str, str]:
    """Return the headers with which a help desk signs the body."""
    secret = secrets[source_id]
    match source_id:
        case "zendesk":
            moment = at.strftime("%Y-%m-%dT%H:%M:%SZ")
            mac = hmac.new(secret.encode(), moment.encode() + body, hashlib.sha256).digest()
            return {
                "x-zendesk-webhook-signature-timestamp": moment,
                "x-zendesk-webhook-signature": base64.b64encode(mac).decode(),
            }
        case "intercom":
            mac = hmac.new(secret.encode(), body, hashlib.sha1).digest()
            return {"x-hub-signature": f"sha1={mac.hex()}"}
        case _:
            key = base64.b64decode(secret.removeprefix("whsec_"))
            seconds = str(int(at.timestamp()))
            mac = hmac.new(key, f"msg_1.{seconds}.".encode() + body, hashlib.sha256).digest()
            return {
                "webhook-id": "msg_1",
                "webhook-timestamp": seconds,
                "webhook-signature": f"v1,{base64.b64encode(mac).decode()}",
            }


def as_bytes(body: Mapping[str, Any]) -> bytes:
    """Return a body as it is sent."""
    return json.dumps(body).encode()
