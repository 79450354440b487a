"""The forms a language model fills in for Ask, and how its material is fenced. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from bot.ask.domain import Question
from bot.guidance.domain import Passage
from bot.language_model.port import Assignment
from bot.prompts import Prompt

LONGEST_QUESTION = 4000  # characters handed on; what is longer is cut in its middle
LONGEST_THREAD = 4000
NOTHING = "(nothing)"
MOST_CLAIMS = 12  # looked at; asked for are five
_SEAM = "===== "  # between rules and material in a prompt file


class DraftedClaim(BaseModel):
    """A claim as the language model wrote it: nothing in it is believed yet."""

    model_config = ConfigDict(extra="forbid")

    passage: int = Field(description="Number of the passage")
    quote: str = Field(description="Words of the passage that carry the claim, exactly")
    claim: str = Field(description="One sentence that says what the quote says")
    translation: str = Field(description="The claim in the question's language, or empty")


class AnswerForm(BaseModel):
    """An answer as the language model wrote it."""

    model_config = ConfigDict(extra="forbid")

    claims: list[DraftedClaim]
    follow_ups: list[str]


class RestatedForm(BaseModel):
    """The question as it can be looked up."""

    model_config = ConfigDict(extra="forbid")

    question: str


class TranslatedForm(BaseModel):
    """Sentences, translated, in the order they were given."""

    model_config = ConfigDict(extra="forbid")

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
    prompt: Prompt, question: Question, passages: Sequence[Passage], fence: str
) -> Assignment:
    """Return the assignment to answer a question from passages."""
    filled = prompt.filled(
        fence=fence,
        department=question.department_id or "unknown",
        thread=_thread(question, fence),
        question=_cut(_unfenced(question.text, fence), LONGEST_QUESTION),
        passages="\n\n".join(
            _fenced(number, passage, fence) for number, passage in enumerate(passages, 1)
        ),
    )
    return _assignment("ask.answer", filled, fence, AnswerForm)


def to_restate(prompt: Prompt, question: Question, fence: str) -> Assignment:
    """Return the assignment to make a question understood without its thread."""
    text = _cut(_unfenced(question.text, fence), LONGEST_QUESTION)
    filled = prompt.filled(fence=fence, thread=_thread(question, fence), question=text)
    return _assignment("ask.restate", filled, fence, RestatedForm)


def to_translate_back(prompt: Prompt, sentences: Sequence[str], fence: str) -> Assignment:
    """Return the assignment to translate sentences into the language of guidance."""
    numbered = "\n".join(
        f"{number}. {_unfenced(text, fence)}" for number, text in enumerate(sentences, 1)
    )
    filled = prompt.filled(fence=fence, sentences=numbered)
    return _assignment("ask.translate_back", filled, fence, TranslatedForm)


def claims_in(values: Any, *, is_complete: bool) -> list[DraftedClaim]:
    """Return the claims that are written to their end; the last one may still grow."""
    written = values.get("claims")
    claims = written if isinstance(written, list) else []
    finished = claims if is_complete or "follow_ups" in values else claims[:-1]
    return [claim for one in finished[:MOST_CLAIMS] if (claim := _read(one)) is not None]


def follow_ups_in(values: Any) -> list[str]:
    """Return the suggested questions."""
    written = values.get("follow_ups")
    return [one for one in written if isinstance(one, str)] if isinstance(written, list) else []


def _read(written: Any) -> DraftedClaim | None:
    try:
        return DraftedClaim.model_validate(written)
    except ValidationError:
        return None  # a claim that does not fit the form is none


def _assignment(feature: str, filled: str, fence: str, form: type[BaseModel]) -> Assignment:
    rules, material = filled.split(f"{_SEAM}{fence}\n", 1)
    return Assignment(feature, rules.strip(), material.strip(), form.model_json_schema())


def _fenced(number: int, passage: Passage, fence: str) -> str:
    above = " › ".join(dict.fromkeys([passage.title, *passage.headings]))
    text = _unfenced(passage.text.strip(), fence)
    return (
        f"[passage {number} {fence}] {_unfenced(above, fence)}\n{text}\n"
        f"[end of passage {number} {fence}]"
    )


def _thread(question: Question, fence: str) -> str:
    said = "\n".join(f"- {_unfenced(text, fence)}" for text in question.context)
    return _cut(said, LONGEST_THREAD) or NOTHING


def _unfenced(text: str, fence: str) -> str:
    """Return the text without the letters of the fence, should they ever stand in it."""
    return text.replace(fence, "")


def _cut(text: str, limit: int) -> str:
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} … {text[-half:]}"
