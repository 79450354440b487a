"""The modals of gaps: what an answer lacks, and how a gap was closed."""

from dataclasses import dataclass

from bot.ask.domain import Answer, AnswerQuestion, NotCovered, Question
from bot.ask.gaps.domain import Gap
from bot.ask.gaps.messages import in_short
from bot.ask.gaps.office import GapOffice
from bot.ask.messages import in_one_line
from bot.modals import asking_modal, notice, text_field
from bot.slack import Block, escape, section, shortened

CLOSE_GAP_MODAL = "ask.close_gap_modal"
MISSING_MODAL = "ask.missing_modal"
NOTE = "note"
SHORTEST_NOTE = 10  # characters; less is no answer to somebody who waits
NOTE_LIMIT = 2000
QUOTE_LIMIT = 600  # characters of what would be answered now


@dataclass(frozen=True, slots=True)
class ClosingModal:
    """Builds the modal that closes a gap, with what the bot would answer now."""

    office: GapOffice
    answer: AnswerQuestion

    async def of(self, key: str, employee_id: str) -> Block:
        """Return the modal; a notice if the gap is closed already.

        Raises:
            NotTheirGapError: the employee neither owns the guidance nor administers.
        """
        gap = await self.office.find(key, employee_id)
        if gap.closed_at:
            return already_closed_modal()
        return close_gap_modal(gap, await self.answer(Question(gap.question)))


def close_gap_modal(gap: Gap, preview: Answer | NotCovered) -> Block:
    """Return the modal in which the owner says how the gap was closed."""
    match preview:
        case Answer():
            quote = shortened(in_one_line(preview.citations[0]), QUOTE_LIMIT)
            now = f"I would now answer with:\n>{escape(quote)}"
        case NotCovered():
            now = "I still find no answer in the guidance. You may answer in your own words."
    blocks = [
        section(f">{in_short(gap)}"),
        section(now),
        _note("Your answer to whoever asked"),
    ]
    return asking_modal(
        "Close the gap",
        blocks,
        CLOSE_GAP_MODAL,
        carried=str(gap.gap_id),
        submit="Tell whoever asked",
    )


def already_closed_modal() -> Block:
    """Return what somebody sees who closes a gap that is closed."""
    return notice("Close the gap", "This gap is closed already. Whoever asked has been told.")


def missing_modal(key: str) -> Block:
    """Return the modal in which an employee says what an answer lacks."""
    blocks = [
        section("The owner of the guidance will see this, and you will hear when it is there."),
        _note("What were you looking for?"),
    ]
    return asking_modal(
        "Something is missing", blocks, MISSING_MODAL, carried=key, submit="Tell the owner"
    )


def _note(label: str) -> Block:
    return text_field(NOTE, label, shortest=SHORTEST_NOTE, longest=NOTE_LIMIT)
