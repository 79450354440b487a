"""Reads ``signposts.yaml``: where to go with what the handbook will never hold."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field

from bot.company_files.doublets import doublets as repeated
from bot.company_files.reading import FileReading, Slip, read_logging_slips
from bot.guidance.signposts.domain import Signpost, Signposts
from bot.yaml_files.places import EACH, words_at
from bot.yaml_files.reader import ChannelId, EntryId, StrictModel, patterned

FILE = "signposts.yaml"
log = logging.getLogger(__name__)


_Member: TypeAlias = Annotated[
    str, patterned(r"^[UW][A-Z0-9]+$", "Write the Slack member id of one person: U0123ABCD.")
]
_Page: TypeAlias = Annotated[
    str,
    patterned(r"^https://\S+$", "Write an address that begins with https:// and has no blank."),
]
_Line: TypeAlias = Annotated[str, patterned(r"^[^\n]*$", "Write it in one line.")]


class SignpostEntry(StrictModel):
    """One subject, and where to go with it."""

    id: EntryId = Field(description="Never changed again.")
    name: str = Field(min_length=2, description="How the reply calls the subject.")
    subjects: list[str] = Field(
        min_length=1, description="What it is about, in employees' words; subjects, not words."
    )
    who: str = Field(min_length=2, description="Who helps: a department, an office, a line.")
    person: _Member | None = Field(None, description="Slack member id, U0123ABCD.")
    channel: ChannelId | None = Field(None, description="Slack channel id, C0123ABCD.")
    link: _Page | None = Field(None, description="A page, https://…")
    at_once: _Line = Field(
        "",
        max_length=200,
        description="One line on what to do at once, where a person may be in danger.",
    )


class SignpostsFile(StrictModel):
    """Where to go with what the handbook will never hold."""

    signposts: list[SignpostEntry] = Field(default_factory=list)
    nobodys: list[str] = Field(
        default_factory=list, description="Subjects that nobody here is asked about."
    )


def read_signposts(path: Path, copy: Path | None = None) -> Signposts:
    """Return the signposts in the file; what slips as in the copy; none without a file.

    A slip is logged, and stops nothing else.
    """
    file = read_logging_slips((path, copy), SignpostsFile, log, "a signpost does not count")
    if file is None:
        return Signposts()
    return Signposts(tuple(map(_signpost, file.signposts)), tuple(file.nobodys))


def doublets(path: Path, read: FileReading[SignpostsFile]) -> Iterator[Slip]:
    """Yield signposts whose id another has before them; they count nevertheless."""
    yield from repeated(
        path,
        words_at(read.text, "signposts", EACH, "id"),
        "the signpost {word} is there twice, first in line {line}.",
        "Give it an id of its own.",
    )


def _signpost(entry: SignpostEntry) -> Signpost:
    return Signpost(
        entry.id,
        entry.name,
        tuple(entry.subjects),
        entry.who,
        entry.person,
        entry.channel,
        entry.link,
        entry.at_once,
    )
