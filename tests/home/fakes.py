"""What App Home needs, behaving like the real thing, in memory."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.home.domain import Visit


@dataclass
class FakeVisits:
    """Keeps visits in a dictionary."""

    kept: dict[tuple[str, str], Visit] = field(default_factory=dict)

    async def keep(self, employee_id: str, team_id: str, now: datetime) -> None:
        first = Visit(employee_id, team_id, now, now)
        known = self.kept.get((employee_id, team_id), first)
        self.kept[employee_id, team_id] = replace(known, last_at=now)

    async def of(self, employee_id: str, team_id: str) -> Visit | None:
        return self.kept.get((employee_id, team_id))
