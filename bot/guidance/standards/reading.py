"""Reads ``standards.yaml``, the register of what the handbook promises in numbers."""

from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field

from bot.company_files.reading import FileReading, read_with_copy
from bot.guidance.standards.domain import (
    NOTHING,
    SAME_DAY,
    SAME_HOUR,
    Dimension,
    Figure,
    Register,
    Standard,
    Stated,
    Term,
    ToldFigure,
)
from bot.yaml_files.reader import EntryId, StrictModel, read_yaml

FILE = "standards.yaml"


class Unit(StrEnum):
    """In what a standard counts."""

    SECONDS = "seconds"
    MINUTES = "minutes"
    HOURS = "hours"
    WORKING_HOURS = "working hours"
    DAYS = "days"
    WORKING_DAYS = "working days"
    WEEKS = "weeks"
    MONTHS = "months"
    SAME_HOUR = "same hour"
    SAME_DAY = "same day"
    TIMES_A_YEAR = "times a year"
    EUROS = "euros"
    RINGS = "rings"
    PER_CENT = "per cent"


_MINUTES = {
    Unit.SECONDS: 1 / 60,
    Unit.MINUTES: 1,
    Unit.HOURS: 60,
    Unit.WORKING_HOURS: 60,
    Unit.DAYS: 1_440,
    Unit.WORKING_DAYS: 1_440,
    Unit.WEEKS: 10_080,
    Unit.MONTHS: 43_200,
}
_SAME = {Unit.SAME_DAY: SAME_DAY, Unit.SAME_HOUR: SAME_HOUR}
_OTHERS = {
    Unit.TIMES_A_YEAR: Dimension.RATE,
    Unit.EUROS: Dimension.MONEY,
    Unit.RINGS: Dimension.RINGS,
    Unit.PER_CENT: Dimension.SHARE,
}


class StatedEntry(StrictModel):
    """Where a document states it."""

    document: str = Field(description="Path below the knowledge folder.")
    words: str = Field(description="Verbatim, with any number; line breaks do not matter.")


class StandardEntry(StrictModel):
    """One promise."""

    id: EntryId = Field(description="Never changed again.")
    name: str = Field(min_length=3, description="What is promised, in one line.")
    also: list[str] = Field(
        default_factory=list, description="Other ways to speak of it, for the check."
    )
    value: float = Field(gt=0, strict=True, description="The number.")
    unit: Unit = Field(description="What the number counts.")
    from_: str = Field(alias="from", description="The moment from which it counts.")
    who: list[str] = Field(min_length=1, description="Departments that keep it; or everybody.")
    owner: str = Field(description="The department that decides about it.")
    setting: str | None = Field(None, description="The bot's setting that takes its default.")
    stated: list[StatedEntry] = Field(min_length=1, description="Where the handbook says it.")


class ToldEntry(StrictModel):
    """One number that promises nothing."""

    document: str = Field(description="Path below the knowledge folder.")
    words: str = Field(description="Verbatim, with the number.")
    source: str = Field(min_length=3, description="Whose number it is, or what it is.")


class TermEntry(StrictModel):
    """One word, and what it means here."""

    term: str = Field(min_length=2, description="The word, in the singular.")
    owner: str = Field(description="The department that decides about it.")
    stated: list[StatedEntry] = Field(min_length=1, description="Where the handbook says it.")


class StandardsFile(StrictModel):
    """What the handbook promises in numbers, each promise once."""

    standards: list[StandardEntry]
    told: list[ToldEntry] = Field(default_factory=list)
    terms: list[TermEntry] = Field(
        default_factory=list, description="Words that mean one thing in the whole handbook."
    )
    people: dict[str, list[str]] = Field(
        default_factory=dict, description="What sentences call the people of a department."
    )


def read_register(
    path: Path, copy: Path | None = None
) -> tuple[Register, FileReading[StandardsFile]]:
    """Return the register in the file, and how it was read; what slips is as in the copy.

    What slips and never was right is left out. No file is an empty register without a slip.
    """
    read = read_with_copy(path, copy, StandardsFile)
    if read.value is None:
        return Register(), read
    standards = tuple(map(_standard, read.value.standards))
    told = tuple(ToldFigure(one.document, one.words, one.source) for one in read.value.told)
    people = {one: tuple(names) for one, names in read.value.people.items()}
    unread = _unread(read.text, read.value) if read.slips else ()
    terms = tuple(Term(one.term, one.owner, _stated(one.stated)) for one in read.value.terms)
    return Register(standards, told, terms, people, tuple(unread)), read


def _unread(text: str, file: StandardsFile) -> Iterator[Standard]:
    """Yield what the entries that were left out are about, and which words they state."""
    written = read_yaml(text)
    kept = {one.id for one in file.standards} | {one.words for one in file.told}
    for entry in (*_entries(written, "standards"), *_entries(written, "told")):
        if str(entry.get("id", entry.get("words"))) not in kept:
            yield _without_number(entry)


def _entries(written: dict[str, Any], key: str) -> list[dict[str, Any]]:
    listed = written.get(key)
    return [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []


def _without_number(entry: dict[str, Any]) -> Standard:
    stated = _entries(entry, "stated") or [entry]
    places = [(str(one.get("document")), str(one.get("words", ""))) for one in stated]
    also = entry.get("also")
    return Standard(
        standard_id=str(entry.get("id", "")),
        name=str(entry.get("name", entry.get("words", ""))),
        also=tuple(map(str, also)) if isinstance(also, list) else (),
        figure=Figure(Dimension.UNREAD, NOTHING),
        moment="",
        keepers=(),
        owner="",
        stated=tuple(
            Stated(where, " ".join(words.split())) for where, words in places if words
        ),
    )


def _standard(entry: StandardEntry) -> Standard:
    return Standard(
        standard_id=entry.id,
        name=entry.name,
        also=tuple(entry.also),
        figure=_figure(entry.value, entry.unit),
        moment=entry.from_,
        keepers=tuple(entry.who),
        owner=entry.owner,
        stated=_stated(entry.stated),
        setting=entry.setting,
        value=entry.value,
        unit=entry.unit,
    )


def _stated(entries: list[StatedEntry]) -> tuple[Stated, ...]:
    return tuple(Stated(one.document, " ".join(one.words.split())) for one in entries)


def _figure(value: float, unit: Unit) -> Figure:
    counted = unit.value.removesuffix("s") if value == 1 else unit.value
    words = unit.value if unit in _SAME else f"{value:g} {counted}"
    if unit in _SAME:
        return Figure(Dimension.TIME, _SAME[unit], words=words)
    if unit in _OTHERS:
        return Figure(_OTHERS[unit], value, words=words)
    is_working = unit in {Unit.WORKING_HOURS, Unit.WORKING_DAYS}
    return Figure(Dimension.TIME, round(value * _MINUTES[unit], 4), is_working, words)
