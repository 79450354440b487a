"""What outsiders read of the bot: one polite no. Pure."""

from bot.slack import Block, section

TO_OTHER_COMPANIES = "I work for another company than yours, and answer its own people only."
TO_LEAVERS = "I answer the people who work here only."
TO_GUESTS = "I answer the employees of this company only. Please ask whoever invited you here."


def polite_no(*, is_guest: bool, has_left: bool = False) -> str:
    """Return the one sentence that an outsider is told."""
    if has_left:
        return TO_LEAVERS
    return TO_GUESTS if is_guest else TO_OTHER_COMPANIES


def page_of_outsider(*, is_guest: bool, has_left: bool = False) -> Block:
    """Return App Home as an outsider sees it."""
    return {
        "type": "home",
        "blocks": [section(polite_no(is_guest=is_guest, has_left=has_left))],
    }
