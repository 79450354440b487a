"""The questions of a rehearsal: a company's own, those of last time, or drafted ones."""

import asyncio
import json
import os
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path

from bot.composition.opening import model_config
from bot.errors import CannotDoError
from bot.guidance.index import PassageIndex
from bot.prompts import read_prompt
from bot.settings import Settings

_FILE = "questions.json"
_OWNERS_ALONE = 0o600  # what employees asked is nobody else's


class NoQuestionsError(CannotDoError):
    """There is nothing to rehearse with; the message says what to do."""

    def __init__(self) -> None:
        super().__init__(
            "Name your company's own questions with --questions FILE: a text file with a"
            " question a line, or a CSV of past questions. Thirty tell something, a hundred"
            " tell much, and a third should be ones that your documents do not answer. Or set"
            " LANGUAGE_MODEL (docs/language-model.md), and I draft some from the documents."
        )


def questions_of_last_time(folder: Path) -> tuple[str, ...]:
    """Return the questions that were rehearsed last; empty if there are none."""
    try:
        said = json.loads((folder / _FILE).read_text("utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(map(str, said)) if isinstance(said, list) else ()


def keep_questions(folder: Path, questions: Sequence[str]) -> None:
    """Keep the questions for the next time.

    Raises:
        CannotDoError: the folder cannot be written in.
    """
    path = folder / _FILE
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = path.with_suffix(f".{os.getpid()}")
        beside.touch(mode=_OWNERS_ALONE)
        beside.write_text(json.dumps(questions), encoding="utf-8")
        beside.replace(path)
    except OSError as error:
        message = f"{path} cannot be written ({error.strerror}); name another place with STATE."
        raise CannotDoError(message) from error


def drafted_questions(
    settings: Settings, index: PassageIndex, progress: Callable[[int, int], None]
) -> list[str]:
    """Return questions that the language model drafts from the documents.

    Raises:
        NoQuestionsError: no language model is set.
        BotError: it fails, or drafts nothing of use.
    """
    if model_config(settings).is_none:
        raise NoQuestionsError
    questions = asyncio.run(_drafted(settings, index, progress))
    if not questions:
        message = (
            "The language model drafted no question that somebody could type. Try again, or"
            " name your own with --questions."
        )
        raise CannotDoError(message)
    return questions


async def _drafted(
    settings: Settings, index: PassageIndex, progress: Callable[[int, int], None]
) -> list[str]:
    from bot.ask.rehearsal.drafting import draft_questions
    from bot.commands.null_stores import NullUses
    from bot.composition.language_model import (
        in_the_background,
        may_read,
        new_delimiter,
        open_writer,
    )
    from bot.language_model.generation import ReplyGenerator

    is_readable = may_read(settings).guidance
    writer = is_readable and open_writer(settings, NullUses(), now=lambda: datetime.now(UTC))
    if not writer:
        raise NoQuestionsError
    documents = [[one.passage(span) for span in one.spans] for one in index.documents()]
    try:
        return await draft_questions(
            documents,
            generator=ReplyGenerator(in_the_background(writer), new_delimiter),
            prompt=read_prompt(settings.prompts / "ask" / "rehearse.md"),
            progress=progress,
        )
    finally:
        await writer.close()
