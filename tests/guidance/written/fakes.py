"""What is written in Slack: a usual version, and versions kept in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from bot.guidance.written.domain import VersionDeed, WrittenVersion

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
