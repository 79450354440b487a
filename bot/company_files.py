"""Reads a file that a company edits by hand; says where each slip is and what mends it."""

import logging
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from typing import Any, Generic, TypeVar, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from bot.company_mends import Renames, problems_told, told_of
from bot.validation import Problem
from bot.yaml_faults import yaml_fault
from bot.yaml_places import below, is_key, key_at, line_of, name_of, word_at
from bot.yaml_reader import DoubledKey, doubled_keys, read_yaml_with_nodes

ModelT = TypeVar("ModelT", bound=BaseModel)
OF_KEY = "[key]"


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
    text = ""
    try:
        text = path.read_bytes().decode("utf-8")  # its ends of lines, too: places count them
        node, said = read_yaml_with_nodes(text)
        doubled = tuple(_twice(path, node, doubled_keys(text)))
        value = model.model_validate(said)
        return FileReading(None if doubled else value, doubled, node, text)
    except ValidationError as error:
        problems, renames = problems_told(error, said, model)
        slips = tuple(_slip(path, node, one, model, renames) for one in problems)
        return FileReading(None, (*doubled, *slips), node, text)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FileReading(None, (_unreadable(path, error, text),))
    except OSError as error:
        return FileReading(None, (_unopened(path, error),))


def read_what_can_be(path: Path, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what the file says but for the places that slip, with all slips beside it.

    An unknown key, or an optional one that slips, is left out; else the entry it stands in.
    A list that lacks at the top is empty. Of a key that stands twice, the last counts.
    """
    read = read_strictly(path, model)
    if read.value is not None or read.node is None:
        return read
    _, said = read_yaml_with_nodes(read.text)
    while said:
        try:
            return FileReading(model.model_validate(said), read.slips, read.node, read.text)
        except ValidationError as error:
            first = error.errors()[0]
            place = _place_in_file(first["loc"], first["input"])
            if first["type"] == "missing" and _is_list_at_top(model, place):
                said[place[0]] = []
                continue
            place = place[:-1] if first["type"] == "missing" else place
            if not place or not _left_out(said, read.node, place):
                break
    return read


def read_logging_slips(
    path: Path, model: type[ModelT], log: logging.Logger, says: str
) -> ModelT | None:
    """Return what `read_what_can_be` does, each slip logged as what it says; None: no file."""
    if not path.exists():
        return None
    read = read_what_can_be(path, model)
    for slip in read.slips:
        log.warning(says, extra={"why": str(slip)})
    return read.value


def _is_list_at_top(model: type[BaseModel], place: Sequence[str | int]) -> bool:
    field = model.model_fields.get(str(place[0])) if len(place) == 1 else None
    return field is not None and get_origin(field.annotation) is list


def _left_out(said: Any, node: yaml.Node, place: Sequence[str | int]) -> bool:
    """Take a place out of what a file says and of its nodes; False if there is none such."""
    *above, last = place
    around: yaml.Node | None = node
    for step in above:
        around = below(around, step)
        said = _inside(said, step) if around is not None else None
    if isinstance(around, yaml.MappingNode) and isinstance(said, dict):
        around.value = [pair for pair in around.value if not is_key(pair[0], last)]
        kept = {key: value for key, value in said.items() if str(key) != str(last)}
        is_less = len(kept) < len(said)
        said.clear()
        said.update(kept)
        return is_less
    if isinstance(around, yaml.SequenceNode) and isinstance(last, int):
        del around.value[last]
        del said[last]
        return True
    return False


def _inside(said: Any, step: str | int) -> Any:
    if isinstance(said, dict):
        return next((said[key] for key in said if str(key) == str(step)), None)
    return said[step]


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
    place = _place_in_file(problem.place, problem.written)
    is_of_key = problem.place[-1:] == (OF_KEY,)
    written = key_at(node, place) if is_of_key else word_at(node, place)
    key = name_of(node, (*place[:-1], written or "") if is_of_key else place)
    line = line_of(node, place)
    return Slip(path, line, key, *told_of(problem, written, model, renames), place)


def _place_in_file(place: tuple[str | int, ...], written: object) -> tuple[str | int, ...]:
    """Return pydantic's place as steps in the file: a key that is no word by what it is."""
    return (*place[:-2], str(written)) if place[-1:] == (OF_KEY,) else place
