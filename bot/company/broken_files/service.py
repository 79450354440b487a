"""Decides what becomes of a file that slips: told once it lasts, and once it is mended."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.company.broken_files.domain import KnownFile

REMEMBERED = timedelta(hours=2)  # after it was mended: what waits for its readers' hour is told
LASTS = timedelta(minutes=4)  # a fault that is gone by then was somebody's half-finished edit


@dataclass(frozen=True, slots=True)
class Decided:
    """What is known of a file from now on, and whether to tell."""

    known: KnownFile | None  # None: nothing more is to be known
    is_news: bool = False  # what it says has to be told


def decide(known: KnownFile | None, slips: Sequence[str], file: str, now: datetime) -> Decided:
    """Return what becomes of a file in which this slips now, if anything."""
    says = "\n".join(slips)
    if known is None:
        return Decided(KnownFile(file, says, now) if says else None)
    if says != known.says and (says or known.told):
        return _changed(replace(known, says=says, since=now))
    if not says:
        is_over = not known.told and now - known.since >= REMEMBERED
        return Decided(None if is_over or known.says else known)
    if says != known.told and now - known.since >= LASTS:
        return Decided(replace(known, told=says), is_news=True)
    return Decided(known)


def _changed(known: KnownFile) -> Decided:
    """Tell at once what is mended; what slips otherwise may be an edit that goes on."""
    return Decided(known) if known.says else Decided(replace(known, told=""), is_news=True)
