"""What mends a slip in a file that a company edits by hand: an instruction, never nothing.

Whoever does what it says, and no more, has no slip there any longer.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

from pydantic import BaseModel, ValidationError

from bot.company_files.schemas import (
    KeyPlace,
    WhatMayStand,
    is_of_kind,
    nearest,
    what_may_stand,
)
from bot.company_files.value_mends import NUMBER, mend_of
from bot.validation import Problem, problems_in
from bot.yaml_files.reader import Misread

Renames: TypeAlias = Mapping[KeyPlace, str]  # the known key that is meant by an unknown one
_SHOWN = 40  # signs of what cannot stand somewhere
_NESTED_NEAR = 0.5  # a list or fields can stand in few places: "tell" is told
_TAKEN_FOR = {
    "tag:yaml.org,2002:int": "a number",
    "tag:yaml.org,2002:float": "a number",
    "tag:yaml.org,2002:timestamp": "a date",
    "tag:yaml.org,2002:bool": "true or false",
}
_WANTED = {  # what is wanted in place of a value that YAML misreads, and what mends it
    "string_type": ("a word", "Put it in quotes."),
    "float_type": ("a number", f"{NUMBER}."),
    "int_type": ("a number", f"{NUMBER}."),
}


def told_of(
    problem: Problem, written: str | None, model: type[BaseModel], renames: Renames
) -> tuple[str, str]:
    """Return what is wrong with a value and what mends it, each as a sentence.

    ``written`` is how it stands there, if it is one word without quotes.
    """
    if problem.kind == "extra_forbidden":
        return "there is no such key.", _mend_of_unknown(problem, model, renames)
    if problem.kind in _WANTED and (said := misread(problem.written, written)):
        what, mend = _WANTED[problem.kind]
        is_nothing = problem.written is None and not written
        says = f"{said}, and {what} is wanted."
        return says, mend_of(problem, written, model) if is_nothing else mend
    if problem.kind == "string_pattern_mismatch" and isinstance(problem.written, str):
        mend = mend_of(problem, written, model)
        return f"“{_cut(problem.written)}” cannot stand here.", mend
    is_empty = problem.written == "" or (problem.written is None and not problem.place)
    says = "it is empty." if is_empty else f"{_standing(problem, written)}{problem.why}."
    return says, mend_of(problem, written, model)


def problems_told(
    error: ValidationError, said: Any, model: type[BaseModel]
) -> tuple[list[Problem], Renames]:
    """Return what is worth telling, and which key is meant by an unknown one.

    A key that lacks because another stands in its place is no slip of its own.
    """
    problems = list(problems_in(error))
    renames: dict[KeyPlace, str] = {}
    for one in problems:
        if one.kind == "extra_forbidden":
            free = dict(_free_keys(one.place, said, model, renames))
            known = what_may_stand(one.place, model).keys
            if meant := _meant_by(one, known, free, problems):
                renames[one.place] = meant
    renamed = {(*place[:-1], key) for place, key in renames.items()}
    is_told = [one for one in problems if one.kind != "missing" or one.place not in renamed]
    return is_told, renames


def _free_keys(
    place: KeyPlace, said: Any, model: type[BaseModel], renames: Renames
) -> Iterator[tuple[str, WhatMayStand]]:
    """Yield the keys that could stand in a key's place, as they do not stand there yet."""
    above = place[:-1]
    taken = {key for other, key in renames.items() if other[:-1] == above}
    for step in above:
        said = said[step]
    for key in what_may_stand(place, model).keys:
        if key not in said and key not in taken:
            yield key, what_may_stand((*above, key), model)


def _meant_by(
    unknown: Problem,
    known: Sequence[str],
    free: Mapping[str, WhatMayStand],
    problems: Sequence[Problem],
) -> str:
    kinds = {key: may.kind for key, may in free.items()}
    if near := nearest(str(unknown.place[-1]), known):
        return near if near in kinds else ""
    beside = (one.place for one in problems if one.kind == "missing")
    lacking = [str(one[-1]) for one in beside if one[:-1] == unknown.place[:-1]]
    fit = [key for key, kind in kinds.items() if is_of_kind(unknown.written, kind)]
    if len(lacking) == 1 and lacking[0] in fit:
        return lacking[0]
    is_nested = isinstance(unknown.written, list | dict)
    return nearest(str(unknown.place[-1]), fit, _NESTED_NEAR) if is_nested else ""


def _mend_of_unknown(problem: Problem, model: type[BaseModel], renames: Renames) -> str:
    meant = renames.get(problem.place)
    first = f"Write {meant}: in its place." if meant else "Remove it."
    allowed = ", ".join(what_may_stand(problem.place, model).keys)
    return f"{first} What may stand here: {allowed}."


def misread(value: object, written: str | None) -> str | None:
    """Say how YAML reads what was written as a word; None if it reads a word."""
    if isinstance(value, Misread):
        return _taken_for(value)
    shown = _cut(written or "")
    match value:
        case None:
            return f"YAML reads {shown} as nothing" if written else "nothing stands here"
        case bool() | date():
            meant = str(value).lower() if isinstance(value, bool) else "a date"
            return f"YAML reads {shown} as {meant}"
        case int() | float() if written is not None:
            return f"{shown} is a number"
    return None


def _taken_for(value: Misread) -> str:
    if ":" in value.text and _TAKEN_FOR.get(value.tag) == "a number":
        return f"YAML reads {_cut(value.text)} as a number of seconds or minutes"
    taken_for = _TAKEN_FOR.get(value.tag)
    if taken_for is None:
        return f"{_cut(value.text)} has a ! before it"
    return f"YAML takes {_cut(value.text)} for {taken_for}, which it is not"


def _standing(problem: Problem, written: str | None) -> str:
    """Return what stands there, before what it has to be; nothing where that is said."""
    value = problem.written
    if problem.is_ours or problem.kind == "missing" or value is None or not problem.place:
        return ""
    if isinstance(value, Misread):
        return f"{_taken_for(value)}, and "
    if isinstance(value, list | dict):
        return (
            "a list stands here, and " if isinstance(value, list) else "fields stand here, and "
        )
    return f"“{_cut(written or str(value))}” stands here, and "


def _cut(word: str) -> str:
    return word if len(word) <= _SHOWN else f"{word[:_SHOWN]}…"
