"""Interactive elements.

Limits: https://docs.slack.dev/reference/block-kit/block-elements/ (a page for each element).
"""

from typing import Annotated, Any, Literal

from pydantic import Field, StrictStr

from bot.playground.limits.texts import (
    ActionId,
    Confirm,
    Option,
    OptionGroup,
    Part,
    PlainText,
    longest,
)


class Element(Part):
    """What all interactive elements have; an action_id has at most 255 characters."""

    action_id: ActionId | None = None


class Asking(Element):
    """An element that can ask for confirmation or take the focus."""

    confirm: Confirm | None = None
    focus_on_load: bool = False


class WithPlaceholder(Asking):
    """An element with a placeholder of at most 150 characters."""

    placeholder: Annotated[PlainText, longest(150)] | None = None


class Button(Element):
    """Text and label 75, value 2,000, url 3,000 characters."""

    type: Literal["button"]
    text: Annotated[PlainText, longest(75)]
    value: StrictStr | None = Field(default=None, max_length=2000)
    url: StrictStr | None = Field(default=None, max_length=3000)
    style: Literal["primary", "danger"] | None = None
    confirm: Confirm | None = None
    accessibility_label: StrictStr | None = Field(default=None, max_length=75)


class Checkboxes(Asking):
    """At most 10 options."""

    type: Literal["checkboxes"]
    options: list[Option] = Field(min_length=1, max_length=10)
    initial_options: list[Option] | None = Field(default=None, min_length=1)


class RadioButtons(Asking):
    """At most 10 options."""

    type: Literal["radio_buttons"]
    options: list[Option] = Field(min_length=1, max_length=10)
    initial_option: Option | None = None


class DatePicker(WithPlaceholder):
    """A day, written YYYY-MM-DD."""

    type: Literal["datepicker"]
    initial_date: StrictStr | None = Field(default=None, pattern=r"^\d{4}-\d\d-\d\d$")


class TimePicker(WithPlaceholder):
    """A time of day, written HH:mm."""

    type: Literal["timepicker"]
    initial_time: StrictStr | None = Field(default=None, pattern=r"^\d\d:\d\d$")
    timezone: StrictStr | None = None


class DateTimePicker(Asking):
    """A moment, in seconds since 1970 with ten digits."""

    type: Literal["datetimepicker"]
    initial_date_time: int | None = Field(default=None, ge=10**9, lt=10**10)


class Overflow(Element):
    """At most 5 options."""

    type: Literal["overflow"]
    options: list[Option] = Field(min_length=1, max_length=5)
    confirm: Confirm | None = None


class StaticSelect(WithPlaceholder):
    """At most 100 options, or 100 groups of them."""

    type: Literal["static_select"]
    options: list[Option] | None = Field(default=None, min_length=1, max_length=100)
    option_groups: list[OptionGroup] | None = Field(default=None, min_length=1, max_length=100)
    initial_option: Option | None = None


class ExternalSelect(WithPlaceholder):
    """Options come from the app while the employee types."""

    type: Literal["external_select"]
    min_query_length: int | None = Field(default=None, ge=0)
    initial_option: Option | None = None


class MultiStaticSelect(WithPlaceholder):
    """At most 100 options, or 100 groups of them."""

    type: Literal["multi_static_select"]
    options: list[Option] | None = Field(default=None, min_length=1, max_length=100)
    option_groups: list[OptionGroup] | None = Field(default=None, min_length=1, max_length=100)
    initial_options: list[Option] | None = Field(default=None, min_length=1)
    max_selected_items: int | None = Field(default=None, ge=1)


class MultiExternalSelect(WithPlaceholder):
    """Several options that come from the app."""

    type: Literal["multi_external_select"]
    min_query_length: int | None = Field(default=None, ge=0)
    initial_options: list[Option] | None = Field(default=None, min_length=1)
    max_selected_items: int | None = Field(default=None, ge=1)


class PeopleSelect(WithPlaceholder):
    """One person of the workspace."""

    type: Literal["users_select"]
    initial_user: StrictStr | None = None


class MultiPeopleSelect(WithPlaceholder):
    """Several people of the workspace."""

    type: Literal["multi_users_select"]
    initial_users: list[str] | None = None
    max_selected_items: int | None = Field(default=None, ge=1)


class ConversationsSelect(WithPlaceholder):
    """One conversation of the workspace."""

    type: Literal["conversations_select"]
    initial_conversation: StrictStr | None = None
    default_to_current_conversation: bool = False
    response_url_enabled: bool = False
    filter: dict[str, Any] | None = None


class ChannelsSelect(WithPlaceholder):
    """One public channel."""

    type: Literal["channels_select"]
    initial_channel: StrictStr | None = None
    response_url_enabled: bool = False


class MultiChannelsSelect(WithPlaceholder):
    """Several public channels."""

    type: Literal["multi_channels_select"]
    initial_channels: list[str] | None = None
    max_selected_items: int | None = Field(default=None, ge=1)


Select = (
    StaticSelect
    | ExternalSelect
    | MultiStaticSelect
    | MultiExternalSelect
    | PeopleSelect
    | MultiPeopleSelect
    | ConversationsSelect
    | ChannelsSelect
    | MultiChannelsSelect
)
Choosing = Checkboxes | RadioButtons | DatePicker | TimePicker | Select


class Image(Part):
    """A picture beside text; url 3,000 and alternative text 2,000 characters."""

    type: Literal["image"]
    image_url: StrictStr = Field(min_length=1, max_length=3000)
    alt_text: StrictStr = Field(min_length=1, max_length=2000)


class FeedbackButton(Part):
    """Text and label 75, value 2,000 characters."""

    text: Annotated[PlainText, longest(75)]
    value: StrictStr = Field(max_length=2000)
    accessibility_label: StrictStr | None = Field(default=None, max_length=75)


class FeedbackButtons(Element):
    """Thumbs up and down; only in a context_actions block."""

    type: Literal["feedback_buttons"]
    positive_button: FeedbackButton
    negative_button: FeedbackButton


class IconButton(Element):
    """A small icon; only in a context_actions block, and the one icon there is is trash."""

    type: Literal["icon_button"]
    icon: Literal["trash"]
    text: PlainText
    value: StrictStr | None = Field(default=None, max_length=2000)
    confirm: Confirm | None = None
    accessibility_label: StrictStr | None = Field(default=None, max_length=75)
    visible_to_user_ids: list[str] | None = None


InActions = Annotated[
    Button | Overflow | DateTimePicker | Choosing, Field(discriminator="type")
]
InSection = Annotated[Button | Overflow | Image | Choosing, Field(discriminator="type")]
InContextActions = Annotated[FeedbackButtons | IconButton, Field(discriminator="type")]
