"""What a check of `doctor` finds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Finding:
    """The result of one check."""

    what: str  # "SLACK_BOT_TOKEN", "guidance/departments/logistics.md"
    is_well: bool
    says: str  # what is the matter, or what was seen
    mend: str = ""  # what to do; empty if nothing need be done

    def as_line(self) -> str:
        """Return the finding for a person."""
        line = f"{'ok  ' if self.is_well else 'MEND'}  {self.what}: {self.says}"
        return f"{line}\n      → {self.mend}" if self.mend else line


def well(what: str, says: str, mend: str = "") -> Finding:
    """Return that all is well, and what may be done all the same."""
    return Finding(what, is_well=True, says=says, mend=mend)


def trouble(what: str, says: str, mend: str) -> Finding:
    """Return what is the matter and what mends it."""
    return Finding(what, is_well=False, says=says, mend=mend)
