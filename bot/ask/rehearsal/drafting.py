"""Has a language model draft questions from the documents, where a company has none at hand."""

import logging
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import Field, field_validator

from bot.ask.rehearsal.domain import key_of
from bot.guidance.domain import Passage
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError, UnusableReplyError
from bot.language_model.structured_prompt import (
    ReplySchema,
    StructuredPrompt,
    shortened_in_the_middle,
)
from bot.prompts import Prompt

log = logging.getLogger(__name__)

FEATURE = "ask.rehearse"  # who pays, in the usage report
QUESTIONS_A_DOCUMENT = 6
MOST_DOCUMENTS = 40
_MOST_PASSAGES = 24  # of a document
_LONGEST_PASSAGE = 1500  # characters handed on
_ENOUGH_FAILED = 2  # documents in a row: it is out of order, not only busy
_FEWEST_WORDS, _MOST_WORDS = 2, 40
_LEADS_OUT = re.compile(r"https?://|www\.|<[@#!]|@channel|@here")


class DraftedForRehearsal(ReplySchema):
    """A question as the language model wrote it: nothing in it is believed yet."""

    passage: int = Field(description="Number of the passage that answers it; 0 if none does")
    question: str = Field(description="The question, on one line")


class RehearsalForm(ReplySchema):
    """Questions as the language model wrote them; what is none is left out."""

    questions: list[DraftedForRehearsal]

    @field_validator("questions", mode="before")
    @classmethod
    def _only_questions(cls, written: Any) -> Any:
        questions = written if isinstance(written, list) else []
        return [one for one in questions if DraftedForRehearsal.read(one)]


async def draft_questions(
    documents: Sequence[Sequence[Passage]],
    *,
    generator: ReplyGenerator,
    prompt: Prompt,
    progress: Callable[[int, int], None],
) -> list[str]:
    """Return questions that the documents answer, and some that they do not.

    Args:
        documents: the passages of each; of many, some from all over the folder are read.
        generator: has them written.
        prompt: what it is told.
        progress: told how many of how many documents are done.

    Raises:
        LanguageModelError: it failed before it had drafted any. Later, a document at which it
            fails is left out; where it fails at the next one, too, what there is stands.
    """
    chosen = _spread([one for one in documents if one])
    questions: dict[str, str] = {}
    failed = 0  # documents in a row
    for number, passages in enumerate(chosen):
        progress(number, len(chosen))
        try:
            drafted = await _drafted(passages, generator, prompt)
        except LanguageModelError as error:
            if not questions:
                raise
            failed += 1
            told = {"reason": error.reason, "document": passages[0].document}
            log.warning("no question drafted", extra=told)
            if failed == _ENOUGH_FAILED:
                break
            continue
        failed = 0
        for one in drafted:
            questions.setdefault(key_of(one), one)
    progress(len(chosen), len(chosen))
    return list(questions.values())


async def _drafted(
    passages: Sequence[Passage], generator: ReplyGenerator, prompt: Prompt
) -> list[str]:
    try:
        form = await generator.generate(
            StructuredPrompt(FEATURE, prompt, RehearsalForm),
            "",
            count=str(QUESTIONS_A_DOCUMENT),
            title=passages[0].title,
            passage=[
                shortened_in_the_middle(one.text, _LONGEST_PASSAGE)
                for one in passages[:_MOST_PASSAGES]
            ],
        )
    except UnusableReplyError:
        log.info("no question drafted", extra={"document": passages[0].document})
        return []
    return list(_usable(form))[:QUESTIONS_A_DOCUMENT]


def _usable(form: RehearsalForm) -> Iterator[str]:
    """Yield what somebody could type: one line that leads nowhere and calls nobody."""
    for one in form.questions:
        question = one.question.strip()
        is_one_line = len(question.splitlines()) == 1 and question.isprintable()
        words = len(question.split())
        if (
            is_one_line
            and _FEWEST_WORDS <= words <= _MOST_WORDS
            and not _LEADS_OUT.search(question)
        ):
            yield question


def _spread(documents: Sequence[Sequence[Passage]]) -> list[Sequence[Passage]]:
    """Return at most `MOST_DOCUMENTS`, at even distances in the folder."""
    step = max(1.0, len(documents) / MOST_DOCUMENTS)
    places = sorted(
        {int(step * number) for number in range(min(len(documents), MOST_DOCUMENTS))}
    )
    return [documents[place] for place in places]
