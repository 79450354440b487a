"""Reads all YAML there is: with the C parser where it is installed, ten times as fast.

What the C parser refuses is read again by the one written in Python, which decides: its
messages show the place, and so every machine reads the same and says the same.
"""

from collections.abc import Callable
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict

T = TypeVar("T")

_SAFE = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader)
_PLAIN = (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader)


class StrictModel(BaseModel):
    """What a file says; a field that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")


class AliasError(yaml.YAMLError):
    """An alias stands where none is allowed."""


def read_yaml(text: str) -> Any:
    """Return what the text says, made of Python's own types; None if it says nothing.

    Raises:
        yaml.YAMLError: it is no YAML, more than one document, or has a tag of its own.
        ValueError: a date that no calendar has.
        RecursionError: it is nested some hundred levels deep.
    """
    return read_yaml_with_nodes(text)[1]


def read_yaml_with_nodes(text: str) -> tuple[yaml.Node | None, Any]:
    """Return the nodes, which know their lines, beside what `read_yaml` returns."""
    return _by_the_first_that_can(lambda loader: _node_and_value(loader(text)), _SAFE)


def read_plain_yaml(text: str) -> Any:
    """Return what the text says, every scalar as it stands there: 007, yes and 1.10 are texts.

    Raises:
        AliasError: it has an alias, by which ten lines could grow to gigabytes.
        yaml.YAMLError: it is no YAML, or more than one document.
        RecursionError: it is nested some hundred levels deep.
    """
    if "*" in text:
        _by_the_first_that_can(lambda loader: _refuse_aliases(text, loader), _PLAIN)
    return _by_the_first_that_can(lambda loader: _node_and_value(loader(text)), _PLAIN)[1]


def _by_the_first_that_can(read: Callable[[Any], T], loaders: tuple[Any, Any]) -> T:
    fast, patient = loaders
    try:
        return read(fast)
    except AliasError:
        raise
    except (yaml.YAMLError, UnicodeEncodeError):
        return read(patient)


def _node_and_value(loader: Any) -> tuple[yaml.Node | None, Any]:
    try:
        node = loader.get_single_node()
        return node, None if node is None else loader.construct_document(node)
    finally:
        loader.dispose()


def _refuse_aliases(text: str, loader: Any) -> None:
    # On the events: the C parser composes nodes by itself and asks nobody.
    for event in yaml.parse(text, Loader=loader):
        if isinstance(event, yaml.AliasEvent):
            message = "YAML aliases are not allowed"
            raise AliasError(message)
