"""What waits, kept in memory."""

from collections.abc import Mapping
from datetime import datetime

from bot.ask.agreeing import Proposal
from bot.ask.agreement.domain import WaitingChange
from bot.delivery.work import Json


class FakeWaitingChanges:
    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._kept: dict[int, WaitingChange] = {}

    async def add(
        self, key: str, kind: str, payload: Mapping[str, Json], proposal: Proposal, at: datetime
    ) -> int:
        if key not in self._numbers:
            number = self._numbers[key] = len(self._numbers) + 1
            self._kept[number] = WaitingChange(
                number=number, proposal=proposal, kind=kind, payload=payload, at=at
            )
        return self._numbers[key]

    async def find(self, number: int) -> WaitingChange | None:
        return self._kept.get(number)

    async def drop(self, number: int) -> None:
        self._kept.pop(number, None)
