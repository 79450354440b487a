"""The forms a language model fills in for Ask, and the material for them. Pure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from pydantic import Field

from bot.ask.citations import reading_text
from bot.ask.domain import Citation, Question
from bot.language_model.port import ModelRequest
from bot.language_model.structured_prompt import (
    OneLine,
    ReplySchema,
    StructuredPrompt,
    Titled,
    shortened_in_the_middle,
)
from bot.prompts import Prompt, read_prompt

LONGEST_QUESTION = 4000  # characters handed on; what is longer is cut in its middle
LONGEST_THREAD = 4000
_LANGUAGE = re.compile(r"[^\W\d_]{2,20}(?: [^\W\d_]{2,20}){0,2}")


class WrittenSentence(ReplySchema):
    """A sentence as the language model wrote it: nothing in it is believed yet."""

    text: OneLine = Field("", description="One sentence of the answer")
    excerpts: list[int] = Field(
        default_factory=list, description="Numbers of the excerpts that carry it"
    )


class WrittenForm(ReplySchema):
    """An answer as the language model wrote it."""

    sentences: list[WrittenSentence] = Field(default_factory=list)
    follow_ups: list[OneLine] = Field(default_factory=list)


class ReplyForm(ReplySchema):
    """A reply to a customer as the language model wrote it."""

    sentences: list[WrittenSentence] = Field(default_factory=list)


class SelectedForm(ReplySchema):
    """The excerpts that answer, most important first."""

    excerpts: list[int] = Field(default_factory=list)


class Judgement(ReplySchema):
    """What the judge says of one sentence."""

    sentence: int = Field(0, description="Its number")
    difference: OneLine = Field("", description="What differs from the excerpts, or empty")
    is_carried: bool = Field(default=False, description="Whether the excerpts say all of it")


class JudgedForm(ReplySchema):
    """The judge's verdicts, one for each sentence."""

    verdicts: list[Judgement] = Field(default_factory=list)


class UnderstoodForm(ReplySchema):
    """The question as it can be looked up."""

    question: OneLine = Field("", description="One short English question")
    language: OneLine = Field("", description="English name of the question's language")

    @property
    def plain_language(self) -> str:
        """Return the language; empty if what stands there is no name of one."""
        return self.language if _LANGUAGE.fullmatch(self.language) else ""


class TranslatedForm(ReplySchema):
    """Sentences, translated, in the order they were given."""

    sentences: list[OneLine] = Field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Prompts:
    """What we say to the language model."""

    write: Prompt
    select: Prompt
    judge: Prompt
    understand: Prompt
    translate: Prompt

    @classmethod
    def in_folder(cls, folder: Path) -> Self:
        """Return those that are kept in a folder."""
        return cls(*(read_prompt(folder / f"{one.name}.md") for one in fields(cls)))

    @property
    def version(self) -> str:
        """Return what names all of them, to the letter; a kept answer belongs to one."""
        return ".".join(getattr(self, one.name).fingerprint for one in fields(self))


def to_write(
    prompt: Prompt, question: Question, excerpts: Sequence[Citation], delimiter: str
) -> ModelRequest:
    """Return the request to answer a question from excerpts."""
    structured = StructuredPrompt("ask.write", prompt, WrittenForm)
    return structured.with_material(
        delimiter,
        department=question.department_id or "unknown",
        thread=_thread(question),
        question=_asked(question),
        excerpt=[_titled(one) for one in excerpts],
    )


def to_select(
    prompt: Prompt, question: Question, excerpts: Sequence[Citation], delimiter: str
) -> ModelRequest:
    """Return the request to choose the excerpts that answer a question."""
    return StructuredPrompt("ask.select", prompt, SelectedForm, 200).with_material(
        delimiter, question=_asked(question), excerpt=[_titled(one) for one in excerpts]
    )


def to_reply(prompt: Prompt, excerpts: Sequence[Citation], delimiter: str) -> ModelRequest:
    """Return the request to write to a customer, whose message is not in it, from excerpts."""
    return StructuredPrompt("ask.reply", prompt, ReplyForm).with_material(
        delimiter, excerpt=[_titled(one) for one in excerpts]
    )


def to_judge(
    prompt: Prompt,
    pairs: Sequence[tuple[str, Sequence[int]]],
    excerpts: Sequence[Citation],
    delimiter: str,
) -> ModelRequest:
    """Return the request to judge sentences by the excerpts they name, by number from 1.

    The judge sees nothing else: no question, no thread, and no excerpt that none names.
    """
    named = sorted({number for _, numbers in pairs for number in numbers})
    told = {number: at for at, number in enumerate(named, 1)}
    return StructuredPrompt("ask.judge", prompt, JudgedForm).with_material(
        delimiter,
        excerpt=[_titled(excerpts[number - 1]) for number in named],
        sentence=[
            Titled(f"excerpt {', '.join(str(told[one]) for one in numbers)}", text)
            for text, numbers in pairs
        ],
    )


def to_understand(prompt: Prompt, question: Question, delimiter: str) -> ModelRequest:
    """Return the request to make a question understood without its thread, in English."""
    return StructuredPrompt("ask.understand", prompt, UnderstoodForm, 300).with_material(
        delimiter, thread=_thread(question), question=_asked(question)
    )


def to_translate(
    prompt: Prompt, sentences: Sequence[str], language: str, delimiter: str
) -> ModelRequest:
    """Return the request to translate sentences into the language of the question."""
    return StructuredPrompt("ask.translate", prompt, TranslatedForm).with_material(
        delimiter, language=language, sentence=[*sentences]
    )


def _asked(question: Question) -> str:
    return shortened_in_the_middle(question.text, LONGEST_QUESTION)


def _titled(citation: Citation) -> Titled:
    return Titled(citation.title, reading_text(citation))


def _thread(question: Question) -> str:
    said = "\n".join(
        f"- you answered: {one.text}" if one.is_ours else f"- {one.text}"
        for one in question.thread
    )
    return shortened_in_the_middle(said, LONGEST_THREAD)
