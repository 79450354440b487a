"""What may stand at a place of a file that a company edits by hand, by its JSON schema."""

import difflib
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any, TypeAlias

from pydantic import BaseModel

KeyPlace: TypeAlias = tuple[str | int, ...]
_KINDS = {str: "string", list: "array", dict: "object", bool: "boolean"}
_ENTRY_NEAR = 0.6


def nearest(word: str, known: Iterable[str], cutoff: float = _ENTRY_NEAR) -> str:
    """Return the known word that was likely meant; empty if none is near."""
    by_folded = {one.casefold(): one for one in known}
    found = difflib.get_close_matches(word.casefold(), by_folded, n=1, cutoff=cutoff)
    return by_folded[found[0]] if found else ""


def nearest_document(name: str, known: Collection[str]) -> str:
    """Return the path that was likely meant, by the name of its file; empty if none is."""
    files = {PurePosixPath(one).name: one for one in known}
    return files.get(nearest(PurePosixPath(name).name, files, 0.75), "")


@dataclass(frozen=True, slots=True)
class WhatMayStand:
    """A place of a file, as its model describes it."""

    part: dict[str, Any]
    around: dict[str, Any]  # what its last step is taken in

    @property
    def keys(self) -> list[str]:
        """Return the keys that may stand beside it, in their order."""
        return list(self.around.get("properties", ()))

    @property
    def is_required(self) -> bool:
        """Whether the entry that it stands in needs a value there."""
        return bool(self.part.get("minItems")) or self.part.get("key") in self.around.get(
            "required", ()
        )

    @property
    def kind(self) -> str:
        """Return what is wanted: string, array, object, number, integer or boolean."""
        return str(self.part.get("type", ""))

    @property
    def words(self) -> list[str]:
        """Return the words of which one is wanted; empty if any may stand."""
        return list(self.part.get("enum", ()))


def what_may_stand(place: Sequence[str | int], model: type[BaseModel]) -> WhatMayStand:
    """Return what a model wants at a place; about an unknown one only what is around it."""
    whole = model.model_json_schema()
    part, around = _plain(whole, whole), {}
    for step in place:
        around = part
        many = around.get("items") or around.get("additionalProperties") or {}
        part = around.get("properties", {}).get(step, many)
        part = {**_plain(part if isinstance(part, dict) else {}, whole), "key": step}
    return WhatMayStand(part, around)


def entries_of(may: WhatMayStand, model: type[BaseModel]) -> dict[str, Any]:
    """Return what each entry of a list has to be."""
    return _plain(may.part.get("items", {}), model.model_json_schema())


def is_of_kind(value: object, kind: str) -> bool:
    """Whether a value of YAML is of a schema's kind; a number is a word without quotes, too."""
    is_number = isinstance(value, int | float) and not isinstance(value, bool)
    if is_number or value is None:
        return kind not in {"array", "object"}
    return _KINDS.get(type(value), "string") == kind


def _plain(part: dict[str, Any], whole: dict[str, Any]) -> dict[str, Any]:
    """Return a part of a schema itself, where it names one or leaves out that it may lack."""
    wanted = [one for one in part.get("anyOf", ()) if one.get("type") != "null"]
    if wanted:
        return {**part, **_plain(wanted[0], whole)}
    name = part.get("$ref", "").rpartition("/")[2]
    resolved: dict[str, Any] = whole["$defs"][name] if name else {}
    return {**part, **resolved}
