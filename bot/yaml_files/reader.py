"""Reads all YAML there is: with the C parser where it is installed, ten times as fast.

What the C parser refuses is read again by the one written in Python, which decides: its
messages show the place, and so every machine reads the same and says the same.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Annotated, Any, TypeAlias, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, Field

T = TypeVar("T")
EDITED_BY_ALL = 0o644  # of a file that the bot writes among those that people edit
PATTERN_MENDS = "patternErrorMessage"  # of a JSON schema: editors show it, and slips say it
FilledText: TypeAlias = Annotated[str, Field(min_length=1)]

DEEPEST = 500  # levels of brackets; the deepest file that anybody wrote has six
_DASHES = re.compile(rf"(?:[-?:][ \t]+){{{DEEPEST}}}")  # lists in lists, in one line
LONGEST_NUMBER = 1000  # bits; Python prints none of some thousand digits
_NO_VALUE = (AttributeError, KeyError, IndexError, TypeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Misread:
    """A word that YAML takes for a number, a date or what its tag says, and that is none.

    No field of a file can be one, so that whoever checks the fields names its place.
    """

    text: str  # as it stands there
    tag: str

    def __str__(self) -> str:
        return self.text


def _or_misread(make: Callable[[Any, yaml.Node], Any]) -> Callable[[Any, yaml.Node], Any]:
    """Return what makes a value of a node; of a word that is none, it keeps the word."""

    def made(loader: Any, node: yaml.Node) -> Any:
        try:
            value = make(loader, node)
        except (yaml.constructor.ConstructorError, ValueError, *_NO_VALUE):
            if isinstance(node, yaml.ScalarNode):
                return Misread(node.value, node.tag)
            raise
        return Misread(node.value, node.tag) if _is_unmeant(value, node.value) else value

    return made


def _is_unmeant(value: Any, written: Any) -> bool:
    """Tell of a number without end, and of a time of day: YAML reads 2:30 as 150."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return False
    return ":" in written or (isinstance(value, int) and value.bit_length() > LONGEST_NUMBER)


class _Patient(yaml.SafeLoader):
    yaml_constructors = {  # noqa: RUF012  # PyYAML's, and never changed
        tag: _or_misread(make) for tag, make in yaml.SafeLoader.yaml_constructors.items()
    }


