"""What is written in Slack, kept in memory."""

from collections.abc import Mapping, Sequence

from bot.guidance.written.domain import WrittenVersion


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
