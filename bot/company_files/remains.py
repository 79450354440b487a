"""What of a company's file counts though something slips: the rest, and what was before."""

from collections.abc import Sequence
from typing import Any, TypeVar, get_origin

import yaml
from pydantic import BaseModel, ValidationError

from bot.yaml_files.places import below, is_key

ModelT = TypeVar("ModelT", bound=BaseModel)
OF_KEY = "[key]"
_CALLED = ("id", "name")  # by what an entry of a list is the same as one of before


def what_counts(
    said: Any, node: yaml.Node, model: type[ModelT], before: Any = None
) -> ModelT | None:
    """Return what a file says but for the places that slip; None if nothing is left.

    What slips counts as it was before. Where nothing was, an unknown key, or an optional one
    that slips, is left out; else the entry it stands in. A list that lacks at the top is empty.

    Args:
        said: what stands in the file; what slips is taken out of it.
        node: the same as nodes, and so is its place taken out there.
        model: of what the file should say.
        before: what stood in the file when it last was right.
    """
    restored: set[tuple[str | int, ...]] = set()
    while said:
        try:
            return model.model_validate(said)
        except ValidationError as error:
            first = error.errors()[0]
        kind, place = first["type"], place_in_file(first["loc"], first["input"])
        if kind == "extra_forbidden":
            _add_what_lacks(said, place[:-1], before)
        if place not in restored and _is_as_before(said, node, place, before):
            restored.add(place)
        elif not _is_gone(said, node, place, model if kind == "missing" else None):
            break
    return None


def place_in_file(place: tuple[str | int, ...], written: object) -> tuple[str | int, ...]:
    """Return pydantic's place as steps in the file: a key that is no word by what it is."""
    return (*place[:-2], str(written)) if place[-1:] == (OF_KEY,) else place


def _is_as_before(said: Any, node: yaml.Node, place: Sequence[str | int], before: Any) -> bool:
    """Put there what stood there before; False if nothing did."""
    around = said
    for step in place[:-1]:
        before = _same(around, before, step)
        around = _inside(around, step)
    if not place or not isinstance(around, dict) or not isinstance(before, dict):
        return False
    kept = [key for key in before if str(key) == str(place[-1])]
    if kept:
        _is_left_out(said, node, place)  # its place in the file holds something else
        around[kept[0]] = before[kept[0]]
    return bool(kept)


def _is_gone(
    said: Any, node: yaml.Node, place: Sequence[str | int], lacks_in: type[BaseModel] | None
) -> bool:
    """Take out what slips, or what it lacks in; False if there is nothing to take."""
    if lacks_in is None:
        return _is_left_out(said, node, place)
    if _is_list_at_top(lacks_in, place):
        said[place[0]] = []
        return True
    return _is_left_out(said, node, place[:-1])


def _add_what_lacks(said: Any, above: Sequence[str | int], before: Any) -> None:
    """Add what stood in a place before: an unknown key may have been meant for any of it."""
    for step in above:
        before, said = _same(said, before, step), _inside(said, step)
    if isinstance(said, dict) and isinstance(before, dict):
        known = {str(key) for key in said}
        said.update({key: before[key] for key in before if str(key) not in known})


def _same(said: Any, before: Any, step: str | int) -> Any:
    """Return what before was a part of what is now at the step; None if nothing was."""
    if isinstance(before, dict):
        return _inside(before, step)
    now = _inside(said, step)
    if not isinstance(before, list) or not isinstance(now, dict):
        return None
    mine = {now[key] for key in _CALLED if isinstance(now.get(key), str)}
    theirs = (one for one in before if isinstance(one, dict))
    return next((one for one in theirs if mine & {one.get(key) for key in _CALLED}), None)


def _is_list_at_top(model: type[BaseModel], place: Sequence[str | int]) -> bool:
    field = model.model_fields.get(str(place[0])) if len(place) == 1 else None
    return field is not None and get_origin(field.annotation) is list


def _is_left_out(said: Any, node: yaml.Node, place: Sequence[str | int]) -> bool:
    """Take a place out of what a file says and of its nodes; False if there is none such."""
    if not place:
        return False
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
    return said[step] if isinstance(said, list) and isinstance(step, int) else None
