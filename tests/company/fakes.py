"""What keeps settings and changes in memory, as the real stores do in SQL."""

from collections.abc import Mapping
from datetime import UTC, datetime

from bot.company.audit.domain import AuditEntry, Change
from bot.delivery.work import Json

AT = datetime(2026, 11, 23, 10, tzinfo=UTC)


class FakeOverrides:
    """Keeps what was set in Slack."""

    def __init__(self) -> None:
        self.kept: dict[str, Json] = {}

    async def all(self) -> Mapping[str, Json]:
        return dict(self.kept)

    async def set(self, key: str, value: Json, who: str) -> None:
        assert who
        self.kept[key] = value

    async def give_back(self, key: str) -> None:
        self.kept.pop(key, None)


class FakeAuditTrail:
    """Keeps changes."""

    def __init__(self) -> None:
        self._people: dict[str, str] = {}
        self._kept: dict[str, AuditEntry] = {}

    async def record(self, change: Change) -> None:
        who = await self.pseudonym_of(change.employee_id)
        subject, name, deed = change.subject.value, change.name, change.deed
        entry = AuditEntry(AT, who, subject, name, deed, change.old, change.new)
        self._kept.setdefault(change.key, entry)

    async def pseudonym_of(self, employee_id: str) -> str:
        return self._people.setdefault(employee_id, f"person-{len(self._people)}")

    async def entries(self) -> list[AuditEntry]:
        return list(self._kept.values())
