"""Reads ``map-questions.yaml``: the lines that tell which questions are for the map."""

import logging
from collections.abc import Iterator
from pathlib import Path

from pydantic import Field

from bot.ask.map.domain import MapQuestionLines
from bot.company_doublets import doublets as repeated
from bot.company_files import FileReading, Slip, read_logging_slips
from bot.yaml_reader import StrictModel

FILE = "map-questions.yaml"
log = logging.getLogger(__name__)


class MapQuestionsFile(StrictModel):
    """Lines as employees write them, with "the department" for whichever they name."""

    map: list[str] = Field(
        default_factory=list,
        description="Asks what a department does to customers, or why one should care.",
    )
    question: list[str] = Field(
        default_factory=list, description="Only sounds so: guidance answers it, or nobody does."
    )


def read_map_questions(path: Path) -> MapQuestionLines:
    """Return the lines in the file but for those that slip; none where there is no file.

    A slip is logged, and stops nothing else.
    """
    says = "a line of the map's questions does not count"
    file = read_logging_slips(path, MapQuestionsFile, log, says)
    return (
        MapQuestionLines(tuple(file.map), tuple(file.question)) if file else MapQuestionLines()
    )


def doublets(path: Path, read: FileReading[MapQuestionsFile]) -> Iterator[Slip]:
    """Yield lines that stand twice, be it in the other list."""
    file = read.value or MapQuestionsFile()
    words = [(("map", at), line) for at, line in enumerate(file.map)]
    words += [(("question", at), line) for at, line in enumerate(file.question)]
    says = "“{word}” is there twice, first in line {line}."
    yield from repeated(path, read, words, says, "Leave it in the list where it belongs.")
