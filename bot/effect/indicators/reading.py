"""Reads ``indicators.yaml``: what everybody watches, and who enters it."""

import logging
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from bot.company_files.doublets import doublets as repeated
from bot.company_files.reading import FileReading, Slip, read_logging_slips
from bot.effect.indicators.domain import (
    CONTACTS,
    Better,
    Contribution,
    Indicator,
    Indicators,
    Origin,
)
from bot.yaml_files.places import EACH, words_at
from bot.yaml_files.reader import FilledText, StrictModel

FILE = "indicators.yaml"
log = logging.getLogger(__name__)


class _ContributionFields(StrictModel):
    id: FilledText = Field(description="A department of departments.yaml.")
    how: FilledText = Field(description="One sentence: what it does for this figure.")


class _Indicator(StrictModel):
    id: FilledText = Field(description="Used in CSV: keep it once in use.")
    name: FilledText
    unit: FilledText = Field(description='"hours", "%", "points".')
    better: Better = Field(description="Which way is better: up or down.")
    origin: Origin = Field(default=Origin.ENTERED, description="Where the figure comes from.")
    target: float | None = None
    owner: str = Field(default="", description="Who enters it.")
    departments: list[_ContributionFields] = Field(default_factory=list)


class _Contacts(StrictModel):
    owner: FilledText = Field(description="Who says how many contacts each moment has.")


class IndicatorsFile(StrictModel):
    """What the file says."""

    indicators: list[_Indicator] = Field(default_factory=list)
    contacts: _Contacts | None = None


def read_indicators(path: Path, copy: Path | None = None) -> Indicators:
    """Return what the file says; nothing where there is no file.

    A slip is logged, and stops nothing else.
    """
    file = read_logging_slips((path, copy), IndicatorsFile, log, "an indicator lacks")
    if file is None:
        return Indicators()
    owner = file.contacts.owner if file.contacts else ""
    counted = Indicator(CONTACTS, "Contacts with customers", "contacts", Better.UP, owner=owner)
    shown = tuple(map(_indicator, file.indicators))
    return Indicators(shown, counted if owner else None)


def _indicator(entry: _Indicator) -> Indicator:
    parts = tuple(Contribution(part.id, part.how) for part in entry.departments)
    return Indicator(
        entry.id,
        entry.name,
        entry.unit,
        entry.better,
        entry.origin,
        entry.target,
        entry.owner,
        parts,
    )


def doublets(path: Path, read: FileReading[IndicatorsFile]) -> Iterator[Slip]:
    """Yield indicators that stand twice, by id."""
    yield from repeated(
        path,
        words_at(read.text, "indicators", EACH, "id"),
        "the indicator {word} is there twice, first in line {line}.",
        "Give it an id of its own, or remove it.",
    )
