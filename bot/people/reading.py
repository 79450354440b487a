"""Reads ``departments.yaml``, which the company edits by hand."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Annotated, TypeAlias

from pydantic import Field

from bot.company_files.doublets import doublets as repeated
from bot.company_files.doublets import folded
from bot.company_files.reading import FileReading, Slip, read_what_can_be
from bot.company_files.schemas import nearest
from bot.errors import CannotDoError
from bot.people.domain import SITE_NAME, Company, Department
from bot.yaml_files.places import EACH, words_at
from bot.yaml_files.reader import ChannelId, FilledText, StrictModel, patterned

_Person: TypeAlias = Annotated[
    str,
    patterned(
        r"^(\S+@\S+|[USW][A-Z0-9]+)$",
        "Write a work e-mail, or the Slack id of a person or a group: U0123ABCD.",
    ),
]
_Site: TypeAlias = Annotated[
    str,
    patterned(
        SITE_NAME, "Write at most 40 letters, digits and blanks, a letter or digit first."
    ),
]


class DepartmentEntry(StrictModel):
    """What it says of a department."""

    id: FilledText
    name: FilledText
    also: list[str] = Field(default_factory=list, description="What people call it, too.")
    members: list[_Person] = Field(
        default_factory=list,
        description="User groups of its people; others choose for themselves.",
    )
    managers: list[_Person] = Field(default_factory=list)
    deputies: list[_Person] = Field(default_factory=list)
    parent: str | None = None
    channel: ChannelId | None = None
    site: _Site | None = None


class DepartmentsFile(StrictModel):
    """What the file says."""

    departments: list[DepartmentEntry]
    administrators: list[_Person] = Field(default_factory=list)
    administrators_channel: ChannelId | None = None
    ideas_channel: ChannelId | None = Field(
        default=None, description="Where each idea that everybody may read has its thread."
    )
    leadership_channel: ChannelId | None = Field(
        default=None, description="Reads on Mondays how each department keeps its promises."
    )
    trainers: list[_Person] = Field(default_factory=list)
    confidential_contacts: list[_Person] = Field(
        default_factory=list, description="Hear what somebody reports about their manager."
    )
    duty_contacts: list[_Person] = Field(
        default_factory=list, description="Hear what is severe and nobody takes up in an hour."
    )
    woken: list[_Person] = Field(
        default_factory=list, description="Whom the alarm's webhook reaches."
    )
    customer_leads: list[_Person] = Field(
        default_factory=list, description="Get what stays unanswered after the next level."
    )
    works_council: list[_Person] = Field(
        default_factory=list, description="See roles, settings and their changes, on App Home."
    )


def read_company(path: Path) -> Company:
    """Return the company in the file; one without departments where there is no file.

    Raises:
        CannotDoError: the file is no YAML, lacks a field, names a department twice or a
            parent that does not exist; the message names each place.
    """
    company, slips = read_what_counts(path)
    if slips:
        message = "\n".join(slips)
        raise CannotDoError(message)
    return company


def read_what_counts(path: Path) -> tuple[Company, tuple[str, ...]]:
    """Return the company in the file but for what slips in it, and every slip in words.

    One without departments where nothing in it can be read.
    """
    if not path.exists():
        return Company(), ()
    read = read_what_can_be(path, DepartmentsFile)
    return company_in(read.value or DepartmentsFile(departments=[])), slips_told(path, read)


def slips_told(path: Path, read: FileReading[DepartmentsFile]) -> tuple[str, ...]:
    """Return in words what slips in the file, and what stands twice or points nowhere."""
    return (*map(str, read.slips), *map(str, doublets(path, read)))


def company_in(file: DepartmentsFile) -> Company:
    """Return the company that the file tells of; of doubled departments the first.

    What is a department's name is no other's, whatever that one is called, too.
    """
    entries = _one_of_each(file.departments)
    named = _by_name(entries)
    return Company(
        departments=tuple(_department(entry, named) for entry in entries),
        administrators=tuple(file.administrators),
        administrators_channel=file.administrators_channel,
        ideas_channel=file.ideas_channel,
        leadership_channel=file.leadership_channel,
        trainers=tuple(file.trainers),
        confidential_contacts=tuple(file.confidential_contacts),
        duty_contacts=tuple(file.duty_contacts),
        customer_leads=tuple(file.customer_leads),
        works_council=tuple(file.works_council),
        woken=tuple(file.woken),
    )


def doublets(path: Path, read: FileReading[DepartmentsFile]) -> Iterator[Slip]:
    """Yield departments that stand twice, by id or name, and parents that do not exist."""
    ids = list(words_at(read.text, "departments", EACH, "id"))
    yield from repeated(
        path,
        ids,
        "the department {word} is there twice, first in line {line}.",
        "Give it an id of its own, or remove it.",
    )
    known = [folded(one.word) for one in ids]
    again = {one.place[:2] for at, one in enumerate(ids) if known[at] in known[:at]}
    names = words_at(read.text, "departments", EACH, "name")
    yield from repeated(
        path,
        (one for one in names if one.place[:2] not in again),
        "the department of line {line} has the name {word}, too.",
        "Give it a name of its own.",
    )
    yield from _lost_parents(path, read.text)
    yield from _shared_names(path, read)


def _lost_parents(path: Path, text: str) -> Iterator[Slip]:
    """Yield parents that do not exist; whoever slips exists, and may have one that does not."""
    ids = {one.place[:2]: one.word for one in words_at(text, "departments", EACH, "id")}
    for one in words_at(text, "departments", EACH, "parent"):
        if one.word not in ids.values():
            own = ids.get(one.place[:2], "the department")
            says = f"{own} has the parent {one.word}, which does not exist."
            others = [known for known in ids.values() if known != own]
            near = nearest(one.word, others)
            mend = f"Write {near}." if near else f"Name one of these: {', '.join(others)}."
            yield Slip(path, one.line, one.name, says, mend)


def _shared_names(path: Path, read: FileReading[DepartmentsFile]) -> Iterator[Slip]:
    """Yield other names that another department has as well, be it before or behind."""
    entries = read.value.departments if read.value else []
    lines = {
        one.id: read.line_of("departments", at) for at, one in reversed([*enumerate(entries)])
    }
    taken = _by_name(entries)
    for number, entry in enumerate(entries):
        for name in entry.also:
            first = taken.setdefault(folded(name), entry.id)
            if first != entry.id:
                place = ("departments", number, "also")
                says = f"the department {first} (line {lines[first]}) is called {name}, too."
                mend = "Leave it to one of them."
                yield Slip(path, read.line_of(*place), read.name_of(*place), says, mend)


def _by_name(entries: list[DepartmentEntry]) -> dict[str, str]:
    """Return the id of the first department of each name."""
    return {folded(one.name): one.id for one in reversed(entries)}


def _one_of_each(entries: list[DepartmentEntry]) -> list[DepartmentEntry]:
    """Return the first department of each id, without parents that do not exist."""
    first = {entry.id: entry for entry in reversed(entries)}
    return [
        entry if entry.parent in {None, *first} else entry.model_copy(update={"parent": None})
        for entry in entries
        if first[entry.id] is entry
    ]


def _department(entry: DepartmentEntry, named: Mapping[str, str]) -> Department:
    return Department(
        department_id=entry.id,
        name=entry.name,
        also=tuple(one for one in entry.also if named.get(folded(one), entry.id) == entry.id),
        members=tuple(entry.members),
        managers=tuple(entry.managers),
        deputies=tuple(entry.deputies),
        parent=entry.parent,
        channel=entry.channel,
        site=entry.site,
    )
