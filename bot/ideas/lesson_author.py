"""Has a language model make a quiz question of a complaint; code decides whether it is one."""

import logging
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pydantic import Field

from bot.ideas.lessons import Lesson, Option, Quoted, School
from bot.ideas.report.domain import Report
from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError
from bot.language_model.structured_prompt import (
    Line,
    ReplySchema,
    StructuredPrompt,
    on_one_line,
    shortened_in_the_middle,
)
from bot.prompts import Prompt

log = logging.getLogger(__name__)

LONGEST_COMPLAINT = 2000  # characters handed on
LONGEST_PASSAGE = 1500
TOKENS = 1500


class LessonChoice(ReplySchema):
    """One way to act, as the language model wrote it."""

    text: Line = Field(description="What the employee may do, in one sentence")
    why: Line = Field(description="Why it is right, or what the customer feels if it is not")
    best: bool = Field(description="Whether it is the one best choice")


class LessonForm(ReplySchema):
    """A question as the language model wrote it: nothing in it is believed yet."""

    quote: Line = Field(description="A sentence of a passage, exactly, or empty")
    situation: Line = Field(description="A working day's situation, ending in a question")
    choices: list[LessonChoice] = Field(description="Three or four, one of them best")


@dataclass(frozen=True, slots=True)
class LessonAuthor:
    """Writes lessons."""

    generator: ReplyGenerator
    prompt: Prompt
    school: School

    async def write(self, report: Report, template: Lesson) -> Lesson | None:
        """Return the template's lesson in the language model's words; None if it has none."""
        words = report.words
        passages = await self.school.find_passages(words.text, template.department_id)
        try:
            form = await self.generator.generate(
                StructuredPrompt("ideas.lesson", self.prompt, LessonForm, TOKENS),
                "",
                department=template.department_id,
                moment=template.moment_id,
                complaint=shortened_in_the_middle(words.today, LONGEST_COMPLAINT),
                better=shortened_in_the_middle(words.better, LONGEST_COMPLAINT),
                passage=[
                    shortened_in_the_middle(one.quote, LONGEST_PASSAGE) for one in passages
                ],
            )
        except LanguageModelError as error:
            log.info("no lesson written", extra={"reason": error.reason})
            return None
        lesson = _lesson(form, passages, template)
        return lesson if lesson and await self._is_fit(lesson, words.customer) else None

    async def _is_fit(self, lesson: Lesson, customer: str) -> bool:
        names_the_customer = bool(customer.strip()) and any(
            customer.strip().casefold() in text.casefold() for text in _texts(lesson)
        )
        faults = await self.school.faults(lesson)
        if faults or names_the_customer:
            log.info("a lesson dropped", extra={"why": list(faults) or "names the customer"})
        return not faults and not names_the_customer


def _lesson(form: LessonForm, passages: Sequence[Quoted], template: Lesson) -> Lesson | None:
    quote = form.quote
    basis = next((one for one in passages if quote and quote in on_one_line(one.quote)), None)
    options = [Option(one.text, one.why) for one in form.choices]
    best = [option for option, one in zip(options, form.choices, strict=True) if one.best]
    if basis is None or len(best) != 1:
        return None
    return replace(
        template,
        situation=form.situation,
        best=best[0],
        others=tuple(option for option in options if option is not best[0]),
        basis=Quoted(basis.document, quote),
    )


def _texts(lesson: Lesson) -> Iterator[str]:
    yield lesson.situation
    for option in (lesson.best, *lesson.others):
        yield option.text
        yield option.why
