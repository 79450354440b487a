"""Calls a company's own address, signed so that whoever receives it knows that we did.

Signed as https://github.com/standard-webhooks/standard-webhooks/blob/main/spec says.
"""

import base64
import binascii
import hashlib
import hmac
import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from http import HTTPStatus
from urllib.parse import urlsplit

import httpx

from bot.delivery.work import Json
from bot.errors import CannotDoError, TryAgainError
from bot.proxies import is_loopback

ANSWER_SECONDS = 10.0
PREFIX = "whsec_"  # before a secret, as the standard writes it
FEWEST_BYTES = 24  # of a secret; the standard asks for 24 to 64


class WebhookSilentError(TryAgainError):
    """The address does not answer, or asks to come again."""


class WebhookRefusedError(CannotDoError):
    """The address does not take what we send, and never will."""


@dataclass(frozen=True, slots=True)
class SignedWebhook:
    """One address and the secret that both sides know."""

    url: str
    key: bytes

    @staticmethod
    def of(url: str, secret: str, setting: str = "ALARM_WEBHOOK") -> "SignedWebhook":
        """Return the webhook; ``secret`` is written "whsec_" and base64.

        ``setting`` begins the names of both in an error.

        Raises:
            CannotDoError: the address is not https, or the secret cannot be one.
        """
        address = urlsplit(url)
        if address.scheme != "https" and not is_loopback(address.hostname or ""):
            message = f"{setting}_URL has to begin with https://."
            raise CannotDoError(message)
        return SignedWebhook(url, _key_of(secret, setting))

    async def send(self, identity: str, contents: Mapping[str, Json], now: datetime) -> None:
        """Send it once. Whoever receives the same ``identity`` again has it already.

        Raises:
            WebhookSilentError: it may work later.
            WebhookRefusedError: it never will.
        """
        body = json.dumps(contents, separators=(",", ":")).encode()
        headers = self.headers(identity, body, now)
        try:
            async with httpx.AsyncClient(timeout=ANSWER_SECONDS) as client:
                answer = await client.post(self.url, content=body, headers=headers)
        except httpx.HTTPError as error:
            message = "The webhook does not answer."
            raise WebhookSilentError(message) from error
        if answer.is_success:
            return
        if answer.is_server_error or answer.status_code in _COME_AGAIN:
            message = f"The webhook answers {answer.status_code}."
            raise WebhookSilentError(message)
        message = f"The webhook refuses with {answer.status_code}."
        raise WebhookRefusedError(message)

    def headers(self, identity: str, body: bytes, now: datetime) -> dict[str, str]:
        """Return what stands above the body: who, when, and the proof that it was us."""
        seconds = str(int(now.timestamp()))
        signed = f"{identity}.{seconds}.".encode() + body
        digest = hmac.new(self.key, signed, hashlib.sha256).digest()
        return {
            "content-type": "application/json",
            "webhook-id": identity,
            "webhook-timestamp": seconds,
            "webhook-signature": f"v1,{base64.b64encode(digest).decode()}",
        }


_COME_AGAIN = {HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS}


def _key_of(secret: str, setting: str) -> bytes:
    message = f"{setting}_SECRET has to be whsec_ and at least 24 bytes in base64."
    try:
        key = base64.b64decode(secret.removeprefix(PREFIX), validate=True)
    except binascii.Error:
        raise CannotDoError(message) from None
    if len(key) < FEWEST_BYTES:
        raise CannotDoError(message)
    return key
