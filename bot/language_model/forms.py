"""Has a language model fill in a form from material that nobody vouches for."""

from collections.abc import AsyncGenerator, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from pydantic import BaseModel, ValidationError

from bot.language_model.port import Assignment, Draft, UnusableReplyError, completed
from bot.prompts import Prompt

NOTHING = "(nothing)"  # stands where there is no material
_SEAM = "===== "  # between rules and material in a prompt file

Form = TypeVar("Form", bound=BaseModel)


class Writer(Protocol):
    """A language model within its budget and its time."""

    def write(
        self, assignment: Assignment, employee_id: str, *, seconds: float | None = None
    ) -> AsyncGenerator[Draft, None]:
        """Yield the form as it grows; the last draft is complete."""


@dataclass(frozen=True, slots=True)
class Sheet(Generic[Form]):
    """A form, and the prompt that says how it is filled in."""

    feature: str  # "ideas.theme": who pays, in the usage report
    prompt: Prompt
    form: type[Form]
    most_tokens: int = 1200  # written at most


@dataclass(frozen=True, slots=True)
class Forms:
    """Hands sheets to the language model; safe to share between features."""

    writer: Writer
    new_fence: Callable[[], str]  # random letters that no author of material knows

    async def fill_in(
        self, sheet: Sheet[Form], employee_id: str, **material: str | Sequence[str]
    ) -> Form:
        """Return the form, filled in from the material.

        Args:
            sheet: what is to be filled in.
            employee_id: on whose budget; empty: on the company's alone.
            material: what stands in the prompt's blanks, apart from ``fence``, which is made
                here. A sequence is numbered from 1, each piece between marks of its own.

        Raises:
            LanguageModelError: there is no form, or one with something else in it.
        """
        assignment = _assignment(sheet, self.new_fence(), material)
        draft = await completed(self.writer.write(assignment, employee_id))
        try:
            return sheet.form.model_validate(dict(draft.values))
        except ValidationError as error:
            message = "The language model filled in another form."
            raise UnusableReplyError(message) from error


def shortened_in_the_middle(text: str, limit: int) -> str:
    """Return the text within about ``limit`` characters: people say it first, or last."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} … {text[-half:]}"


def _assignment(
    sheet: Sheet[Form], fence: str, material: Mapping[str, str | Sequence[str]]
) -> Assignment:
    words = {name: _fenced(name, given, fence) for name, given in material.items()}
    filled = sheet.prompt.filled(fence=fence, **words)
    rules, given = filled.split(f"{_SEAM}{fence}\n", 1)
    form = sheet.form.model_json_schema()
    return Assignment(sheet.feature, rules.strip(), given.strip(), form, sheet.most_tokens)


def _fenced(name: str, given: str | Sequence[str], fence: str) -> str:
    if isinstance(given, str):
        return given.replace(fence, "").strip() or NOTHING
    pieces = (
        f"[{name} {number} {fence}]\n{piece.replace(fence, '').strip()}\n"
        f"[end of {name} {number} {fence}]"
        for number, piece in enumerate(given, 1)
    )
    return "\n\n".join(pieces) or NOTHING
