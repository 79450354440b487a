"""The modals of whoever has a gap: writing its answer, handing it on, leading away."""

import json
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass

from bot.ask.domain import Citation
from bot.ask.gaps.domain import Gap
from bot.ask.gaps.messages import in_short
from bot.ask.gaps.modals import already_closed_modal
from bot.ask.gaps.office import GapOffice
from bot.ask.messages import quoted
from bot.guidance.signposts.domain import NearSignpost, Signpost
from bot.modals import asking_modal, input_field, text_field
from bot.slack import Block, context, menu, option, plain, section

WRITE_MODAL = "ask.write_answer_modal"
PREVIEW_MODAL = "ask.preview_answer_modal"
HAND_ON_MODAL = "ask.hand_on_gap_modal"
DISMISS_MODAL = "ask.dismiss_gap_modal"
QUESTION, ANSWER, PERSON, SIGNPOST = "question", "answer", "person", "signpost"
QUESTION_LIMIT, ANSWER_LIMIT = 150, 1200  # twice both, and a frame, fit what a modal carries
NOWHERE = "-"  # the value of the option that names no signpost


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingModals:
    """Opens the modals for those who may end a gap.

    Each raises `NotTheirGapError` for anybody else, and returns a notice if it is closed.
    """

    office: GapOffice
    signposts: Callable[[], Sequence[Signpost]]
    near: Callable[[str], Awaitable[NearSignpost | None]]

    async def writing(self, key: str, employee_id: str) -> Block:
        """Return the modal in which the answer is written."""
        gap = await self.office.find(key, employee_id)
        return already_closed_modal() if gap.closed_at else write_modal(gap)

    async def handing_on(self, key: str, employee_id: str) -> Block:
        """Return the modal in which a colleague is chosen."""
        gap = await self.office.find(key, employee_id)
        return already_closed_modal() if gap.closed_at else hand_on_modal(gap)

    async def dismissing(self, key: str, employee_id: str) -> Block:
        """Return the modal in which a signpost is chosen; the nearest one stands there."""
        gap = await self.office.find(key, employee_id)
        if gap.closed_at:
            return already_closed_modal()
        near = await self.near(gap.question)
        return dismiss_modal(gap, self.signposts(), near.signpost if near else None)


def write_modal(gap: Gap) -> Block:
    """Return the modal in which the owner writes the answer.

    The question is not filled in: as it was asked, it is the asker's and the owner's alone.
    """
    ours = text_field(
        QUESTION, "The question, in your words", longest=QUESTION_LIMIT, shortest=10
    )
    ours["element"]["multiline"] = False
    ours["hint"] = plain(
        "Everybody may read it: leave out what concerns only whoever asked. The nearer it is to"
        " how people ask, the better I find it."
    )
    answer = text_field(ANSWER, "Your answer", longest=ANSWER_LIMIT, shortest=10)
    answer["hint"] = plain("Three lines are best: what to do first, and its limits.")
    says = "It becomes guidance once published. Whoever asked reads it, with your name."
    blocks = [section(f">{in_short(gap)}"), ours, answer, context(says)]
    return asking_modal(
        "Write the answer", blocks, WRITE_MODAL, carried=str(gap.gap_id), submit="Preview"
    )


def preview_modal(key: str, question: str, note: str, citation: Citation) -> Block:
    """Return how the answer will be quoted, with the button that publishes it."""
    blocks = [section("This is how I will quote it:"), *quoted(1, citation)]
    carried = json.dumps({"key": key, "question": question, "note": note}, ensure_ascii=False)
    modal = asking_modal(
        "Write the answer", blocks, PREVIEW_MODAL, carried=carried, submit="Publish"
    )
    return modal | {"close": plain("Back")}


def hand_on_modal(gap: Gap) -> Block:
    """Return the modal in which the gap is handed to a colleague."""
    element: Block = {"type": "users_select", "action_id": PERSON}
    blocks = [
        section(f">{in_short(gap)}"),
        input_field(PERSON, "Who knows it?", element),
        context("They see the question as it stands here, and not who asked."),
    ]
    return asking_modal(
        "Somebody else knows",
        blocks,
        HAND_ON_MODAL,
        carried=str(gap.gap_id),
        submit="Hand it on",
    )


def dismiss_modal(gap: Gap, signposts: Sequence[Signpost], near: Signpost | None) -> Block:
    """Return the modal in which the owner says where the subject belongs."""
    options = [option("None of these", NOWHERE)]
    options += [option(one.name, one.signpost_id) for one in signposts]
    choosing = menu(SIGNPOST, "", options, near.signpost_id if near else NOWHERE)
    field = input_field(SIGNPOST, "Where do I send whoever asks?", choosing)
    says = "The gap is closed for good: who asks it again is sent there, too."
    blocks = [section(f">{in_short(gap)}"), field, context(says)]
    return asking_modal(
        "Not our subject",
        blocks,
        DISMISS_MODAL,
        carried=str(gap.gap_id),
        submit="Close the gap",
    )
