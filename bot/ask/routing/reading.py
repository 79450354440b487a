"""Reads ``messages.yaml``: the lines that tell what a message is."""

import logging
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

from pydantic import BeforeValidator, Field

from bot.ask.routing.domain import KindOfMessage, MessageLines
from bot.company_files.doublets import doublets as repeated
from bot.company_files.doublets import placed
from bot.company_files.reading import FileReading, Slip, read_logging_slips
from bot.yaml_files.reader import StrictModel

FILE = "messages.yaml"
UNSORTED = ""  # in place of a signpost's id or a kind of report: a plain list, as of old
log = logging.getLogger(__name__)


def _as_sorted(lines: Any) -> Any:
    """Let the lines of old count: a danger that nobody notices is worse than one unsorted."""
    if not isinstance(lines, list):
        return lines
    return {UNSORTED: [line for line in lines if isinstance(line, str)]}


class MessagesFile(StrictModel):
    """Lines as employees write them, for each kind of message."""

    danger: Annotated[dict[str, list[str]], BeforeValidator(_as_sorted)] = Field(
        default_factory=dict,
        description="Somebody may be in danger, threatened or harassed; the lines stand under"
        " the id of the signpost in signposts.yaml that says what to do at once.",
    )
    sounds_dangerous: list[str] = Field(
        default_factory=list,
        description="What only sounds so: figures of speech, goods, prices.",
    )
    question: list[str] = Field(
        default_factory=list, description="Asks how to treat a customer, or for a rule."
    )
    map: list[str] = Field(
        default_factory=list,
        description="Asks what a department does to customers, or why one should care.",
    )
    report: Annotated[dict[str, list[str]], BeforeValidator(_as_sorted)] = Field(
        default_factory=dict,
        description="Hands in something; the lines stand under the kind of report that they"
        " are, under any where they say no kind, under anonymous where they want no name.",
    )
    status: list[str] = Field(
        default_factory=list, description="Asks what became of a report handed in before."
    )
    customer_message: list[str] = Field(
        default_factory=list, description="The words of a customer, pasted or forwarded."
    )
    bot: list[str] = Field(
        default_factory=list,
        description="Is about the bot itself, and what it does with words.",
    )
    department_head: list[str] = Field(
        default_factory=list, description="Asks who leads a department."
    )
    greeting: list[str] = Field(
        default_factory=list, description="A greeting, and what stands politely around a wish."
    )
    thanks: list[str] = Field(default_factory=list, description="Thanks, agreement or goodbye.")


def read_messages(path: Path, copy: Path | None = None) -> MessageLines:
    """Return the lines in the file; what slips as in the copy; none without a file.

    A slip is logged, and stops nothing else.
    """
    file = read_logging_slips(
        (path, copy), MessagesFile, log, "a line of messages does not count"
    )
    if file is None:
        return MessageLines({})
    others = set(KindOfMessage) - {KindOfMessage.DANGER, KindOfMessage.REPORT}
    of_kind: dict[KindOfMessage, list[str]] = {
        kind: getattr(file, kind.value) for kind in others
    }
    return MessageLines(of_kind, file.danger, file.sounds_dangerous, file.report)


def doublets(path: Path, read: FileReading[MessagesFile]) -> Iterator[Slip]:
    """Yield lines that stand twice, be it in another list."""
    file = read.value or MessagesFile()
    words: list[tuple[tuple[str | int, ...], str]] = [
        ((*place, at), line)
        for name in MessagesFile.model_fields
        for place, lines in _lists_of(name, getattr(file, name)).items()
        for at, line in enumerate(lines)
    ]
    in_order = sorted(words, key=lambda one: read.line_of(*one[0]))
    says = "“{word}” is there twice, first in line {line}."
    mend = "Leave it in the list where it belongs."
    yield from repeated(path, placed(read, in_order), says, mend)


def _lists_of(
    name: str, lines: list[str] | dict[str, list[str]]
) -> dict[tuple[str, ...], list[str]]:
    """Return the lists of a part of the file, by where each stands."""
    if isinstance(lines, list):
        return {(name,): lines}
    return {(name,) if key == UNSORTED else (name, key): own for key, own in lines.items()}
