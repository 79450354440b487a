"""Reads of what a help desk sends which ticket it is, as ``tickets.yaml`` says. Pure."""

import html
import re
from datetime import datetime
from typing import Any

from bot.ideas.report.domain import Severity
from bot.ideas.tickets.domain import Mapped, TakeTicket, TicketSource
from bot.slack import shortened

LONGEST_TEXT = 12_000  # characters: what a form takes of a message
LONGEST_ID = 100
_TAG = re.compile(r"<[^<>]{0,2000}>")


def is_meant(source: TicketSource, sent: Any) -> bool:
    """Tell whether what was sent is of the sort that is taken."""
    return all(_at(sent, place) == wanted for place, wanted in source.only.items())


def ticket_in(source: TicketSource, sent: Any, now: datetime) -> TakeTicket | None:
    """Return the ticket that was sent; None where it has no number or no words."""
    number = _at(sent, source.ticket)
    text = "\n".join(part for place in source.text if (part := _words(_at(sent, place))))
    if not number or len(number) > LONGEST_ID or not text:
        return None
    severity = _mapped(source.severity, sent) or Severity.MILD
    return TakeTicket(
        source.source_id,
        number,
        shortened(text, LONGEST_TEXT),
        now,
        _words(_at(sent, source.customer)),
        Severity(severity),
        _mapped(source.department, sent),
        _mapped(source.moment, sent),
    )


def _mapped(mapped: Mapped, sent: Any) -> str:
    return mapped.words.get(_at(sent, mapped.at).casefold(), mapped.otherwise)


def _at(sent: Any, place: str) -> str:
    """Return what stands at a place ("data.item.id"), as text; empty if nothing does."""
    for name in place.split(".") if place else ():
        sent = sent.get(name) if isinstance(sent, dict) else None
    is_text = isinstance(sent, str | int) and not isinstance(sent, bool)
    return str(sent).strip() if place and is_text else ""


def _words(text: str) -> str:
    """Return what people read of a text that may be a page's."""
    return html.unescape(_TAG.sub(" ", text)).strip()
