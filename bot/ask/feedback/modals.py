"""The modal in which an owner says why a quote stays as it is."""

from bot.modals import asking_modal, text_field
from bot.slack import Block, section

DOUBT_STAYS_MODAL = "ask.doubt_stays_modal"
NOTE = "note"
SHORTEST_NOTE, NOTE_LIMIT = 10, 2000  # characters; less is no answer to somebody who waits


def stays_modal(doubt_id: str) -> Block:
    """Return the modal; what is written goes to who had the doubt."""
    return asking_modal(
        "It stays as it is",
        [
            section("Whoever doubts it reads what you write, and not who wrote it."),
            text_field(NOTE, "Why is it right?", shortest=SHORTEST_NOTE, longest=NOTE_LIMIT),
        ],
        DOUBT_STAYS_MODAL,
        carried=doubt_id,
        submit="Tell them",
    )
