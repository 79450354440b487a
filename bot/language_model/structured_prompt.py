"""A prompt with a reply schema, and untrusted material delimited from the rules. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Generic, Self, TypeAlias, TypeVar

from pydantic import AfterValidator, BaseModel, ConfigDict, ValidationError, model_validator

from bot.language_model.port import ModelRequest, UnusableReplyError
from bot.prompts import Prompt

NOTHING = "(nothing)"  # stands where there is no material
_SEAM = "===== "  # between rules and material in a prompt file


def on_one_line(text: str) -> str:
    """Return the text with every run of white space as one space, and none around it."""
    return " ".join(text.split())


OneLine: TypeAlias = Annotated[str, AfterValidator(on_one_line)]
"""A field of a form in which line breaks mean nothing."""


class ReplySchema(BaseModel):
    """What a language model fills in.

    Models add fields that nobody asked for, and leave others null: the first do not count, and
    the second are as if they were missing.
    """

    model_config = ConfigDict(extra="ignore")

    @model_validator(mode="before")
    @classmethod
    def _without_nulls(cls, written: Any) -> Any:
        if not isinstance(written, dict):
            return written
        return {name: value for name, value in written.items() if value is not None}

    @classmethod
    def form(cls) -> dict[str, Any]:
        """Return its JSON schema, in which every field must be there and no other may."""
        schema = cls.model_json_schema()
        for one in [schema, *schema.get("$defs", {}).values()]:
            if "properties" in one:
                one |= {"required": [*one["properties"]], "additionalProperties": False}
                for field in one["properties"].values():
                    field.pop("default", None)
        return schema

    @classmethod
    def read(cls, written: Any) -> Self | None:
        """Return the validated reply; None if a field is wrong, or is missing."""
        try:
            return cls.model_validate(written)
        except ValidationError:
            return None

    @classmethod
    def required(cls, written: Any) -> Self:
        """Return the validated reply.

        Raises:
            UnusableReplyError: a field is wrong, or is missing.
        """
        filled = cls.read(dict(written))
        if filled is None:
            message = "The language model filled in another form."
            raise UnusableReplyError(message)
        return filled


ReplyT = TypeVar("ReplyT", bound=ReplySchema)


@dataclass(frozen=True, slots=True)
class Titled:
    """A piece of material with its title, which stands in a line of brackets above it."""

    title: str
    text: str


Material: TypeAlias = str | Sequence[str | Titled]
"""Words that nobody vouches for; a sequence is numbered from 1, with marks around each."""


@dataclass(frozen=True, slots=True)
class StructuredPrompt(Generic[ReplyT]):
    """A form, and the prompt that says how it is filled in."""

    feature: str  # "ideas.theme": who pays, in the usage report
    prompt: Prompt
    form: type[ReplyT]
    most_tokens: int = 1200  # written at most

    def with_material(self, fence: str, **material: Material) -> ModelRequest:
        """Return what the language model gets.

        Args:
            fence: random letters that no author of the material knows; the prompt's blank of
                that name, too. They are taken out of the material, should they stand in it.
            material: what stands in the prompt's other blanks.
        """
        words = {name: _fenced(name, given, fence) for name, given in material.items()}
        filled = self.prompt.filled(fence=fence, **words)
        rules, given = filled.split(f"{_SEAM}{fence}\n", 1)
        form = self.form.form()
        return ModelRequest(self.feature, rules.strip(), given.strip(), form, self.most_tokens)


def shortened_in_the_middle(text: str, limit: int) -> str:
    """Return the text cut in its middle to about ``limit`` characters; both ends stay."""
    half = limit // 2
    return text if len(text) <= limit else f"{text[:half]} … {text[-half:]}"


def _fenced(name: str, given: Material, fence: str) -> str:
    if isinstance(given, str):
        return _without(fence, given) or NOTHING
    pieces = (_piece(f"{name} {number}", one, fence) for number, one in enumerate(given, 1))
    return "\n\n".join(pieces) or NOTHING


def _piece(name: str, given: str | Titled, fence: str) -> str:
    title, text = (given.title, given.text) if isinstance(given, Titled) else ("", given)
    above = f"(from: {_without(fence, title)})\n" if title else ""
    return f"[{name} {fence}]\n{above}{_without(fence, text)}\n[end of {name} {fence}]"


def _without(fence: str, text: str) -> str:
    return text.replace(fence, "").strip()
