"""Reads a file that a company edits by hand; says where each slip is and what mends it."""

import logging
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby
from os.path import lexists
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.company_files.copies import keep_copy
from bot.company_files.mends import Renames, problems_told, told_of
from bot.company_files.remains import OF_KEY, place_in_file, what_counts
from bot.validation import Problem
from bot.yaml_files.faults import yaml_fault
from bot.yaml_files.places import below, key_at, line_of, name_of, word_at
from bot.yaml_files.reader import DoubledKey, read_yaml, read_yaml_with_nodes

ModelT = TypeVar("ModelT", bound=BaseModel)
REMEMBERED_FILES = 64  # several parts of the bot read the same dozen, some of them each minute


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a file that cannot be meant."""

    path: Path
    line: int  # counted from 1
    key: str  # "standards > answer-first > unit"; empty for the file as a whole
    says: str
    mend: str  # never empty: whoever reads of a slip has to know what to do
    place: tuple[str | int, ...] = ()  # in the file; empty for the file as a whole

    def __post_init__(self) -> None:
        """Refuse a slip that leaves its reader alone.

        Raises:
            ValueError: it has no mend.
        """
        if not self.mend:
            message = f"no mend for: {self.says}"
            raise ValueError(message)

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.path}:{self.line}: {key}{self.says} {self.mend}"


@dataclass(frozen=True, slots=True)
class FileReading(Generic[ModelT]):
    """What a file says, and where it slips; without a value if it says nothing usable."""

    value: ModelT | None
    slips: tuple[Slip, ...] = ()
    node: yaml.Node | None = None
    text: str = ""  # as it was read: the file may be another one by now

    def line_of(self, *place: str | int) -> int:
        """Return the line of an entry, counted from 1; of the nearest around it if it lacks."""
        return line_of(self.node, place)

    def name_of(self, *place: str | int) -> str:
        """Return a place in words: "departments > logistics > name"."""
        return name_of(self.node, place)

    def place_of(self, *place: str | int) -> tuple[int, int, int, int]:
        """Return where a value stands: line and column of its start and its end, from 0."""
        node = self.node
        for step in place:
            node = below(node, step)
        start, end = (node.start_mark, node.end_mark) if node else (None, None)
        if start is None or end is None:
            return 0, 0, 0, 0
        return start.line, start.column, end.line, end.column


def read_strictly(path: Path, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what the file says as the model, or each place that is no such thing.

    A key that stands twice is no such thing, either.
    """
    try:
        text = path.read_bytes().decode("utf-8")  # its ends of lines, too: places count them
    except OSError as error:
        return FileReading(None, (_unopened(path, error),))
    except UnicodeDecodeError as error:
        return FileReading(None, (_unreadable(path, error, ""),))
    return _reading_of(path, text, model)


@lru_cache(maxsize=REMEMBERED_FILES)
def _reading_of(path: Path, text: str, model: type[BaseModel]) -> FileReading[Any]:
    """Return what the text says; whoever reads it leaves it as it is."""
    said: object = None
    node: yaml.Node | None = None
    doubled: tuple[Slip, ...] = ()
    try:
        read = read_yaml_with_nodes(text)
        node, said = read.node, read.value
        doubled = tuple(_twice(path, node, read.doubled))
        value = model.model_validate(said)
        return FileReading(None if doubled else value, doubled, node, text)
    except ValidationError as error:
        problems, renames = problems_told(error, said, model)
        slips = tuple(_slip(path, node, one, model, renames) for one in problems)
        return FileReading(None, (*doubled, *slips), node, text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FileReading(None, (_unreadable(path, error, text),))


def read_what_can_be(path: Path, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what the file says but for the places that slip, with all slips beside it.

    An unknown key, or an optional one that slips, is left out; else the entry it stands in.
    A list that lacks at the top is empty. Of a key that stands twice, the last counts.
    """
    return _what_counts(read_strictly(path, model), model, None)


def read_with_copy(path: Path, copy: Path | None, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what `read_what_can_be` does; in place of what slips, what stood there before.

    The copy holds the file as it last was without a slip, and is brought up here. None: no
    copy is kept. No file is nothing, without a slip.
    """
    if not lexists(path):
        return FileReading(None)
    read = read_strictly(path, model)
    if read.value is not None or copy is None:
        counts = _what_counts(read, model, None)
        is_best = read.value is not None
    else:
        before = read_what_can_be(copy, model) if copy.exists() else None
        counts = _what_counts(read, model, before)
        is_read = read.node is not None and counts.text == read.text
        is_best = is_read and not (before and not before.slips)
    if copy is not None and is_best:
        keep_copy(copy, read.text.encode())
    return counts


def _what_counts(
    read: FileReading[ModelT], model: type[ModelT], before: FileReading[ModelT] | None
) -> FileReading[ModelT]:
    """Return what is right in a file, and in place of the rest what was there before."""
    if read.value is not None:
        return read
    anew = read_yaml_with_nodes(read.text) if read.node else None  # what slips goes out of it
    if anew is not None and anew.node is not None:
        known = read_yaml(before.text) if before and before.value is not None else None
        value = what_counts(anew.value, anew.node, model, known)
        if value is not None:
            return replace(read, value=value, node=anew.node)
    return replace(before, slips=read.slips) if before else read


def read_logging_slips(
    paths: tuple[Path, Path | None], model: type[ModelT], log: logging.Logger, says: str
) -> ModelT | None:
    """Return what `read_with_copy` does, each slip logged as what it says; None: no file."""
    read = read_with_copy(*paths, model)
    for slip in read.slips:
        log.warning(says, extra={"why": str(slip)})
    return read.value


def _twice(path: Path, node: yaml.Node | None, found: Iterable[DoubledKey]) -> Iterator[Slip]:
    """Yield a slip for each place that has keys twice; several are likely two entries."""
    for above, keys in groupby(found, lambda one: one.place[:-1]):
        first, *others = keys
        mend = "Put all that it says under one of them, and remove the other."
        if not others:
            says = "it stands twice in one place."
            name = name_of(node, first.place)
            yield Slip(path, first.line, name, says, mend, first.place)
            continue
        names = ", ".join(str(one.place[-1]) for one in (first, *others))
        says = f"{names} stand twice in one place."
        mend = f"{mend} Where another entry begins, write - before it."
        yield Slip(path, first.line, name_of(node, above), says, mend, first.place)


def _unreadable(path: Path, error: Exception, text: str) -> Slip:
    fault = yaml_fault(error, text)
    return Slip(path, fault.line, "", fault.says, fault.mend)


def _unopened(path: Path, error: OSError) -> Slip:
    if isinstance(error, IsADirectoryError):
        return Slip(
            path, 1, "", "it cannot be read: it is a folder.", "Put a file in its place."
        )
    says = f"it cannot be read ({error.strerror})."
    return Slip(path, 1, "", says, "Let the bot read it.")


def _slip(
    path: Path,
    node: yaml.Node | None,
    problem: Problem,
    model: type[BaseModel],
    renames: Renames,
) -> Slip:
    place = place_in_file(problem.place, problem.written)
    is_of_key = problem.place[-1:] == (OF_KEY,)
    written = key_at(node, place) if is_of_key else word_at(node, place)
    key = name_of(node, (*place[:-1], written or "") if is_of_key else place)
    line = line_of(node, place)
    return Slip(path, line, key, *told_of(problem, written, model, renames), place)
