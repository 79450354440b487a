"""Lets whole questions count as versions: approved drafts, and the files of an import."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bot.quiz.domain import QuestionBank, QuizQuestion
from bot.quiz.workbench.domain import QuestionDeed, QuestionVersion, QuestionVersions


def whole(
    question: QuizQuestion, deed: QuestionDeed, at: datetime, *, editor_id: str = "", key: str
) -> QuestionVersion:
    """Return the version that `adopted` keeps; nobody in Slack made it where no editor is."""
    return QuestionVersion(
        question_id=question.question_id,
        number=0,
        question=question,
        deed=deed,
        editor_id=editor_id,
        at=at,
        key=key,
        counts=True,
    )


async def adopted(versions: QuestionVersions, wanted: QuestionVersion) -> None:
    """Keep it as the newest version of its question, whatever its number; the same key once."""
    history = await versions.history(wanted.question_id)
    if any(one.key == wanted.key for one in history):
        return
    number = history[0].number + 1 if history else 1
    if not await versions.keep(replace(wanted, number=number)):
        await adopted(versions, wanted)  # somebody else was quicker: this comes after it


async def imported(
    versions: QuestionVersions, files: QuestionBank, counting: QuestionBank, now: datetime
) -> Sequence[str]:
    """Let what the files say count wherever it is another thing; return the names of those.

    Questions that no file has stay as they are.
    """
    new = [one for one in files.questions if one != counting.named(one.question_id)]
    for one in new:
        key = f"imported:{one.question_id}:{now.isoformat()}"
        await adopted(versions, whole(one, QuestionDeed.IMPORTED, now, key=key))
    return [one.question_id for one in new]
