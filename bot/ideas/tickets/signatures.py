"""Tells whether a help desk signed what came, in each of the ways that they have. Pure.

Sources: github.com/standard-webhooks/standard-webhooks/blob/main/spec,
developer.zendesk.com/documentation/webhooks/verifying,
developers.intercom.com/docs/webhooks/setting-up-webhooks (Signed Notifications).
"""

import base64
import binascii
import hmac
import re
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta

from bot.ideas.tickets.domain import Verifier

FRESH = timedelta(minutes=5)  # against whoever sends again what they overheard
PREFIX = "whsec_"
_SECONDS = re.compile(r"[0-9]{1,12}")


def is_signed(
    verifier: Verifier, secret: str, headers: Mapping[str, str], body: bytes, now: datetime
) -> bool:
    """Tell whether whoever knows the secret signed the body, lately by ``now`` (UTC).

    ``headers`` are in lower case. Intercom signs no moment: what it sends again is known by
    its ticket.
    """
    match verifier:
        case Verifier.STANDARD:
            return _is_standard(secret, headers, body, now)
        case Verifier.ZENDESK:
            at = headers.get("x-zendesk-webhook-signature-timestamp", "")
            said = headers.get("x-zendesk-webhook-signature", "")
            mac = hmac.digest(secret.encode(), at.encode() + body, "sha256")
            return _is_fresh(at, now) and _same(base64.b64encode(mac).decode(), said)
        case Verifier.INTERCOM:
            mac = hmac.digest(secret.encode(), body, "sha1")
            return _same(f"sha1={mac.hex()}", headers.get("x-hub-signature", ""))


def _is_standard(secret: str, headers: Mapping[str, str], body: bytes, now: datetime) -> bool:
    at, named = headers.get("webhook-timestamp", ""), headers.get("webhook-id", "")
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        return False
    mac = hmac.digest(key, f"{named}.{at}.".encode() + body, "sha256")
    expected = f"v1,{base64.b64encode(mac).decode()}"
    said = headers.get("webhook-signature", "").split(" ")
    return bool(named) and _is_fresh(at, now) and any(_same(expected, one) for one in said)


def _is_fresh(at: str, now: datetime) -> bool:
    if _SECONDS.fullmatch(at):
        seconds = int(at)
    else:
        try:
            seconds = int(datetime.fromisoformat(at).astimezone(UTC).timestamp())
        except (ValueError, OverflowError):
            return False
    return abs(now.timestamp() - seconds) <= FRESH.total_seconds()


def _same(expected: str, said: str) -> bool:
    return hmac.compare_digest(expected.encode(), said.encode(errors="replace"))
