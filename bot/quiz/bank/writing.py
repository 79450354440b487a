"""Writes a question that a trainer approved in Slack into its department's file."""

import fcntl
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import yaml

from bot.errors import CannotDoError
from bot.quiz.domain import QuizQuestion
from bot.yaml_files.reader import EDITED_BY_ALL, read_yaml

LINE_WIDTH = 110


class BankNotWritableError(CannotDoError):
    """The question could not be written."""


def add_question(folder: Path, question: QuizQuestion) -> None:
    """Add the question to the end of its department's file; the same id is added once.

    What stands in the file stays as it is, comments included.

    Raises:
        BankNotWritableError: the folder is read-only, or the file is no bank.
    """
    path = folder / f"{question.department_id}.yaml"
    try:
        with _alone_in(folder):
            _add(path, question)
    except (OSError, yaml.YAMLError) as error:
        message = f"I could not write to {path.name}; please tell whoever runs me."
        raise BankNotWritableError(message) from error


def entry_of(question: QuizQuestion) -> str:
    """Return the question as it stands in its file, for somebody who adds it by hand."""
    return _entry(question)


@contextmanager
def _alone_in(folder: Path) -> Iterator[None]:
    """Let one thread and process at a time write: two approvals at once lose neither."""
    lock = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
    finally:
        os.close(lock)


def _add(path: Path, question: QuizQuestion) -> None:
    text = path.read_text(encoding="utf-8") if path.exists() else _new_file(question)
    if question.question_id in _ids(text):
        return
    longer = f"{text.rstrip()}\n\n{_entry(question)}"
    if question.question_id not in _ids(longer):
        message = f"{path.name} does not end with its questions, so I cannot add to it."
        raise BankNotWritableError(message)
    beside = path.with_suffix(".new")
    beside.write_text(longer, encoding="utf-8")
    beside.chmod(path.stat().st_mode if path.exists() else EDITED_BY_ALL)
    beside.replace(path)


def _new_file(question: QuizQuestion) -> str:
    return f"department: {question.department_id}\nowner: {question.owner}\nquestions:\n"


def _ids(text: str) -> set[str]:
    loaded = read_yaml(text) or {}
    return {str(entry.get("id")) for entry in loaded.get("questions") or []}


def _entry(question: QuizQuestion) -> str:
    dumped = yaml.safe_dump(
        [_as_written(question)], allow_unicode=True, sort_keys=False, width=LINE_WIDTH
    )
    return "".join(f"  {line}\n" for line in dumped.splitlines())


def _as_written(question: QuizQuestion) -> Mapping[str, Any]:
    return {
        "id": question.question_id,
        **({"rule": question.of_rule.rule_id} if question.of_rule else {}),
        "moment": question.moment_id,
        "stage": question.stage.value,
        "difficulty": question.difficulty,
        "situation": question.situation,
        "choices": [
            {
                "text": choice.text,
                **({"best": True} if choice.is_best else {}),
                "why": choice.why,
            }
            for choice in question.choices
        ],
        "passage": {"document": question.passage.document, "quote": question.passage.quote},
    }
