"""Reads a file that a company edits by hand; says where each slip is and what mends it."""

import difflib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Generic, TypeVar

import yaml
from pydantic import BaseModel, ValidationError

from bot.validation import Problem, problems_in
from bot.yaml_reader import read_yaml_with_nodes

ModelT = TypeVar("ModelT", bound=BaseModel)
_MENDS = {
    "missing": "Add it.",
    "list_type": "Write a list: [one, another], or a line with - for each.",
    "enum": "Write one of these.",
    "literal_error": "Write one of these.",
}


@dataclass(frozen=True, slots=True)
class Slip:
    """Something in a file that cannot be meant."""

    path: Path
    line: int  # counted from 1
    key: str  # "standards.3.unit"; empty for the file as a whole
    says: str
    mend: str

    def __str__(self) -> str:
        key = f"{self.key}: " if self.key else ""
        return f"{self.path}:{self.line}: {key}{self.says} {self.mend}".rstrip()


@dataclass(frozen=True, slots=True)
class FileReading(Generic[ModelT]):
    """What a file says, and where it slips; without a value if it says nothing usable."""

    value: ModelT | None
    slips: tuple[Slip, ...] = ()
    node: yaml.Node | None = None

    def line_of(self, *place: str | int) -> int:
        """Return the line of an entry, counted from 1; of the nearest around it if it lacks."""
        return _line(self.node, place)


def read_strictly(path: Path, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what the file says as the model, or each place that is no such thing."""
    try:
        node, said = read_yaml_with_nodes(path.read_text(encoding="utf-8"))
        return FileReading(model.model_validate(said), (), node)
    except ValidationError as error:
        slips = tuple(_slip(path, node, one, model) for one in problems_in(error))
        return FileReading(None, slips, node)
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return FileReading(None, (_unreadable(path, error),))
    except OSError as error:
        return FileReading(
            None, (Slip(path, 1, "", f"it cannot be read ({error.strerror}).", ""),)
        )


def read_what_can_be(path: Path, model: type[ModelT]) -> FileReading[ModelT]:
    """Return what the file says but for the places that slip, with all slips beside it.

    An unknown key, or an optional one that slips, is left out; else the entry it stands in.
    """
    read = read_strictly(path, model)
    if read.value is not None or read.node is None:
        return read
    _, said = read_yaml_with_nodes(path.read_text(encoding="utf-8"))
    while said:
        try:
            return FileReading(model.model_validate(said), read.slips, read.node)
        except ValidationError as error:
            first = error.errors()[0]
            place = first["loc"][:-1] if first["type"] == "missing" else first["loc"]
            if not place or not _left_out(said, read.node, place):
                break
    return read


def _left_out(said: Any, node: yaml.Node, place: Sequence[str | int]) -> bool:
    """Take a place out of what a file says and of its nodes; False if there is none such."""
    *above, last = place
    around: yaml.Node | None = node
    for step in above:
        around = _below(around, step)
        said = said[step] if around is not None else None
    if isinstance(around, yaml.MappingNode) and isinstance(said, dict) and last in said:
        around.value = [pair for pair in around.value if pair[0].value != last]
    elif isinstance(around, yaml.SequenceNode) and isinstance(last, int):
        del around.value[last]
    else:
        return False
    del said[last]
    return True


def _unreadable(path: Path, error: Exception) -> Slip:
    mark = getattr(error, "problem_mark", None)
    problem = getattr(error, "problem", None) or str(error).splitlines()[0]
    line = mark.line + 1 if mark else 1
    return Slip(
        path, line, "", f"it is not readable YAML ({problem}).", "Look at this line and above."
    )


def _slip(path: Path, node: yaml.Node | None, problem: Problem, model: type[BaseModel]) -> Slip:
    place, kind, key = problem.place, problem.kind, problem.named_place
    line = _line(node, place)
    if kind == "extra_forbidden":
        return Slip(path, line, key, "there is no such key.", _meant(place, model))
    if misread := _misread(problem.written, _scalar(node, place)):
        return Slip(path, line, key, misread, "Put it in quotes.")
    says = "it is missing." if kind == "missing" else f"{problem.why}."
    return Slip(path, line, key, says, _MENDS.get(kind, ""))


def _misread(value: object, written: str | None) -> str | None:
    """Say how YAML reads what was written as a word; None if it was no word."""
    match value:
        case bool():
            return f"YAML reads {written} as {str(value).lower()}, and a word is wanted."
        case date():
            return f"YAML reads {written} as a date, and a word is wanted."
        case int() if written and ":" in written:
            return f"YAML reads {written} as the number {value}, and a word is wanted."
        case int() | float() if written is not None:
            return f"{written} is a number, and something else is wanted."
    return None


def _meant(place: Sequence[str | int], model: type[BaseModel]) -> str:
    known = sorted(set(_keys_of(model.model_json_schema())))
    near = difflib.get_close_matches(str(place[-1]), known, n=1)
    return f"Is {near[0]} meant?" if near else "Remove it."


def _keys_of(schema: Any) -> Iterator[str]:
    yield from schema.get("properties", ())
    for part in schema.get("$defs", {}).values():
        yield from _keys_of(part)


def _scalar(node: yaml.Node | None, place: Sequence[str | int]) -> str | None:
    for step in place:
        node = _below(node, step)
    return node.value if isinstance(node, yaml.ScalarNode) and not node.style else None


def _line(node: yaml.Node | None, place: Sequence[str | int]) -> int:
    line = 1
    for step in place:
        line = _key_line(node, step) or line
        node = _below(node, step)
        if node is None:
            break
    return line


def _key_line(node: yaml.Node | None, step: str | int) -> int | None:
    if isinstance(node, yaml.MappingNode):
        lines = (key.start_mark.line for key, _ in node.value if key.value == step)
        return next((line + 1 for line in lines), None)
    below = _below(node, step)
    return below.start_mark.line + 1 if below is not None else None


def _below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    if isinstance(node, yaml.MappingNode):
        return next((value for key, value in node.value if key.value == step), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        below: list[yaml.Node] = node.value
        return below[step] if step < len(below) else None
    return None
