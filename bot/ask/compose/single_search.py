"""One search for one answer: what is quoted and what a language model reads are found once."""

from dataclasses import replace

from bot.ask.domain import PassageSearch
from bot.guidance.domain import Findings


class SingleSearch:
    """Remembers what was found for a text, as long as one answer is being made."""

    def __init__(self, passages: PassageSearch, most: int) -> None:
        """Search in passages, for each question up to ``most`` excerpts."""
        self._passages, self._most = passages, most
        self._found: dict[tuple[str, str | None, str], Findings] = {}

    def look_up(
        self, text: str, limit: int, department_id: str | None = None, *, before: str = ""
    ) -> Findings:
        """Return for each question of a text, said after another, the best excerpts.

        Raises:
            BotError: guidance cannot be searched.
        """
        asked = (text, department_id, before)
        if asked not in self._found:
            self._found[asked] = self._passages.look_up(
                text, self._most, department_id, before=before
            )
        found = self._found[asked].questions
        return Findings(tuple(replace(one, found=one.found[:limit]) for one in found))
