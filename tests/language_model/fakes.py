"""Stand-ins for the language model and for what is kept of its use."""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any, TypeAlias

from bot.language_model.port import FilledForm, LanguageModelError, ModelRequest, TokenCount
from bot.language_model.usage import UsageLine, Use

Writes: TypeAlias = Callable[[ModelRequest], dict[str, Any] | LanguageModelError]


class FakeLanguageModel:
    """Fills in each form by a function; keeps the requests it was given."""

    name = "fake:writer"

    def __init__(self, writes: Writes) -> None:
        self.writes = writes
        self.requests: list[ModelRequest] = []
        self.is_closed = False

    async def write(self, request: ModelRequest) -> FilledForm:
        self.requests.append(request)
        written = self.writes(request)
        if isinstance(written, LanguageModelError):
            raise written
        return FilledForm(written, tokens=TokenCount(900, 100))

    async def close(self) -> None:
        self.is_closed = True


class FakeUses:
    def __init__(self) -> None:
        self.kept: list[Use] = []

    async def keep(self, use: Use) -> None:
        self.kept.append(use)

    async def total(self, since: datetime, employee_id: str | None = None) -> int:
        return sum(use.tokens.total for use in self._since(since, employee_id))

    async def lines(self, since: datetime) -> Sequence[UsageLine]:
        uses = self._since(since, None)
        kinds = sorted({(use.feature, use.outcome) for use in uses})
        return [_line(feature, outcome, uses) for feature, outcome in kinds]

    def _since(self, since: datetime, employee_id: str | None) -> list[Use]:
        return [
            use
            for use in self.kept
            if use.used_at >= since and employee_id in (None, use.employee_id)
        ]


def _line(feature: str, outcome: str, uses: Sequence[Use]) -> UsageLine:
    some = [use for use in uses if (use.feature, use.outcome) == (feature, outcome)]
    read = sum(use.tokens.read for use in some)
    written = sum(use.tokens.written for use in some)
    employees = len({use.employee_id for use in some})
    return UsageLine(feature, outcome, len(some), employees, TokenCount(read, written))
