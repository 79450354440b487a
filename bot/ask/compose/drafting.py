"""The forms a language model fills in for Ask, and the material for them. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import Field

from bot.ask.domain import Question
from bot.guidance.domain import Passage
from bot.language_model.port import ModelRequest
from bot.language_model.structured_prompt import (
    OneLine,
    ReplySchema,
    StructuredPrompt,
    Titled,
    shortened_in_the_middle,
)
from bot.prompts import Prompt

LONGEST_QUESTION = 4000  # characters handed on; what is longer is cut in its middle
LONGEST_THREAD = 4000
MOST_CLAIMS = 12  # looked at; asked for are five


class DraftedClaim(ReplySchema):
    """A claim as the language model wrote it: nothing in it is believed yet."""

    passage: int = Field(description="Number of the passage")
    quote: str = Field(description="Words of the passage that carry the claim, exactly")
    claim: OneLine = Field(description="One sentence that says what the quote says")
    translation: OneLine = Field(description="The claim in the question's language, or empty")


class AnswerForm(ReplySchema):
    """An answer as the language model wrote it."""

    claims: list[DraftedClaim]
    follow_ups: list[str]


class RestatedForm(ReplySchema):
    """The question as it can be looked up."""

    question: str


class TranslatedForm(ReplySchema):
    """Sentences, translated, in the order they were given."""

    sentences: list[str]


@dataclass(frozen=True, slots=True)
class Prompts:
    """What we say to the language model."""

    answer: Prompt
    restate: Prompt
    translate_back: Prompt

    @property
    def version(self) -> str:
        """Return what names all of them, to the letter; a kept answer belongs to one."""
        return ".".join(
            prompt.fingerprint for prompt in (self.answer, self.restate, self.translate_back)
        )


def to_answer(
    prompt: Prompt, question: Question, passages: Sequence[Passage], delimiter: str
) -> ModelRequest:
    """Return the request to answer a question from passages."""
    return StructuredPrompt("ask.answer", prompt, AnswerForm).with_material(
        delimiter,
        department=question.department_id or "unknown",
        thread=_thread(question),
        question=shortened_in_the_middle(question.text, LONGEST_QUESTION),
        passage=[Titled(passage.full_heading, passage.text) for passage in passages],
    )


def to_restate(prompt: Prompt, question: Question, delimiter: str) -> ModelRequest:
    """Return the request to make a question understood without its thread."""
    return StructuredPrompt("ask.restate", prompt, RestatedForm).with_material(
        delimiter,
        thread=_thread(question),
        question=shortened_in_the_middle(question.text, LONGEST_QUESTION),
    )


def to_translate_back(prompt: Prompt, sentences: Sequence[str], delimiter: str) -> ModelRequest:
    """Return the request to translate sentences into the language of guidance."""
    numbered = "\n".join(f"{number}. {text}" for number, text in enumerate(sentences, 1))
    structured = StructuredPrompt("ask.translate_back", prompt, TranslatedForm)
    return structured.with_material(delimiter, sentences=numbered)


def claims_in(values: Any, *, is_complete: bool) -> list[DraftedClaim]:
    """Return the claims that are written to their end; the last one may still grow."""
    written = values.get("claims")
    claims = written if isinstance(written, list) else []
    finished = claims if is_complete or "follow_ups" in values else claims[:-1]
    read = (DraftedClaim.read(one) for one in finished[:MOST_CLAIMS])
    return [claim for claim in read if claim]


def follow_ups_in(values: Any) -> list[str]:
    """Return the suggested questions."""
    written = values.get("follow_ups")
    return [one for one in written if isinstance(one, str)] if isinstance(written, list) else []


def _thread(question: Question) -> str:
    said = "\n".join(
        f"- you answered: {one.text}" if one.is_ours else f"- {one.text}"
        for one in question.thread
    )
    return shortened_in_the_middle(said, LONGEST_THREAD)
