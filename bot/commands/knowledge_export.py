"""``knowledge export``: the guidance that counts, with what was written in Slack."""

from pathlib import Path

from bot.composition.opening import documents_of
from bot.composition.written import written_for
from bot.errors import CannotDoError
from bot.guidance.convert.formats import is_converted
from bot.guidance.parse.folder import Source
from bot.guidance.written.counting import that_count
from bot.settings import Settings


class ExportTargetError(CannotDoError):
    """The folder to write to cannot be used."""


def export_guidance(settings: Settings, target: Path) -> list[Path]:
    """Write each document that counts below an empty or new folder; return the files.

    Raises:
        ExportTargetError: something lies there already, or it cannot be written to.
        DatabaseUnavailableError: what was written in Slack cannot be read.
    """
    if target.exists() and (not target.is_dir() or any(target.iterdir())):
        message = f"{target} is not empty; name a new folder with --to."
        raise ExportTargetError(message)
    found = that_count(documents_of(settings), written_for(settings))
    documents = [one for one in found if isinstance(one, Source)]
    try:
        return [_write(one, target) for one in documents]
    except OSError as error:
        message = f"{target} cannot be written to ({error.strerror}); name another with --to."
        raise ExportTargetError(message) from error


def _write(source: Source, target: Path) -> Path:
    name = source.document
    file = target / (f"{name}.md" if is_converted(name) else name)
    file.parent.mkdir(parents=True, exist_ok=True)
    with file.open("w", encoding="utf-8", newline="") as opened:  # line ends as they are
        opened.write(source.text)
    return file
