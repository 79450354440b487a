"""Which files of a company lie in a folder, which do not, and what their absence takes away."""

from collections.abc import Iterator
from pathlib import Path

from bot.ask.routing.reading import FILE as MESSAGES
from bot.composition.slips import COMPANY, MOMENTS
from bot.guidance.rank.wording import SYNONYMS
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.reading import FILE as STANDARDS

NO_FILE = "no-file"  # a kind of finding
_OF_OLD = "elsewhere.yaml"
_TAKES_AWAY = {
    COMPANY: "the bot knows no department, no manager and no administrator",
    MOMENTS: "the bot cannot say what a department does to customers",
    STANDARDS: "no number of the handbook is held against a promise, and the bot keeps the"
    " deadlines that it comes with",
    SIGNPOSTS: "the bot cannot say where to go with what the handbook does not hold, nor what"
    " to do at once where a person is in danger",
    MESSAGES: "the bot takes every message for a question, danger too, and never answers from"
    " the map of moments of truth",
    SYNONYMS: "the bot does not know what employees call the things that the handbook names",
}
_MEND = "Copy the starter's into the folder, and put your company's words into it."


def of_missing_files(knowledge: Path) -> Iterator[HandbookFinding]:
    """Yield a hint on each of a company's files that is not there, if one of them is."""
    missing = [name for name in _TAKES_AWAY if not (knowledge / name).exists()]
    if len(missing) == len(_TAKES_AWAY):  # any other folder of Markdown
        return
    for name in missing:
        says = f"there is no such file, so {_TAKES_AWAY[name]}."
        yield HandbookFinding(name, 1, NO_FILE, says, _MEND, is_error=False)


def of_old_files(knowledge: Path) -> Iterator[HandbookFinding]:
    """Yield a list that has another place now."""
    if (knowledge / _OF_OLD).exists():
        mend = f"Move its lines to {SIGNPOSTS}, and remove it."
        yield HandbookFinding(_OF_OLD, 1, "file", "it is of old.", mend, is_error=False)


def of_folders(knowledge: Path) -> Iterator[HandbookFinding]:
    """Yield the empty folders that are named like a document."""
    for path in sorted(knowledge.rglob("*.md")):
        if path.is_dir() and not any(path.iterdir()):
            name = path.relative_to(knowledge).as_posix()
            says, mend = "it is a folder.", "Put a file in its place, or remove it."
            yield HandbookFinding(name, 1, "file", says, mend, is_error=False)
