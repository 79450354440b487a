"""Reads all YAML there is: with the C parser where it is installed, ten times as fast.

What the C parser refuses is read again by the one written in Python, which decides: its
messages show the place, and so every machine reads the same and says the same.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

import yaml
from pydantic import BaseModel, ConfigDict, ValidationError

from bot.errors import CannotDoError
from bot.validation import problems_in
from bot.yaml_faults import yaml_fault

T = TypeVar("T")

_SAFE = (getattr(yaml, "CSafeLoader", yaml.SafeLoader), yaml.SafeLoader)
_PLAIN = (getattr(yaml, "CBaseLoader", yaml.BaseLoader), yaml.BaseLoader)


class StrictModel(BaseModel):
    """What a file says; a field that nobody knows is refused."""

    model_config = ConfigDict(extra="forbid")


class AliasError(yaml.YAMLError):
    """An alias stands where none is allowed."""


@contextmanager
def unreadable_named(path: Path, kind: type[CannotDoError] = CannotDoError) -> Iterator[None]:
    """Say of a file that is read and checked within, in one sentence, all that is wrong.

    Raises:
        CannotDoError: of this kind; the message names the file and each place.
    """
    try:
        yield
    except ValidationError as error:
        wrong = [(one.named_place, one.why) for one in problems_in(error)]
        told = "; ".join(f"{place}: {why}" if place else why for place, why in wrong)
        message = f"{path}: {told}"
        raise kind(message) from error
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror})."
        raise kind(message) from error
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        fault = yaml_fault(error)
        message = f"{path}:{fault.line}: {fault.says} {fault.mend}"
        raise kind(message) from error


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
