"""Text objects and other small parts of Block Kit.

Limits: https://docs.slack.dev/reference/block-kit/composition-objects/ (text, option, confirm).
"""

from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StrictStr


class Part(BaseModel):
    """A part of Block Kit; fields that Slack does not know are refused."""

    model_config = ConfigDict(extra="forbid", strict=True)


class PlainText(Part):
    """A text without formatting; a text object has 1 to 3,000 characters."""

    type: Literal["plain_text"]
    text: StrictStr = Field(min_length=1, max_length=3000)
    emoji: bool = True


class Mrkdwn(Part):
    """A text in Slack's own markup; 1 to 3,000 characters."""

    type: Literal["mrkdwn"]
    text: StrictStr = Field(min_length=1, max_length=3000)
    verbatim: bool = False


Text = Annotated[PlainText | Mrkdwn, Field(discriminator="type")]


def longest(limit: int) -> AfterValidator:
    """A text object of at most ``limit`` characters."""

    def check(value: Any) -> Any:
        if value is not None and len(value.text) > limit:
            message = f"must be less than {limit + 1} characters"
            raise ValueError(message)
        return value

    return AfterValidator(check)


class Confirm(Part):
    """The dialog before an action: title 100, text 300, buttons 30 characters."""

    title: Annotated[PlainText, longest(100)]
    text: Annotated[Text, longest(300)]
    confirm: Annotated[PlainText, longest(30)]
    deny: Annotated[PlainText, longest(30)]
    style: Literal["primary", "danger"] | None = None


class Option(Part):
    """One choice: text and description 75, value 150, url 3,000 characters."""

    text: Annotated[Text, longest(75)]
    value: StrictStr = Field(min_length=1, max_length=150)
    description: Annotated[Text, longest(75)] | None = None
    url: StrictStr | None = Field(default=None, max_length=3000)


class OptionGroup(Part):
    """Choices under a label of 75 characters; at most 100."""

    label: Annotated[PlainText, longest(75)]
    options: list[Option] = Field(min_length=1, max_length=100)


ActionId = Annotated[str, Field(min_length=1, max_length=255)]
