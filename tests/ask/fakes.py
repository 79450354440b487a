"""Stand-ins for what Ask keeps; they behave like the real stores and run the same tests."""

from collections.abc import Sequence
from dataclasses import asdict, replace
from datetime import datetime
from typing import Any

from bot.ask.channels import Manner
from bot.ask.domain import Answer, AskedQuestion, Citation
from bot.ask.feedback.domain import Doubt
from bot.ask.gaps.domain import Asker, Gap, GapOutcome, Turn
from bot.ask.languages import Language


class FakeAskedQuestions:
    def __init__(self) -> None:
        self._kept: dict[str, AskedQuestion] = {}

    async def keep(self, asked: AskedQuestion) -> None:
        self._kept.setdefault(asked.key, asked)

    async def find(self, key: str) -> AskedQuestion | None:
        return self._kept.get(key)

    async def quoted_since(self, document: str, moment: datetime) -> list[tuple[str, Citation]]:
        return [
            (asked.employee_id, one)
            for asked in self._kept.values()
            for one in asked.quoted
            if asked.asked_at >= moment and one.document == document
        ]

    async def times_since(self, moment: datetime) -> list[datetime]:
        return [one.asked_at for one in self._kept.values() if one.asked_at >= moment]


class FakeFeedback:
    def __init__(self) -> None:
        self._given: dict[tuple[str, str], str] = {}

    async def give(self, key: str, employee_id: str, *, is_helpful: bool, reason: str) -> None:
        judged = "helpful" if is_helpful else reason or "not helpful"
        self._given[key, employee_id] = "" if is_helpful and reason else judged

    async def counted(self) -> dict[str, int]:
        given = [judged for judged in self._given.values() if judged]
        return {judgement: given.count(judgement) for judgement in given}


class FakeDoubts:
    def __init__(self) -> None:
        self._kept: dict[int, Doubt] = {}
        self._by_name: dict[tuple[str, str, str], int] = {}

    async def keep(self, doubt: Doubt) -> Doubt:
        name = (doubt.key, doubt.employee_id, doubt.excerpt.document)
        number = self._by_name.setdefault(name, len(self._by_name) + 1)
        before = self._kept.get(number, replace(doubt, doubt_id=number))
        self._kept[number] = replace(before, reason=doubt.reason, question=doubt.question)
        return self._kept[number]

    async def find(self, doubt_id: int) -> Doubt | None:
        return self._kept.get(doubt_id)

    async def answer(self, doubt_id: int, outcome: str, note: str) -> Doubt | None:
        doubt = self._kept.get(doubt_id)
        if doubt is None or doubt.outcome:
            return None
        self._kept[doubt_id] = replace(doubt, outcome=outcome, note=note)
        return self._kept[doubt_id]


class FakeGaps:
    def __init__(self) -> None:
        self._kept: dict[int, Gap] = {}
        self._by_key: dict[str, int] = {}

    async def open(self) -> Sequence[Gap]:
        waiting = [gap for gap in self._kept.values() if not gap.closed_at]
        return sorted(waiting, key=lambda gap: -len(gap.askers))

    async def find(self, gap_id: int) -> Gap | None:
        return self._kept.get(gap_id)

    async def add(
        self, asked: AskedQuestion, now: datetime, audience: Sequence[str] = ()
    ) -> Gap:
        gap_id = self._by_key.setdefault(asked.key, len(self._kept) + 1)
        document = asked.nearest[0] if asked.nearest else None
        gap = Gap(gap_id, asked.text, document, now, audience=tuple(audience))
        self._kept.setdefault(gap_id, gap)
        return await self.join(gap_id, asked)

    async def join(self, gap_id: int, asked: AskedQuestion) -> Gap:
        gap = self._kept[gap_id]
        if asked.employee_id not in {asker.employee_id for asker in gap.askers}:
            asker = Asker(asked.employee_id, asked.channel, asked.thread_ts, asked.text)
            gap = replace(gap, askers=(*gap.askers, asker))
        self._kept[gap_id] = gap
        return gap

    async def not_ours(self) -> Sequence[Gap]:
        return [gap for gap in self._kept.values() if gap.outcome is GapOutcome.NOT_OURS]

    async def give(self, gap_id: int, turn: Turn) -> Gap | None:
        return self._changed(gap_id, **asdict(turn))

    async def close(
        self,
        gap_id: int,
        note: str,
        now: datetime,
        outcome: GapOutcome = GapOutcome.COVERED,
    ) -> Gap | None:
        return self._changed(gap_id, closed_at=now, closing_note=note, outcome=outcome)

    def _changed(self, gap_id: int, **values: Any) -> Gap | None:
        gap = self._kept.get(gap_id)
        if gap is None or gap.closed_at:
            return None
        self._kept[gap_id] = replace(gap, **values)
        return self._kept[gap_id]


class FakeComposedAnswers:
    def __init__(self) -> None:
        self._kept: dict[str, tuple[Answer, datetime]] = {}

    async def find(self, key: str) -> Answer | None:
        kept = self._kept.get(key)
        return kept[0] if kept else None

    async def keep(self, key: str, answer: Answer, now: datetime) -> None:
        self._kept.setdefault(key, (answer, now))


class FakeManners:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, str], Manner] = {}

    async def of(self, team_id: str, channel: str) -> Manner:
        return self._kept.get((team_id, channel), Manner.MENTION)

    async def set(self, team_id: str, channel: str, manner: Manner) -> None:
        self._kept[team_id, channel] = manner


class FakeLanguages:
    def __init__(self) -> None:
        self._kept: dict[str, Language] = {}

    async def of(self, employee_id: str) -> Language:
        return self._kept.get(employee_id, Language.AS_ASKED)

    async def choose(self, employee_id: str, language: Language) -> None:
        self._kept[employee_id] = language
