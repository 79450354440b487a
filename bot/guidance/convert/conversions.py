"""Keeps what documents of other formats were converted to, so that each is converted once."""

import hashlib
import json
import os
from collections.abc import Callable
from pathlib import Path
from time import time
from typing import TypeAlias

from bot.guidance.convert import process
from bot.guidance.convert.errors import UnreadableError
from bot.guidance.convert.formats import LARGEST_FILE

VERSION = 1  # of how files are converted; another one converts all of them anew
_DAYS_KEPT = 30  # of what no refresh has asked for

ToMarkdown: TypeAlias = Callable[[Path], str]


class Conversions:
    """Converts files to Markdown; what was converted is found by what the file holds."""

    def __init__(self, folder: Path, to_markdown: ToMarkdown = process.markdown_of) -> None:
        """Keep results in the folder, which need not exist yet."""
        self._folder, self._to_markdown = folder, to_markdown
        self._digests: dict[tuple[Path, int, int], str] = {}

    def __call__(self, path: Path) -> str:
        """Return a file as Markdown.

        Raises:
            UnreadableError: it cannot be read; nobody tries again until it changes.
            OSError: it is not there, or may not be read.
        """
        if path.stat().st_size > LARGEST_FILE:
            reason = f"it is larger than {LARGEST_FILE // 1_000_000} MB"
            raise UnreadableError(reason, "Split it.")
        kept = self._folder / f"{self._digest(path)}-{VERSION}.json"
        result = self._read(kept) or self._converted(path, kept)
        if "text" not in result:
            raise UnreadableError(result["reason"], result["mend"])
        return result["text"]

    def _digest(self, path: Path) -> str:
        seen = path.stat()
        key = (path, seen.st_mtime_ns, seen.st_size)
        if key not in self._digests:
            content = path.suffix.lower().encode() + path.read_bytes()
            self._digests[key] = hashlib.sha256(content).hexdigest()[:32]
        return self._digests[key]

    def _read(self, kept: Path) -> dict[str, str]:
        try:
            result: dict[str, str] = json.loads(kept.read_text())
            os.utime(kept)
        except (OSError, ValueError):  # not there, or half written when the power went
            return {}
        return result

    def _converted(self, path: Path, kept: Path) -> dict[str, str]:
        try:
            result = {"text": self._to_markdown(path)}
        except UnreadableError as error:
            result = {"reason": error.reason, "mend": error.mend}
        self._folder.mkdir(parents=True, exist_ok=True)
        self._forget_old_ones()
        kept.touch(mode=0o600)
        kept.write_text(json.dumps(result))
        return result

    def _forget_old_ones(self) -> None:
        """Forget what stood in files that changed or are gone."""
        for one in self._folder.glob("*.json"):
            if one.stat().st_mtime < time() - _DAYS_KEPT * 86_400:
                one.unlink(missing_ok=True)
