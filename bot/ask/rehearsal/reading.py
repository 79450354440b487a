"""Reads a company's own questions: a line each, or a column of a table; says what it cannot."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from io import StringIO
from pathlib import Path

from bot.ask.rehearsal.domain import key_of
from bot.errors import CannotDoError

MOST_QUESTIONS = 2000  # some minutes to answer, and more than anybody marks
LONGEST_QUESTION = 1000  # characters
_COLUMNS = ("question", "questions", "frage", "query", "message", "text", "body", "subject")
_DELIMITERS = ",;\t|"
_MARKS = {
    b"\xef\xbb\xbf": "utf-8-sig",
    b"\xff\xfe\x00\x00": "utf-32",
    b"\xff\xfe": "utf-16",
    b"\xfe\xff": "utf-16",
}
_BINARIES = {
    b"PK\x03\x04": "a spreadsheet or another packed file",
    b"\xd0\xcf\x11\xe0": "an old spreadsheet or document",
    b"%PDF": "a PDF",
}
_ITEM = re.compile(r"^\s*(?:[-*•]|\d{1,4}[.)])\s+")  # "- How …", "12. How …"
_TOLD_DELIMITER = re.compile(r"sep=(.)\s*$", re.IGNORECASE)  # Excel's own first line
_NAMED = 5  # faults that are told at once


class QuestionsUnreadableError(CannotDoError):
    """The file of the questions cannot be read; the message says where, and what mends it."""


@dataclass(frozen=True, slots=True)
class QuestionsFile:
    """What stands in a file of questions."""

    questions: tuple[str, ...]  # as they were typed, in their order
    encoding: str
    repeated: int = 0  # left out
    column: str = ""  # from which they were taken; empty: the file is no table


@dataclass(frozen=True, slots=True)
class _Cell:
    """What may be a question, and where it stands."""

    line: int  # counted from 1
    text: str


def read_questions(path: Path, column: str | None = None) -> QuestionsFile:
    """Return the questions in a file.

    Args:
        path: a table if it ends with .csv or .tsv or a column is named, else a line a question.
        column: its name or its number, from 1; None: it is found.

    Raises:
        QuestionsUnreadableError: it is no such file, or slips; each line that does is named.
    """
    text, encoding = _decoded(path)
    if column is not None or path.suffix.lower() in {".csv", ".tsv"}:
        name, cells = _of_table(path, text, column)
    else:
        name, cells = "", list(_of_lines(text))
    _refuse_faults(path, cells)
    questions: dict[str, str] = {}
    for one in cells:
        questions.setdefault(key_of(one.text), one.text)
    kept = tuple(questions.values())
    if not kept:
        message = f"{path}: there is no question in it. Write one a line."
        raise QuestionsUnreadableError(message)
    if len(kept) > MOST_QUESTIONS:
        message = f"{path}: {len(kept)} questions; leave the {MOST_QUESTIONS} that matter most."
        raise QuestionsUnreadableError(message)
    return QuestionsFile(kept, encoding, len(cells) - len(kept), name)


def _decoded(path: Path) -> tuple[str, str]:
    """Return the text and its encoding: as it says, UTF-8, or that of Western Windows."""
    try:
        written = path.read_bytes()
    except OSError as error:
        message = f"{path} cannot be read ({error.strerror}). Name a file with --questions."
        raise QuestionsUnreadableError(message) from error
    for start, kind in _BINARIES.items():
        if not written.startswith(start):
            continue
        message = f"{path} is {kind}. Save its questions as text or CSV."
        raise QuestionsUnreadableError(message)
    for encoding in _encodings_of(written):
        try:
            return written.decode(encoding), encoding
        except UnicodeError:
            continue
    message = f"{path} is no text in any encoding that I know. Save it as UTF-8."
    raise QuestionsUnreadableError(message)


def _encodings_of(written: bytes) -> Iterator[str]:
    yield from (name for start, name in _MARKS.items() if written.startswith(start))
    if b"\0" in written:  # every second byte of what is written in Latin letters
        yield "utf-16-le" if written[1:2] == b"\0" else "utf-16-be"
        return
    yield "utf-8"
    yield "cp1252"
    yield "latin-1"


def _of_lines(text: str) -> Iterator[_Cell]:
    for number, line in enumerate(text.splitlines(), 1):
        words = _ITEM.sub("", line).strip()
        if words and not words.startswith("#"):
            yield _Cell(number, words)


def _of_table(path: Path, text: str, column: str | None) -> tuple[str, list[_Cell]]:
    rows = list(_rows(path, text))
    if not rows:
        return column or "", []
    place, name, has_head = _column(path, [row for _, row in rows], column)
    cells = [
        _Cell(line, " ".join(row[place].split()))
        for line, row in (rows[1:] if has_head else rows)
        if len(row) > place and row[place].strip()
    ]
    return name, cells


def _rows(path: Path, text: str) -> Iterator[tuple[int, list[str]]]:
    head, _, below = text.partition("\n")
    told = _TOLD_DELIMITER.match(head)
    delimiter = told[1] if told else max(_DELIMITERS, key=head.count)
    table = StringIO(below if told else text, newline="")
    reader = csv.reader(table, delimiter=delimiter, strict=True)
    above = begins = 2 if told else 1
    try:
        for row in reader:
            if any(cell.strip() for cell in row):
                yield begins, row
            begins = above + reader.line_num
    except csv.Error as error:
        message = (
            f"{path}:{begins}: this row cannot be read ({error}). Close each quotation mark,"
            ' and write one inside a cell twice: "".'
        )
        raise QuestionsUnreadableError(message) from error


def _column(
    path: Path, rows: Sequence[Sequence[str]], wanted: str | None
) -> tuple[int, str, bool]:
    """Return the column's place from 0, its name, and whether the first row names columns."""
    head = [cell.strip() for cell in rows[0]]
    names = [cell.casefold() for cell in head]
    if wanted is not None:
        return _wanted(path, head, wanted)
    for name in _COLUMNS:
        if name in names:
            return names.index(name), head[names.index(name)], True
    asking = [place for place in range(len(head)) if _asks(rows[1:] or rows, place)]
    if len(head) == 1 or len(asking) == 1:
        place = asking[0] if asking else 0
        return place, head[place], not _is_question(head[place]) and len(rows) > 1
    message = (
        f"{path}:1: I cannot tell which column holds the questions. Name it with --column:"
        f" {', '.join(head)}."
    )
    raise QuestionsUnreadableError(message)


