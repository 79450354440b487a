"""Modals that say one thing. Pure."""

from bot.modals import notice, reading_modal
from bot.slack import Block, section

TITLE = "For our customers"


def refused(text: str) -> Block:
    """Return a modal that says why another one does not open."""
    return reading_modal("Not possible", [section(text)])


def said(text: str) -> Block:
    """Return a modal with one line; ``text`` is ours or is escaped here."""
    return notice(TITLE, text)
