"""A Git repository, read by Git's command line."""

import os
import subprocess
from collections.abc import Sequence
from pathlib import Path
from urllib.parse import quote, urlsplit, urlunsplit

from bot.guidance.sources.domain import ListedFile, SourceConfig, SourceDownError

_SECONDS = 300  # for a first copy of a large repository
_QUIET = {
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_ALLOW_PROTOCOL": "https:ssh:file",
    "GIT_LFS_SKIP_SMUDGE": "1",
    "LC_ALL": "C",
}


class GitRepository:
    """Keeps a bare copy of a branch; lists its files by what they hold."""

    def __init__(self, config: SourceConfig, secret: str, copy: Path) -> None:
        """Read the repository at the config's place, with a secret where it wants one.

        The copy lies in the folder ``copy``, which need not exist yet.
        """
        self._address, self._copy = _with_secret(config, secret), copy
        self._branch = config.branch or "HEAD"
        self._part = f"{config.part.strip('/')}/" if config.part.strip("/") else ""

    def listed(self) -> Sequence[ListedFile]:
        """Return every file of the branch as it is now, below the part that is wanted."""
        if not (self._copy / "HEAD").exists():
            self._copy.mkdir(parents=True, exist_ok=True)
            self._git("init", "--bare", "--quiet", ".")
        self._git("fetch", "--quiet", "--depth=1", "--", self._address, self._branch)
        tree = self._git("ls-tree", "-r", "-z", "FETCH_HEAD").decode(errors="replace")
        return [
            ListedFile(path.removeprefix(self._part), version, key=version)
            for mode, version, path in map(_entry, filter(None, tree.split("\0")))
            if path.startswith(self._part) and mode.startswith("100")  # no link, no submodule
        ]

    def content(self, file: ListedFile) -> bytes:
        """Return what a file holds."""
        return self._git("cat-file", "blob", file.key)

    def _git(self, *arguments: str) -> bytes:
        try:
            return subprocess.run(  # noqa: S603  # a program of fixed name, no shell
                ["git", *arguments],  # noqa: S607  # wherever this machine has it
                cwd=self._copy,
                env={**os.environ, **_QUIET},
                capture_output=True,
                check=True,
                timeout=_SECONDS,
            ).stdout
        except subprocess.CalledProcessError as error:
            raise SourceDownError(_why(error.stderr, self._address)) from None
        except (OSError, subprocess.TimeoutExpired) as error:
            message = f"git does not answer ({type(error).__name__})"
            raise SourceDownError(message) from None


def _entry(line: str) -> tuple[str, str, str]:
    about, path = line.split("\t", 1)
    mode, _, version = about.split(" ")
    return mode, version, path


def _with_secret(config: SourceConfig, secret: str) -> str:
    parts = urlsplit(config.place)
    if not secret or parts.scheme != "https":
        return config.place
    user = quote(config.user or "x-access-token", safe="")
    at = f"{user}:{quote(secret, safe='')}@{parts.netloc.rpartition('@')[2]}"
    return urlunsplit(parts._replace(netloc=at))


def _why(said: bytes, address: str) -> str:
    """Return what Git calls fatal, without the address, which may hold the secret."""
    lines = said.decode(errors="replace").replace(address, "the repository").splitlines()
    fatal = [one.removeprefix("fatal: ") for one in lines if one.startswith("fatal: ")]
    return (fatal or lines or ["git failed"])[0]
