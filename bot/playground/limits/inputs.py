"""Elements that take text, and the input block's choice of elements.

Limits: https://docs.slack.dev/reference/block-kit/block-elements/ (a page for each element).
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictStr

from bot.playground.limits.elements import Asking, Choosing, DateTimePicker, WithPlaceholder


class Typed(WithPlaceholder):
    """An element that is typed into."""

    dispatch_action_config: dict[str, list[str]] | None = None


class PlainTextInput(Typed):
    """At most 3,000 characters can be asked for."""

    type: Literal["plain_text_input"]
    initial_value: StrictStr | None = None
    multiline: bool = False
    min_length: int | None = Field(default=None, ge=0, le=3000)
    max_length: int | None = Field(default=None, ge=1, le=3000)


class EmailInput(Typed):
    """An e-mail address."""

    type: Literal["email_text_input"]
    initial_value: StrictStr | None = None


class UrlInput(Typed):
    """A web address."""

    type: Literal["url_text_input"]
    initial_value: StrictStr | None = None


class NumberInput(Typed):
    """A number; the bounds are written as text."""

    type: Literal["number_input"]
    is_decimal_allowed: bool
    initial_value: StrictStr | None = None
    min_value: StrictStr | None = None
    max_value: StrictStr | None = None


class RichTextInput(Typed):
    """Formatted text."""

    type: Literal["rich_text_input"]
    initial_value: dict[str, Any] | None = None


class FileInput(Asking):
    """At most 10 files."""

    type: Literal["file_input"]
    filetypes: list[str] | None = None
    max_files: int = Field(default=10, ge=1, le=10)


InInput = Annotated[
    PlainTextInput
    | EmailInput
    | UrlInput
    | NumberInput
    | RichTextInput
    | FileInput
    | DateTimePicker
    | Choosing,
    Field(discriminator="type"),
]
