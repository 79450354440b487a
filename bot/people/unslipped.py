"""What ``departments.yaml`` says, with what it said before wherever it slips. Pure.

Nobody loses a right by a slip, and nobody gains one: what slips counts as it was.
"""

from collections.abc import Iterable
from typing import Any, TypeVar

from bot.company_files.reading import FileReading
from bot.people.reading import DepartmentEntry, DepartmentsFile
from bot.yaml_files.reader import StrictModel, read_yaml_with_nodes

EntryT = TypeVar("EntryT", bound=StrictModel)


def unslipped(read: FileReading[DepartmentsFile], before: DepartmentsFile) -> DepartmentsFile:
    """Return what is right in the file; in place of what slips, what it said before."""
    if read.value is None:
        return before
    written = read_yaml_with_nodes(read.text)
    said = written.value
    places = {*(one.place for one in read.slips), *(one.place for one in written.doubled)}
    slipped = places - {()}
    at_top = {str(place[0]) for place in slipped if place[0] != "departments"}
    departments = _departments(read.value, said.get("departments"), slipped, before)
    return _with(read.value, said, at_top, before).model_copy(
        update={"departments": departments}
    )


def _departments(
    now: DepartmentsFile,
    said: Any,
    slipped: Iterable[tuple[str | int, ...]],
    before: DepartmentsFile,
) -> list[DepartmentEntry]:
    """Return the departments that are right, then those of before that slip."""
    right = {entry.id: entry for entry in now.departments}
    if ("departments",) in slipped or not isinstance(said, list):
        lost = [entry for entry in before.departments if entry.id not in right]
        return [*now.departments, *lost]
    numbers = {place[1] for place in slipped if place[0] == "departments"}
    for number in sorted(int(one) for one in numbers):
        entry = said[number] if isinstance(said[number], dict) else {}
        if known := _of_before(entry, right, before):
            keys = {str(place[2]) for place in slipped if place[1:2] == (number,) and place[2:]}
            mended = right.get(known.id)
            right[known.id] = _with(mended, entry, keys, known) if mended else known
    return list(right.values())


def _of_before(
    entry: dict[Any, Any], right: Iterable[str], before: DepartmentsFile
) -> DepartmentEntry | None:
    """Return what an entry said before: by its id, else by id or name under any key."""
    words = {word for word in entry.values() if isinstance(word, str)}
    known = {one.id: one for one in before.departments}
    lost = [one for one in known.values() if one.id not in right]
    alike = (one for one in lost if words & {one.id, one.name})
    return known.get(str(entry.get("id"))) or next(alike, None)


def _with(now: EntryT, said: dict[Any, Any], slipped: set[str], before: EntryT) -> EntryT:
    """Return an entry with the fields of before in place of those that slip.

    An unknown key may have been meant for any field that the entry does not have.
    """
    fields = type(now).model_fields
    lost = slipped & set(fields)
    if slipped - lost:
        lost |= set(fields) - set(said)
    return now.model_copy(
        update={name: _joined(getattr(now, name), getattr(before, name)) for name in lost}
    )


def _joined(now: Any, before: Any) -> Any:
    """Return what is right in a list and what was; else what was."""
    if not isinstance(now, list):
        return before
    return [*now, *(one for one in before if one not in now)]
