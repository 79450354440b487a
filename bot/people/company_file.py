"""``departments.yaml`` as it counts: as it says, or as it said when it could last be read."""

import logging
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

from bot.errors import CannotDoError
from bot.people.domain import Company
from bot.people.reading import read_what_counts

log = logging.getLogger(__name__)


@dataclass(slots=True, kw_only=True)
class CompanyFile:
    """Reads the file; one that is no YAML at all takes nobody's rights, after a start too."""

    path: Path
    last: Path  # a copy of the file as it could last be read
    trouble: str = ""  # why the copy counts, with file and line; empty while the file does

    def read(self) -> tuple[Company, tuple[str, ...]]:
        """Return the company that counts, and in words every line that does not.

        Raises:
            CannotDoError: the file cannot be read, and never could be here.
        """
        try:
            company, slips = read_what_counts(self.path)
        except CannotDoError as error:
            self.trouble = str(error)
            if not self.last.exists():
                raise
            company, _ = read_what_counts(self.last)
            return company, (f"{error} What it said before counts.",)
        self.trouble = ""
        return company, slips

    def keep(self) -> None:
        """Copy the file if it can be read; what cannot be kept is logged, and stops nothing."""
        if self.trouble:
            return
        try:
            self._copy(self.path.read_bytes())
        except FileNotFoundError:  # a company without a file
            return
        except (OSError, CannotDoError) as error:
            log.warning("departments.yaml is not kept", extra={"why": str(error)})

    def _copy(self, text: bytes) -> None:
        if self.last.exists() and self.last.read_bytes() == text:
            return
        self.last.parent.mkdir(parents=True, exist_ok=True)
        unfinished = self.last.with_name(f"{self.last.name}.{uuid4().hex}")
        try:
            unfinished.write_bytes(text)
            read_what_counts(unfinished)
            unfinished.replace(self.last)
        finally:
            unfinished.unlink(missing_ok=True)
