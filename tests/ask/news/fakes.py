"""What documents said when they were last news, kept in memory."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.ask.news.domain import ToldDocument


class FakeToldDocuments:
    def __init__(self) -> None:
        self._kept: dict[str, ToldDocument] = {}
        self._texts: dict[str, str] = {}

    async def all(self) -> Mapping[str, ToldDocument]:
        return dict(self._kept)

    async def text_of(self, document: str) -> str | None:
        return self._texts.get(document)

    async def keep(self, document: str, digest: str, text: str, now: datetime) -> None:
        self._kept[document] = ToldDocument(document, digest, digest, now)
        self._texts[document] = text

    async def see(self, document: str, digest: str, now: datetime) -> None:
        if document in self._kept:
            self._kept[document] = replace(self._kept[document], seen=digest, since=now)

    async def drop(self, document: str) -> None:
        self._kept.pop(document, None)
        self._texts.pop(document, None)
