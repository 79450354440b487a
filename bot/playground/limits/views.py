"""Modals and App Home.

Limits: https://docs.slack.dev/reference/views/modal-views and
https://docs.slack.dev/reference/views/home-tab-views.
"""

from typing import Annotated, Literal

from pydantic import Field, StrictStr, model_validator

from bot.playground.limits.blocks import Input, ViewBlock
from bot.playground.limits.texts import Part, PlainText, longest


class AnyView(Part):
    """At most 100 blocks; private_metadata 3,000 and callback_id 255 characters."""

    blocks: list[ViewBlock] = Field(max_length=100)
    private_metadata: StrictStr | None = Field(default=None, max_length=3000)
    callback_id: StrictStr | None = Field(default=None, max_length=255)
    external_id: StrictStr | None = Field(default=None, max_length=255)


class HomeView(AnyView):
    """What an employee sees on the Home tab."""

    type: Literal["home"]


class ModalView(AnyView):
    """Title, close and submit have at most 24 characters; inputs need a submit."""

    type: Literal["modal"]
    title: Annotated[PlainText, longest(24)]
    close: Annotated[PlainText, longest(24)] | None = None
    submit: Annotated[PlainText, longest(24)] | None = None
    clear_on_close: bool = False
    notify_on_close: bool = False
    submit_disabled: bool = False

    @model_validator(mode="after")
    def _inputs_can_be_submitted(self) -> "ModalView":
        if self.submit is None and any(isinstance(block, Input) for block in self.blocks):
            message = "`submit` is required when an input block is within the blocks"
            raise ValueError(message)
        return self


View = Annotated[HomeView | ModalView, Field(discriminator="type")]
