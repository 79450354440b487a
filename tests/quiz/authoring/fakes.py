"""Drafting without a database: everything is kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.quiz.authoring.domain import COMPLAINT_PREFIX, DraftState, QuestionDraft, SeenDocument


@dataclass
class FakeDrafts:
    kept: dict[str, QuestionDraft] = field(default_factory=dict)

    async def keep(self, drafts: Sequence[QuestionDraft]) -> Sequence[QuestionDraft]:
        for draft in drafts:
            self.kept.setdefault(draft.draft_id, draft)
        return await self.of_batch(drafts[0].batch) if drafts else []

    async def of_batch(self, batch: str) -> Sequence[QuestionDraft]:
        return [draft for draft in self.kept.values() if draft.batch == batch]

    async def named(self, draft_id: str) -> QuestionDraft | None:
        return self.kept.get(draft_id)

    async def waiting(self) -> Sequence[QuestionDraft]:
        open_ones = [
            one
            for one in self.kept.values()
            if one.state is DraftState.WAITING and not one.batch.startswith(COMPLAINT_PREFIX)
        ]
        return sorted(open_ones, key=lambda draft: draft.drafted_at)

    async def decide(self, decided: QuestionDraft) -> QuestionDraft:
        before = self.kept[decided.draft_id]
        if before.state is DraftState.WAITING:
            self.kept[decided.draft_id] = decided
        return self.kept[decided.draft_id]


@dataclass
class FakeSeenDocuments:
    kept: dict[str, SeenDocument] = field(default_factory=dict)

    async def versions(self) -> Mapping[str, str]:
        return {one.document: one.version for one in self.kept.values()}

    async def everything(self) -> Mapping[str, SeenDocument]:
        return dict(self.kept)

    async def keep(self, seen: Sequence[SeenDocument]) -> None:
        self.kept |= {one.document: one for one in seen}
