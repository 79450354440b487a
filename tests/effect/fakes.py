"""Stand-ins for what Effect keeps."""

from collections.abc import Sequence
from datetime import date

from bot.effect.indicators.domain import MonthlyFigure


class FakeFigures:
    """Keeps figures in a dictionary."""

    def __init__(self) -> None:
        self._kept: dict[tuple[date, str, str], MonthlyFigure] = {}

    async def keep(self, figures: Sequence[MonthlyFigure]) -> None:
        for one in figures:
            self._kept[one.month, one.indicator_id, one.moment_id] = one

    async def all(self) -> Sequence[MonthlyFigure]:
        return [self._kept[key] for key in sorted(self._kept)]
