"""Own words without a database."""

from dataclasses import dataclass, field
from datetime import timedelta

from bot.quiz.own_words.domain import Written


@dataclass
class FakeOwnWords:
    kept: dict[str, Written] = field(default_factory=dict)

    async def keep(self, written: Written) -> None:
        oldest = written.written_at - timedelta(days=1)
        self.kept = {k: v for k, v in self.kept.items() if v.written_at >= oldest}
        self.kept.setdefault(written.words_id, written)

    async def of(self, words_id: str) -> str | None:
        written = self.kept.get(words_id)
        return written.words if written else None

    async def forget(self, words_id: str) -> None:
        self.kept.pop(words_id, None)
