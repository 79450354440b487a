"""``departments.yaml`` as it counts: as it says, and where it slips, as it was before."""

import logging
from dataclasses import dataclass
from pathlib import Path

from bot.company_files.copies import write_whole
from bot.company_files.reading import read_what_can_be
from bot.people.domain import Company
from bot.people.reading import DepartmentsFile, company_in, slips_told
from bot.people.unslipped import unslipped

log = logging.getLogger(__name__)
_BEFORE = "Until then counts what stood there before, if anything did."


@dataclass(slots=True, kw_only=True)
class CompanyFile:
    """Reads the file; a slip in it takes nobody's rights, after a start too."""

    path: Path
    last: Path  # what last counted, as a file of the same form
    _before: DepartmentsFile | None = None  # the same, where it cannot be written

    def read(self) -> tuple[Company, tuple[str, ...]]:
        """Return the company that counts, and in words every line that does not.

        One without departments where there is no file, and where none could ever be read.
        """
        file, slips = self._read()
        return company_in(file), slips

    def keep(self) -> None:
        """Keep what counts now; what cannot be kept is logged, and stops nothing."""
        if not self.path.exists():
            return
        file, _ = self._read()
        if not file.departments:  # perhaps just being replaced
            return
        self._before = file
        try:
            self._write(file.model_dump_json(indent=1).encode())  # JSON is YAML
        except OSError as error:
            log.warning("departments.yaml is not kept", extra={"why": str(error)})

    def _read(self) -> tuple[DepartmentsFile, tuple[str, ...]]:
        nothing = DepartmentsFile(departments=[])
        if not self.path.exists():
            return nothing, ()
        read = read_what_can_be(self.path, DepartmentsFile)
        slips = slips_told(self.path, read)
        before = self._before or read_what_can_be(self.last, DepartmentsFile).value
        if before is None or not read.slips:
            return read.value or nothing, slips
        return unslipped(read, before), tuple(f"{one} {_BEFORE}" for one in slips)

    def _write(self, written: bytes) -> None:
        if not self.last.exists() or self.last.read_bytes() != written:
            write_whole(self.last, written)