def _wanted(path: Path, head: Sequence[str], wanted: str) -> tuple[int, str, bool]:
    names = [cell.casefold() for cell in head]
    if wanted.strip().casefold() in names:
        place = names.index(wanted.strip().casefold())
        return place, head[place], True
    if wanted.isdecimal() and 1 <= int(wanted) <= len(head):
        place = int(wanted) - 1
        return place, head[place], not _is_question(head[place])
    message = f"{path}:1: there is no column {wanted}. There are: {', '.join(head)}."
    raise QuestionsUnreadableError(message)


def _asks(rows: Sequence[Sequence[str]], place: int) -> bool:
    """Tell whether most cells of a column are questions."""
    cells = [row[place] for row in rows if len(row) > place and row[place].strip()]
    return 2 * sum(map(_is_question, cells)) > len(cells)


def _is_question(cell: str) -> bool:
    return cell.rstrip().endswith("?")


def _refuse_faults(path: Path, cells: Sequence[_Cell]) -> None:
    """Refuse questions that nobody typed: a whole text, or characters of control.

    Raises:
        QuestionsUnreadableError: there are some; the first are named by their lines.
    """
    faults = [f"{path}:{one.line}: {says}" for one in cells if (says := _fault(one.text))]
    if faults:
        more = f" And {len(faults) - _NAMED} more." if len(faults) > _NAMED else ""
        raise QuestionsUnreadableError(" ".join(faults[:_NAMED]) + more)


def _fault(text: str) -> str:
    if len(text) > LONGEST_QUESTION:
        most = f"a question has at most {LONGEST_QUESTION}"
        return f"{len(text)} characters, and {most}. Shorten it, or remove it."
    if any(ord(letter) < ord(" ") and letter not in "\t" for letter in text):
        return "a character of control stands in it. Save the file as text in UTF-8."
    return ""