class _Fast(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    yaml_constructors = _Patient.yaml_constructors


_SAFE: tuple[Any, Any] = (_Fast, _Patient)
_PLAIN = (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader)


def patterned(pattern: str, mend: str, description: str = "") -> Any:
    """Return a field of words of one form; ``mend`` says what to write where it is another."""
    extra: dict[str, Any] = {PATTERN_MENDS: mend}
    return Field(pattern=pattern, description=description or None, json_schema_extra=extra)


EntryId: TypeAlias = Annotated[
    str,
    patterned(
        r"^[a-z0-9]+(-[a-z0-9]+)*$",
        "Write small letters and digits, with - for a blank: first-aid.",
    ),
]
ChannelId: TypeAlias = Annotated[
    str,
    patterned(
        r"^[CG][A-Z0-9]+$", "Write the id of a Slack channel, the end of its link: C0123ABCD."
    ),
]


class StrictModel(BaseModel):
    """What a file says; a field that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class DoubledKey:
    """A key that stands again in the same place: YAML would quietly take the last."""

    place: tuple[str | int, ...]  # of the key, from the top; numbers from 0
    line: int  # counted from 1; of its second or later place


@dataclass(frozen=True, slots=True)
class ReadYaml:
    """What a text says, where it says it, and what it says twice in one place."""

    node: yaml.Node | None  # knows its lines; None: the text says nothing
    value: Any
    doubled: tuple[DoubledKey, ...]  # in the order of lines


class AliasError(yaml.YAMLError):
    """An alias stands where none is allowed."""


def read_yaml(text: str) -> Any:
    """Return what the text says, of Python's own types and `Misread`; None if it says nothing.

    Raises:
        yaml.YAMLError: it is no YAML, more than one document, or has a tag of its own.
        ValueError: it has a tag that does not fit what it stands before.
        RecursionError: it is nested some hundred levels deep.
    """
    return read_yaml_with_nodes(text).value


def read_yaml_with_nodes(text: str) -> ReadYaml:
    """Return the nodes and what stands twice beside what `read_yaml` returns."""
    _refuse_depth(text)
    return _by_the_first_that_can(lambda loader: _read_with(loader(text)), _SAFE)


def _doubled_in(
    node: yaml.Node, place: tuple[str | int, ...], seen: set[int]
) -> Iterator[DoubledKey]:
    if id(node) in seen:  # an alias may lead back to where it stands
        return
    seen.add(id(node))
    if isinstance(node, yaml.MappingNode):
        yield from _doubled_here(node, place)
    for step, below in _steps_below(node):
        yield from _doubled_in(below, (*place, step), seen)


def _doubled_here(node: yaml.MappingNode, place: tuple[str | int, ...]) -> Iterator[DoubledKey]:
    known: set[tuple[str, str]] = set()
    for key, _ in node.value:
        named = (key.tag, str(key.value))
        if named in known:
            yield DoubledKey((*place, named[1]), key.start_mark.line + 1)
        known.add(named)


def _steps_below(node: yaml.Node) -> list[tuple[str | int, yaml.Node]]:
    if isinstance(node, yaml.MappingNode):
        return [(str(key.value), value) for key, value in node.value]
    return list(enumerate(node.value)) if isinstance(node, yaml.SequenceNode) else []


def read_plain_yaml(text: str) -> Any:
    """Return what the text says, every scalar as it stands there: 007, yes and 1.10 are texts.

    Raises:
        AliasError: it has an alias, by which ten lines could grow to gigabytes.
        yaml.YAMLError: it is no YAML, or more than one document.
        RecursionError: it is nested some hundred levels deep.
    """
    _refuse_depth(text)
    if "*" in text:
        _by_the_first_that_can(lambda loader: _refuse_aliases(text, loader), _PLAIN)
    return _by_the_first_that_can(lambda loader: _read_with(loader(text)), _PLAIN).value


def _by_the_first_that_can(read: Callable[[Any], T], loaders: tuple[Any, Any]) -> T:
    fast, patient = loaders
    try:
        return read(fast)
    except AliasError:
        raise
    except (yaml.YAMLError, UnicodeEncodeError):
        return read(patient)


def _refuse_depth(text: str) -> None:
    """Refuse what the C parser, which asks nobody how deep it goes, would end the process by.

    Raises:
        RecursionError: brackets or dashes stand in one another deeper than anybody writes.
    """
    deepest = max(text.count(one) for one in "[{")
    is_deep = deepest > DEEPEST and _depth_of(text) > DEEPEST
    if is_deep or _DASHES.search(text):
        message = f"nested more than {DEEPEST} levels deep"
        raise RecursionError(message)


def _depth_of(text: str) -> int:
    """Return how deep brackets stand at most; those in quotes count, too: it is a bound."""
    depth = deepest = 0
    for sign in re.findall(r"[\[{\]}]", text):
        depth = depth + 1 if sign in "[{" else max(0, depth - 1)
        deepest = max(deepest, depth)
    return deepest


def _read_with(loader: Any) -> ReadYaml:
    try:
        node = loader.get_single_node()
        if node is None:
            return ReadYaml(None, None, ())
        # Before values are made: that puts keys that are merged in beside a place's own.
        found = sorted(_doubled_in(node, (), set()), key=lambda one: one.line)
        return ReadYaml(node, loader.construct_document(node), tuple(found))
    except _NO_VALUE as error:  # of a tag such as !!int: what follows is no such thing
        message = "a tag stands before what it is not"
        raise ValueError(message) from error
    finally:
        loader.dispose()


def _refuse_aliases(text: str, loader: Any) -> None:
    # On the events: the C parser composes nodes by itself and asks nobody.
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            message = "YAML aliases are not allowed"
            raise AliasError(message)
