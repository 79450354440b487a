"""Whether each danger that ``messages.yaml`` describes leads to what is to be done at once."""

import re
from collections.abc import Iterator
from pathlib import Path

from bot.ask.routing.reading import FILE as MESSAGES
from bot.ask.routing.reading import UNSORTED, MessagesFile
from bot.company_files.reading import FileReading, Slip, read_what_can_be
from bot.company_files.schemas import nearest
from bot.guidance.signposts.reading import FILE as SIGNPOSTS
from bot.guidance.signposts.reading import SignpostsFile

_WORDS = re.compile(r"[\w-]+")
_UNSORTED = "its lines stand under no signpost, so that none of them says what to do at once."
_SORT = (
    f"Below danger: write the ids of signposts in {SIGNPOSTS}, as self-harm:, and indent below"
    " each the lines that lead to it."
)


def of_dangers(knowledge: Path) -> Iterator[Slip]:
    """Yield each list of dangers whose signpost lacks, or does not say what to do at once."""
    path = knowledge / MESSAGES
    if not path.exists():
        return
    read = read_what_can_be(path, MessagesFile)
    dangers = read.value.danger if read.value else {}
    if dangers.get(UNSORTED):
        yield _slip(read, path, (), _UNSORTED, _SORT)
    if (knowledge / SIGNPOSTS).exists():
        yield from _leading_nowhere(read, path, [one for one in dangers if one != UNSORTED])


def _leading_nowhere(
    read: FileReading[MessagesFile], path: Path, ids: list[str]
) -> Iterator[Slip]:
    signposts = read_what_can_be(path.with_name(SIGNPOSTS), SignpostsFile)
    if signposts.value is None:
        return
    entries = signposts.value.signposts
    urgent = {one.id for one in entries if one.at_once}
    known = {one.id for one in entries}
    # What lacks may be what slips, and that is named.
    unsure = set(_WORDS.findall(signposts.text)) if signposts.slips else set()
    for one in ids:
        if one in urgent or one in unsure:
            continue
        if one not in known:
            near = nearest(one, urgent)
            says = f"{SIGNPOSTS} has no signpost of this id."
            any_ = f"Write one of these: {', '.join(sorted(urgent))}; or add the signpost."
            yield _slip(read, path, (one,), says, f"Write {near}." if near else any_)
        else:
            says = f"the signpost in {SIGNPOSTS} does not say what to do at once."
            yield _slip(read, path, (one,), says, f"Give {one} a line of at_once there.")


def _slip(
    read: FileReading[MessagesFile], path: Path, place: tuple[str, ...], says: str, mend: str
) -> Slip:
    whole = ("danger", *place)
    return Slip(path, read.line_of(*whole), read.name_of(*whole), says, mend)
