"""Reads ``moments.yaml``, which the company's trainers edit by hand."""

from collections.abc import Iterator
from itertools import groupby
from pathlib import Path

from bot.company_files.doublets import doublets as repeated
from bot.company_files.reading import FileReading, Slip, read_with_copy
from bot.errors import CannotDoError
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.yaml_files.places import EACH, words_at
from bot.yaml_files.reader import FilledText, StrictModel


class _Part(StrictModel):
    id: FilledText
    stage: Stage
    how: FilledText


class _Moment(StrictModel):
    id: FilledText
    name: FilledText
    question: str = ""
    summary: str
    good: str = ""
    said: tuple[FilledText, ...] = ()
    departments: list[_Part]


class MomentsFile(StrictModel):
    """What the file says."""

    moments: list[_Moment]


def read_moments(path: Path) -> MomentsMap:
    """Return the map in the file; an empty one where there is no file.

    Raises:
        CannotDoError: the file is no YAML or lacks a field; the message names each place.
    """
    moments, slips = read_what_counts(path)
    if slips:
        message = "\n".join(slips)
        raise CannotDoError(message)
    return moments


def read_what_counts(
    path: Path, copy: Path | None = None
) -> tuple[MomentsMap, tuple[str, ...]]:
    """Return the map in the file, and every slip in words; what slips is as in the copy."""
    read = read_with_copy(path, copy, MomentsFile)
    moments = read.value.moments if read.value else []
    told = [_moment(entry, number, read, read.text) for number, entry in enumerate(moments)]
    return MomentsMap(tuple(told)), tuple(map(str, read.slips))


def doublets(path: Path, read: FileReading[MomentsFile]) -> Iterator[Slip]:
    """Yield moments that stand twice, by id or name, and departments twice in one of them."""
    yield from repeated(
        path,
        words_at(read.text, "moments", EACH, "id"),
        "the moment {word} is there twice, first in line {line}.",
        "Give it an id of its own, or remove it.",
    )
    yield from repeated(
        path,
        words_at(read.text, "moments", EACH, "name"),
        "the moment of line {line} has the name {word}, too.",
        "Give it a name of its own.",
    )
    parts = words_at(read.text, "moments", EACH, "departments", EACH, "id")
    for _, of_one in groupby(parts, lambda part: part.place[1]):
        yield from repeated(
            path,
            of_one,
            "the department {word} is there twice, first in line {line}.",
            "Say in one sentence what it does, and remove the other.",
        )


def _moment(entry: _Moment, number: int, read: FileReading[MomentsFile], text: str) -> Moment:
    parts = tuple(
        DepartmentPart(
            part.id,
            part.stage,
            part.how,
            *_written(text, read.place_of("moments", number, "departments", at, "how")),
        )
        for at, part in enumerate(entry.departments)
    )
    told = (entry.question, entry.said, entry.good)
    return Moment(entry.id, entry.name, entry.summary, parts, *told)


def _written(text: str, place: tuple[int, int, int, int]) -> tuple[str, int]:
    """Return what stands at a place of the file, and the number of its first character."""
    first, column, last, end_column = place
    lines = text.split("\n")
    start, end = (sum(len(line) + 1 for line in lines[:at]) for at in (first, last))
    return text[start + column : end + end_column].rstrip(), start + column
