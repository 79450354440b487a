"""A source and a mirror in memory."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.guidance.sources.domain import (
    ListedFile,
    MirroredFile,
    SourceChanges,
    SourceDownError,
    SourceState,
)


@dataclass
class FakeSource:
    """Holds files by path; those in ``lost`` cannot be had, and one that is down lists none."""

    files: dict[str, str]
    is_down: bool = False
    tells_versions: bool = True
    lost: set[str] = field(default_factory=set)
    read: list[str] = field(default_factory=list)

    def listed(self) -> Sequence[ListedFile]:
        if self.is_down:
            message = "it sleeps"
            raise SourceDownError(message)
        return [
            ListedFile(path, f"v-{text}" if self.tells_versions else "")
            for path, text in self.files.items()
        ]

    def content(self, file: ListedFile) -> bytes:
        if file.path in self.lost:
            message = "it is lost"
            raise SourceDownError(message)
        self.read.append(file.path)
        return self.files[file.path].encode()


class FakeMirror:
    """Keeps files and states in memory."""

    def __init__(self) -> None:
        self.files: dict[tuple[str, str], MirroredFile] = {}
        self._states: dict[str, SourceState] = {}

    async def versions(self, source: str) -> Mapping[str, str]:
        return {path: one.version for (of, path), one in self.files.items() if of == source}

    async def keep(self, source: str, changes: SourceChanges) -> None:
        for path in changes.gone:
            self.files.pop((source, path), None)
        self.files |= {(source, one.path): one for one in changes.files}

    async def states(self) -> Mapping[str, SourceState]:
        return dict(self._states)

    async def keep_state(self, state: SourceState) -> None:
        self._states[state.source] = state

    async def forget_all_but(self, sources: Sequence[str]) -> bool:
        gone = [key for key in self.files if key[0] not in sources]
        for key in gone:
            del self.files[key]
        self._states = {name: one for name, one in self._states.items() if name in sources}
        return bool(gone)
