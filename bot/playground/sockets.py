"""Socket Mode: the bot calls in, and what would be posted to it goes through its socket.

https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import asyncio
import secrets
from typing import Any

from starlette.websockets import WebSocket, WebSocketDisconnect

from bot.playground.event_delivery import BotConnection, Reply, RequestKind, Retry
from bot.playground.members import JsonObject


class Sockets:
    """Sends through an open socket, and over the other connection while there is none."""

    def __init__(self, otherwise: BotConnection, seconds_to_reply: float) -> None:
        self.otherwise = otherwise
        self._seconds_to_reply = seconds_to_reply
        self._open: dict[str, WebSocket] = {}  # by ticket
        self._tickets: set[str] = set()
        self._waiting: dict[str, asyncio.Future[JsonObject]] = {}  # by envelope id

    @property
    def is_open(self) -> bool:
        """Whether the bot holds a socket at the moment."""
        return bool(self._open)

    def issue_ticket(self) -> str:
        """A ticket that opens one socket."""
        ticket = secrets.token_urlsafe(16)
        self._tickets.add(ticket)
        return ticket

    async def serve(self, socket: WebSocket) -> None:
        """Keep a socket open for as long as the bot does."""
        ticket = socket.query_params.get("ticket", "")
        if ticket not in self._tickets:
            await socket.close()
            return
        self._tickets.discard(ticket)
        await socket.accept()
        await socket.send_json(self._hello())
        self._open[ticket] = socket
        try:
            await self._listen(socket)
        finally:
            self._open.pop(ticket, None)

    async def send(self, kind: RequestKind, payload: JsonObject, retry: Retry | None) -> Reply:
        """Send through the newest socket; wait for the reply as long as Slack does."""
        if not self._open:
            return await self.otherwise.send(kind, payload, retry)
        envelope_id = secrets.token_hex(8)
        acknowledged = asyncio.get_running_loop().create_future()
        self._waiting[envelope_id] = acknowledged
        socket = list(self._open.values())[-1]
        try:
            await socket.send_json(_envelope(envelope_id, kind, payload, retry))
            return Reply(body=await asyncio.wait_for(acknowledged, self._seconds_to_reply))
        except TimeoutError:
            return Reply(failure="http_timeout")
        except (RuntimeError, WebSocketDisconnect):
            return Reply(failure="connection_failed")
        finally:
            del self._waiting[envelope_id]

    async def _listen(self, socket: WebSocket) -> None:
        try:
            while True:
                said: JsonObject = await socket.receive_json()
                waiting = self._waiting.get(said.get("envelope_id", ""))
                if waiting is not None and not waiting.done():
                    waiting.set_result(said.get("payload") or {})
        except WebSocketDisconnect:
            return

    def _hello(self) -> JsonObject:
        return {
            "type": "hello",
            "num_connections": len(self._open) + 1,
            "debug_info": {"host": "playground", "approximate_connection_time": 3600},
            "connection_info": {"app_id": "A0BOT"},
        }


def _envelope(
    envelope_id: str, kind: RequestKind, payload: JsonObject, retry: Retry | None
) -> JsonObject:
    about: dict[str, Any] = {"envelope_id": envelope_id, "type": kind, "payload": payload}
    about["accepts_response_payload"] = kind != "events_api"
    if kind == "events_api":
        about["retry_attempt"] = retry.number if retry else 0
        about["retry_reason"] = retry.reason if retry else ""
    return about
