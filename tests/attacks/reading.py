"""The attacks and their harmless look-alikes, as they are kept."""

from dataclasses import dataclass
from pathlib import Path

from bot.yaml_files.reader import read_yaml

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Attack:
    """What somebody tries."""

    kind: str
    where: str  # "question", "thread", "document" or "report"
    says: str
    wants: str  # what must never be said because of it
    means: str = ""  # that in English, where it is in another language
    stopped_by: str = "code"  # or "judge"

    @property
    def needs_judge(self) -> bool:
        """Whether code alone lets it through, so that an honest judge has to stop it."""
        return self.stopped_by == "judge"

    def __str__(self) -> str:
        return f"{self.kind}: {self.says[:50]}"


def attacks() -> list[Attack]:
    """Return every attack of the suite."""
    kept = read_yaml((FOLDER / "attacks.yaml").read_text(encoding="utf-8"))
    return [
        Attack(kind, where=one.pop("in"), **one)
        for kind, group in kept.items()
        for one in group
    ]


def harmless_questions() -> list[str]:
    """Return the questions that only look like an attack."""
    kept: list[str] = read_yaml((FOLDER / "harmless.yaml").read_text(encoding="utf-8"))
    return kept
