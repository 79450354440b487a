"""What is written in Slack: a usual version, and versions kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from bot.guidance.written.domain import SaidOfDocument, VersionDeed, WrittenVersion

NOON = datetime(2026, 11, 30, 12, tzinfo=UTC)


def a_version(**changes: Any) -> WrittenVersion:
    usual = WrittenVersion(
        document="guidance/answers/gap-1.md",
        number=1,
        text="Dogs on a leash are welcome.\n",
        deed=VersionDeed.WRITTEN,
        editor_id="U0LENA",
        at=NOON,
        key="ask.answer_gap:V1",
    )
    return replace(usual, **changes)


class FakeWrittenVersions:
    def __init__(self) -> None:
        self._kept: dict[tuple[str, int], WrittenVersion] = {}

    async def keep(self, version: WrittenVersion) -> bool:
        place = (version.document, version.number)
        return self._kept.setdefault(place, version).key == version.key

    async def history(self, document: str) -> Sequence[WrittenVersion]:
        own = [one for one in self._kept.values() if one.document == document]
        return sorted(own, key=lambda one: -one.number)

    async def newest(self) -> Mapping[str, WrittenVersion]:
        by_number = sorted(self._kept.values(), key=lambda one: one.number)
        return {one.document: one for one in by_number}


class FakeSaidOfDocuments:
    def __init__(self) -> None:
        self._kept: dict[str, SaidOfDocument] = {}

    async def all(self) -> Mapping[str, SaidOfDocument]:
        return dict(self._kept)

    async def ask(self, document: str, reviewed: date) -> None:
        self._keep(document, asked=reviewed)

    async def confirm(self, document: str, today: date) -> None:
        self._keep(document, reviewed=today)

    async def give(self, document: str, owner: str, before: str | None) -> None:
        self._keep(document, owner=owner, owner_before=before)

    def _keep(self, document: str, **changes: Any) -> None:
        known = self._kept.get(document, SaidOfDocument(document=document))
        self._kept[document] = replace(known, **changes)
