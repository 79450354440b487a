"""Where one file calls something by an id that the file for it does not have."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

from bot.company_files.reading import read_strictly
from bot.company_files.schemas import nearest, nearest_document
from bot.composition.slips import COMPANY, MOMENTS
from bot.guidance.parse.document import Document
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.reading import FILE as STANDARDS
from bot.guidance.standards.reading import StandardsFile
from bot.guidance.standards.register import EVERYBODY
from bot.moments.reading import MomentsFile
from bot.quiz.bank.reading import PlacedQuestion, read_placed
from bot.yaml_files.places import EACH, words_at
from bot.yaml_files.reader import read_yaml

UNKNOWN = "unknown"  # a kind of finding
MOST_PLACES = 3  # that misspell a name alike; if more have it, it is what there should be
_FILE_OF = {"department": COMPANY, "moment": MOMENTS, "document": ""}
_PERSON = re.compile(r"[^@\s]+@[^@\s]+|[USW][A-Z0-9]+")


@dataclass(frozen=True, slots=True)
class KnownIds:
    """What can be named; None where the file for it does not tell all that there is."""

    departments: tuple[str, ...] | None
    moments: tuple[str, ...] | None
    documents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Place:
    path: str
    line: int
    key: str  # in words: "standards > invoice-sent > owner"


def known_ids(knowledge: Path, documents: Sequence[Document]) -> KnownIds:
    """Return what the files say that there is, those of entries that slip too."""
    return KnownIds(
        _ids_in(knowledge / COMPANY, "departments"),
        _ids_in(knowledge / MOMENTS, "moments"),
        tuple(one.guidance.document for one in documents),
    )


def of_references(
    knowledge: Path,
    documents: Sequence[Document],
    known: KnownIds,
) -> Iterator[HandbookFinding]:
    """Yield each name of a department, a moment or a document that there is not.

    One that many places name likely lacks in its own file: that is told, once.
    """
    found = [*_of_map(knowledge / MOMENTS, known), *_of_standards(knowledge / STANDARDS, known)]
    for document in documents:
        found += _of_document(document, known)
    for placed in read_placed(knowledge / "questions")[0]:
        found += _of_question(placed, knowledge, known)
    by_cause: dict[str, list[HandbookFinding]] = defaultdict(list)
    for one in dict.fromkeys(found):  # what the head of a file says is said once
        by_cause[one.says.rpartition(": ")[2]].append(one)
    for says, alike in by_cause.items():
        yield from [_of_many(says, alike)] if len(alike) > MOST_PLACES else alike


def _of_many(says: str, alike: Sequence[HandbookFinding]) -> HandbookFinding:
    """Return what is missing where it should stand, with how many places name it."""
    first = alike[0]
    what = next(one for one in _FILE_OF if f"no {one} " in says)
    path = _FILE_OF[what] or says.removesuffix(".").rpartition(" ")[2]
    told = f"{says[:-1]}, and {len(alike)} places name it, first {first.path}:{first.line}."
    mend = f"Put it there; or in each of those places: {first.mend}"
    return HandbookFinding(path, 1, UNKNOWN, told, mend)


def _ids_in(path: Path, key: str) -> tuple[str, ...] | None:
    try:
        said: Any = read_yaml(path.read_text(encoding="utf-8"))
        ids = [str(one["id"]) for one in said[key]]
    except (OSError, ValueError, TypeError, KeyError, RecursionError, yaml.YAMLError):
        return None
    return tuple(ids) if len(set(ids)) == len(ids) else None  # of a doubled id one is another's


def _of_map(path: Path, known: KnownIds) -> Iterator[HandbookFinding]:
    text = read_strictly(path, MomentsFile).text
    for one in words_at(text, "moments", EACH, "departments", EACH, "id"):
        where = _Place(MOMENTS, one.line, one.name)
        yield from _unknown(where, "department", one.word, known.departments)


def _of_standards(path: Path, known: KnownIds) -> Iterator[HandbookFinding]:
    read = read_strictly(path, StandardsFile)
    every, terms = ("standards", EACH), ("terms", EACH)
    named = [
        *(one for one in words_at(read.text, *every, "who", EACH) if one.word != EVERYBODY),
        *words_at(read.text, *every, "owner"),
        *words_at(read.text, *terms, "owner"),
    ]
    for one in named:
        where = _Place(STANDARDS, one.line, one.name)
        yield from _unknown(where, "department", one.word, known.departments)
    for people in read.value.people if read.value else ():
        place = ("people", people)
        where = _Place(STANDARDS, read.line_of(*place), read.name_of(*place))
        yield from _unknown(where, "department", people, known.departments)


def _of_document(document: Document, known: KnownIds) -> Iterator[HandbookFinding]:
    said = document.guidance
    lines = document.source.text.splitlines()
    owner = () if not said.owner or _PERSON.fullmatch(said.owner) else (said.owner,)
    for key, what, names in (
        ("owner", "department", owner),
        ("departments", "department", said.departments),
        ("audience", "department", [one for one in said.audience if one]),
        ("moments", "moment", said.moments),
    ):
        there_are = known.moments if what == "moment" else known.departments
        begins = _line_with(lines, rf"(?i)\s*{key}\s*[:=]", 1)
        for name in names:
            line = _line_with(lines, rf".*(?<![\w-]){re.escape(name)}(?![\w-])", begins)
            yield from _unknown(_Place(said.document, line, key), what, name, there_are)


def _of_question(
    placed: PlacedQuestion, knowledge: Path, known: KnownIds
) -> Iterator[HandbookFinding]:
    one = placed.question
    lines = placed.path.read_text(encoding="utf-8-sig").splitlines()
    path = placed.path.relative_to(knowledge).as_posix()
    owner = None if _PERSON.fullmatch(one.owner) else known.departments
    for key, what, name, there_are, begins in (
        ("department", "department", one.department_id, known.departments, 1),
        ("owner", "department", one.owner, owner, 1),
        ("moment", "moment", one.moment_id, known.moments, placed.line),
        ("document", "document", one.passage.document, known.documents, placed.line),
    ):
        line = _line_with(lines, rf"[\s-]*{key}\s*:", begins)
        called = key if begins == 1 else f"{one.question_id} > {key}"
        yield from _unknown(_Place(path, line, called), what, name, there_are)


def _line_with(lines: Sequence[str], pattern: str, begins: int) -> int:
    """Return the first line from one on that matches, counted from 1; else that one."""
    after = enumerate(lines[begins - 1 :], start=begins)
    return next((at for at, line in after if re.match(pattern, line)), begins)


def _unknown(
    where: _Place, what: str, name: str, known: Collection[str] | None
) -> Iterator[HandbookFinding]:
    if known and name not in known:
        near = nearest_document(name, known) if what == "document" else nearest(name, known)
        mend = f"Write {near}." if near else "Name one that there is."
        if not near and what != "document":
            mend = f"Write one of these: {', '.join(known)}."
        says = f"{where.key}: there is no {what} {name}."
        yield HandbookFinding(where.path, where.line, UNKNOWN, says, mend)
