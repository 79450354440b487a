"""Says who heads a department: from people's data, not from guidance."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from bot.errors import TryAgainError
from bot.people.domain import Department, Level, Rank
from bot.slack import Message, escape, section

EmbedNames: TypeAlias = Callable[[Sequence[str]], NDArray[np.float32]]
"""Returns a row of length 1 for each text."""

_ASKED = "who heads {}"
_MEANT, _AHEAD = (
    0.7,
    0.15,
)  # cosine, and how far ahead of the next department
_SAYS = {
    Rank.MANAGERS: "{names} heads *{department}*.",
    Rank.DEPUTIES: "The manager of *{department}* is away; {names} stands in.",
}
_ANY = "Nobody who heads *{department}* is here at the moment; {names} answers for it."


@dataclass(frozen=True, slots=True)
class DepartmentHeads:
    """Knows the departments of the company and who answers for each."""

    departments: Callable[[], Sequence[Department]]
    managers_of: Callable[[str], Awaitable[Sequence[Level]]]  # first to be asked first
    embed: EmbedNames

    async def reply(self, text: str) -> Message | None:
        """Return who heads the department that is meant; None where nobody can say."""
        department = await asyncio.to_thread(self._meant, text)
        if department is None:
            return None
        try:
            levels = await self.managers_of(department.department_id)
        except TryAgainError:
            return None
        return _said(department, levels[0]) if levels else None

    def _meant(self, text: str) -> Department | None:
        departments = self.departments()
        if not departments:
            return None
        names = [_ASKED.format(one.name) for one in departments]
        asked, *known = self.embed([text, *names])
        cosines = np.einsum("ij,j->i", np.array(known), asked)
        best = int(cosines.argmax())
        others = np.delete(cosines, best).max(initial=-1.0)
        is_meant = cosines[best] >= _MEANT and cosines[best] - others >= _AHEAD
        return departments[best] if is_meant else None


def _said(department: Department, level: Level) -> Message:
    names = " and ".join(one.name for one in level.employees)
    says = _SAYS.get(level.rank, _ANY)
    text = says.format(names=escape(names), department=escape(department.name))
    return Message(text, (section(text),))
