"""Where a value stands in a YAML file, and how a reader of the file calls its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import yaml

from bot.yaml_files.reader import read_yaml, read_yaml_with_nodes

_WORD = "tag:yaml.org,2002:str"  # what YAML takes a scalar for
_CALLED = ("id", "name")  # what tells an entry of a list from the others
EACH = None  # of a path: every entry of a list


@dataclass(frozen=True, slots=True)
class WrittenWord:
    """A word of a file and where it stands."""

    word: str
    line: int  # counted from 1
    name: str  # its place in words
    place: tuple[str | int, ...]


def words_at(text: str, *path: str | None) -> Iterator[WrittenWord]:
    """Yield the words at a path of a readable file, whatever slips beside them.

    ``path`` has a key for each step, and `EACH` for a list.
    """
    root = read_yaml_with_nodes(text).node
    for place, word in _scalars(root, path, ()):
        yield WrittenWord(word, line_of(root, place), name_of(root, place), place)


def _scalars(
    node: yaml.Node | None, path: Sequence[str | None], above: tuple[str | int, ...]
) -> Iterator[tuple[tuple[str | int, ...], str]]:
    if not path:
        if isinstance(node, yaml.ScalarNode) and node.tag == _WORD:
            yield above, node.value
        return
    step, *left = path
    entries = node.value if isinstance(node, yaml.SequenceNode) else ()
    for one in [step] if step is not EACH else range(len(entries)):
        yield from _scalars(below(node, one), left, (*above, one))


def below(node: yaml.Node | None, step: str | int) -> yaml.Node | None:
    """Return the node under a key or at a number, counted from 0; None if there is none."""
    if isinstance(node, yaml.MappingNode):
        pairs = reversed(node.value)  # of a key that stands twice, the last counts
        return next((value for key, value in pairs if is_key(key, step)), None)
    if isinstance(node, yaml.SequenceNode) and isinstance(step, int):
        entries: list[yaml.Node] = node.value
        return entries[step] if step < len(entries) else None
    return None


def is_key(key: yaml.Node, step: str | int) -> bool:
    """Return whether a step of pydantic's is this key, also where YAML reads it as no word."""
    if not isinstance(key, yaml.ScalarNode):
        return False
    if key.value == str(step) or key.style or key.tag == _WORD:
        return bool(key.value == str(step))
    return str(read_yaml(key.value)) == str(step)


def line_of(node: yaml.Node | None, place: Sequence[str | int]) -> int:
    """Return the line of a place, counted from 1; of the nearest around it if it lacks."""
    line = 1
    for step in place:
        line = _key_line(node, step) or line
        node = below(node, step)
        if node is None:
            break
    return line


def name_of(node: yaml.Node | None, place: Sequence[str | int]) -> str:
    """Return a place in words: "departments > logistics > name", "departments > entry 3"."""
    names = []
    for step in place:
        node = below(node, step)
        names.append(_called(node, step) if isinstance(step, int) else step)
    return " > ".join(names)


def word_at(node: yaml.Node | None, place: Sequence[str | int]) -> str | None:
    """Return a value as it is written, if it is one without quotes."""
    for step in place:
        node = below(node, step)
    return node.value if isinstance(node, yaml.ScalarNode) and not node.style else None


def key_at(node: yaml.Node | None, place: Sequence[str | int]) -> str | None:
    """Return the last step of a place as the file writes it."""
    for step in place[:-1]:
        node = below(node, step)
    keys = (key for key, _ in node.value) if isinstance(node, yaml.MappingNode) else ()
    return next((key.value for key in keys if is_key(key, place[-1])), None)


def _key_line(node: yaml.Node | None, step: str | int) -> int | None:
    if isinstance(node, yaml.MappingNode):
        lines = (key.start_mark.line for key, _ in reversed(node.value) if is_key(key, step))
        return next((line + 1 for line in lines), None)
    entry = below(node, step)
    return entry.start_mark.line + 1 if entry is not None else None


def _called(entry: yaml.Node | None, number: int) -> str:
    own = (below(entry, key) for key in _CALLED)
    words = (one.value for one in own if isinstance(one, yaml.ScalarNode) and one.value)
    return next(words, f"entry {number + 1}")
