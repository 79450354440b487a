"""The fields of metadata: read as YAML or TOML, or one by one where a line slips."""

import re
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, time
from itertools import groupby
from typing import Any, TypeAlias

import yaml

from bot.guidance.parse.metadata_lines import FIELD, MetadataBlock, MetadataLine
from bot.yaml_files.reader import AliasError, read_plain_yaml

_LONGEST = 10_000  # characters; nobody writes more about a document than in it
_MOST_BRACKETS = 500  # to read some thousands takes seconds
_SETTING = re.compile(r"\s*(?P<key>[\w-]+)\s*=")
_TIGHT_FIELD = re.compile(r"(?P<key>[A-Za-z]+):(?P<value>\S.*)")
_BEGINS_STRUCTURE = tuple("[{&*!|>")
_LABELLED = re.compile(r"\[[^\]]*\]\s*[^\s#]")  # "[Draft] Returns", "[returns](returns.md)"

LineSlip: TypeAlias = tuple[int, str, str]  # its line, what is the matter, what mends it


@dataclass(frozen=True, slots=True)
class Field:
    """Something that a document says about itself."""

    name: str  # in lower case
    value: Any  # every scalar as it stands there: 007, yes and 1.10 are texts
    line: int  # counted from 1


def fields_of(block: MetadataBlock) -> tuple[list[Field], list[LineSlip]]:
    """Return the fields that can be read, in any order, and the lines that cannot."""
    lines, slips = _short_enough(block.lines)
    read = _toml_fields(lines) if block.is_toml else _yaml_fields(lines)
    fields = []
    for one in read:
        if isinstance(one, Field):
            fields.append(one)
        else:
            slips.append(one)
    return fields, slips


def _short_enough(lines: Sequence[MetadataLine]) -> tuple[list[MetadataLine], list[LineSlip]]:
    kept = [line for line in lines if line.end - lines[0].start <= _LONGEST]
    if len(kept) == len(lines):
        return kept, []
    says = f"front matter is read for {_LONGEST:,} characters; what follows does not count"
    return kept, [(lines[len(kept)].number, says, "Put it below the front matter.")]


def _yaml_fields(lines: Sequence[MetadataLine]) -> Iterator[Field | LineSlip]:
    chunks = list(_chunks(lines))
    yield from _doublets(chunks)
    whole, _ = _yaml("\n".join(line.words for line in lines))
    if whole is None:
        for chunk in chunks:
            yield from _of_chunk(chunk)
        return
    places = {name: line.number for chunk in chunks if (name := _name(line := chunk[0]))}
    first = lines[0].number if lines else 1
    for name, value in whole.items():
        if isinstance(name, str):
            yield Field(name.lower(), value, places.get(name.lower(), first))


def _chunks(lines: Sequence[MetadataLine]) -> Iterator[list[MetadataLine]]:
    """Yield each field with the lines that belong to it; what is above the first is alone."""
    number = 0

    def chunk_of(line: MetadataLine) -> int:
        nonlocal number
        number += bool(_name(line))
        return number

    written = (line for line in lines if not line.is_blank)
    for _, chunk in groupby(written, chunk_of):
        yield list(chunk)


def _name(line: MetadataLine) -> str:
    field = FIELD.match(line.words) or _TIGHT_FIELD.match(line.words)
    return field["key"].lower() if field else ""


def _doublets(chunks: Sequence[Sequence[MetadataLine]]) -> Iterator[LineSlip]:
    seen: set[str] = set()
    for chunk in chunks:
        name = _name(chunk[0])
        if name and name in seen:
            yield chunk[0].number, f"{name} stands twice; the last one counts", "Keep one."
        seen.add(name)


def _of_chunk(chunk: Sequence[MetadataLine]) -> Iterator[Field | LineSlip]:
    said, problem = _yaml("\n".join(line.words for line in chunk))
    name = _name(chunk[0])
    if said and name:
        yield from (Field(name, value, chunk[0].number) for value in said.values())
    elif said is not None:  # a comment
        return
    elif name and len(chunk) > 1:
        yield from _of_chunk(chunk[:1])
        yield from _below(chunk[1:])
    elif name:
        yield from _as_it_stands(chunk[0], name, problem)
    else:
        yield chunk[0].number, "it is no field such as title: …", "Mend or remove the line."


def _below(lines: Sequence[MetadataLine]) -> Iterator[Field | LineSlip]:
    """Yield fields that are indented by mistake; of other lines the first is named."""
    others = [line for line in lines if not FIELD.match(line.words.strip())]
    for line in lines:
        field = FIELD.match(line.words.strip())
        if field:
            says = f"{field['key']} does not begin at the start of its line"
            yield line.number, says, "Remove the tab or the spaces in front of it."
            moved = MetadataLine(line.number, line.words.strip(), line.start, line.end)
            yield from _of_chunk([moved])
    for line in others[:1]:
        yield line.number, "it belongs to no field", "Mend or remove the line."


def _as_it_stands(line: MetadataLine, name: str, problem: str) -> Iterator[Field | LineSlip]:
    """Yield the value as a reader takes it, and how YAML wants it."""
    value = line.words.partition(":")[2].strip()
    is_structure = value.startswith(_BEGINS_STRUCTURE) and not _LABELLED.match(value)
    if is_structure or not value.isprintable():
        yield (
            line.number,
            f"{name} cannot be read ({problem})",
            "Close its brackets, or quote it.",
        )
        return
    value = value.strip("\"'").strip()
    yield Field(name, value, line.number)
    quoted = value.replace("'", "''")
    yield line.number, f"what {name} says needs quotes", f"Write {name}: '{quoted}'."


def _yaml(text: str) -> tuple[dict[Any, Any] | None, str]:
    """Return the fields, None if they cannot be read, and why not."""
    if text.count("[") + text.count("{") > _MOST_BRACKETS:
        return None, "it has too many brackets"
    try:
        said = read_plain_yaml(text)
    except AliasError:
        return None, "YAML aliases are not allowed"
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        return None, getattr(error, "problem", None) or str(error).split("\n")[0]
    if said is None:
        return {}, ""
    return (said, "") if isinstance(said, dict) else (None, "it is no list of fields")


def _toml_fields(lines: Sequence[MetadataLine]) -> Iterator[Field | LineSlip]:
    """Yield the fields above the first table; those in one say nothing to the bot."""
    said = _toml("\n".join(line.words for line in lines))
    for line in lines:
        setting = _SETTING.match(line.words)
        if line.words.lstrip().startswith("["):
            return
        if setting is None:
            continue
        one = said if said is not None else _toml(line.words)
        if one is None:
            mend = f'Write {setting["key"]} = "…".'
            yield line.number, f"what {setting['key']} says is no TOML", mend
        elif setting["key"] in one:
            yield Field(setting["key"].lower(), _plain(one[setting["key"]]), line.number)


def _toml(text: str) -> dict[str, Any] | None:
    try:
        return tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError):
        return None


def _plain(value: object) -> object:
    """Return a value of TOML as YAML's are returned here."""
    match value:
        case bool():
            return str(value).lower()
        case date() | time():
            return value.isoformat()
        case int() | float():
            return str(value)
        case list():
            return [_plain(one) for one in value]
        case _:
            return value
