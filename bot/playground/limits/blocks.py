"""Blocks of messages and views.

Limits: https://docs.slack.dev/reference/block-kit/blocks/ (a page for each block).
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictStr, model_validator

from bot.playground.limits.charts import BlockId, DataTable, DataVisualization, Table
from bot.playground.limits.elements import Image, InActions, InContextActions, InSection
from bot.playground.limits.inputs import FileInput, InInput
from bot.playground.limits.texts import Mrkdwn, Part, PlainText, Text, longest


class AnyBlock(Part):
    """What all blocks have; a block_id has at most 255 characters."""

    block_id: BlockId | None = None


class Section(AnyBlock):
    """Text of 3,000 characters, or at most 10 fields of 2,000."""

    type: Literal["section"]
    text: Text | None = None
    fields: list[Annotated[Text, longest(2000)]] | None = Field(
        default=None, min_length=1, max_length=10
    )
    accessory: InSection | None = None
    expand: bool = False

    @model_validator(mode="after")
    def _says_something(self) -> "Section":
        if self.text is None and self.fields is None:
            message = "must define either `text` or `fields`"
            raise ValueError(message)
        return self


class Header(AnyBlock):
    """Plain text of at most 150 characters."""

    type: Literal["header"]
    text: Annotated[PlainText, longest(150)]
    level: int | None = Field(default=None, ge=1, le=4)


class Divider(AnyBlock):
    """A line."""

    type: Literal["divider"]


class Context(AnyBlock):
    """At most 10 small texts and images."""

    type: Literal["context"]
    elements: list[Annotated[PlainText | Mrkdwn | Image, Field(discriminator="type")]] = Field(
        min_length=1, max_length=10
    )


class Actions(AnyBlock):
    """At most 25 elements."""

    type: Literal["actions"]
    elements: list[InActions] = Field(min_length=1, max_length=25)


class ContextActions(AnyBlock):
    """At most 5 feedback or icon buttons."""

    type: Literal["context_actions"]
    elements: list[InContextActions] = Field(min_length=1, max_length=5)


class ImageBlock(AnyBlock):
    """A picture: url 3,000, alternative text and title 2,000 characters."""

    type: Literal["image"]
    image_url: StrictStr = Field(min_length=1, max_length=3000)
    alt_text: StrictStr = Field(min_length=1, max_length=2000)
    title: Annotated[PlainText, longest(2000)] | None = None


class Input(AnyBlock):
    """A question: label and hint 2,000 characters; files cannot be sent at once."""

    type: Literal["input"]
    label: Annotated[PlainText, longest(2000)]
    element: InInput
    hint: Annotated[PlainText, longest(2000)] | None = None
    optional: bool = False
    dispatch_action: bool = False

    @model_validator(mode="after")
    def _files_wait(self) -> "Input":
        if self.dispatch_action and isinstance(self.element, FileInput):
            message = "file_input cannot be dispatched"
            raise ValueError(message)
        return self


class RichText(AnyBlock):
    """Formatted text in sections, lists, quotes and code."""

    type: Literal["rich_text"]
    elements: list[dict[str, Any]] = Field(min_length=1)


class Markdown(AnyBlock):
    """Standard Markdown; 12,000 characters in all markdown blocks of a message together."""

    type: Literal["markdown"]
    text: StrictStr = Field(min_length=1, max_length=12000)


class File(AnyBlock):
    """A remote file."""

    type: Literal["file"]
    external_id: StrictStr
    source: Literal["remote"]


Shared = Section | Header | Divider | Context | Actions | ImageBlock | Input | RichText
# Where each block may stand: "Available in surfaces" on its page.
MessageBlock = Annotated[
    Shared | ContextActions | Markdown | File | Table | DataTable | DataVisualization,
    Field(discriminator="type"),
]
ViewBlock = Annotated[Shared | DataTable | DataVisualization, Field(discriminator="type")]
