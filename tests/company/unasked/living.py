"""One reader's life with what the bot has to say to them."""

import heapq
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from operator import itemgetter

from bot.company.unasked.domain import (
    KINDS,
    Decision,
    Later,
    Merge,
    MessageKind,
    NewsLimits,
    Now,
    Reader,
    Reason,
    Sent,
)
from bot.company.unasked.service import LOOKS_BACK, decide

LIMITS = NewsLimits()


@dataclass
class Life:
    """What one reader was sent."""

    sent: list[Sent] = field(default_factory=list)
    merged: list[tuple[str, str]] = field(default_factory=list)  # kind, into
    waited: list[timedelta] = field(default_factory=list)  # each for its role
    dropped: int = 0

    def note_wait(self, kind: MessageKind, decision: Decision, waited: timedelta) -> None:
        if kind.reason is Reason.ROLE and isinstance(decision, Now | Merge):
            self.waited.append(waited)

    def of(self, reason: Reason) -> list[Sent]:
        return [each for each in self.sent if KINDS[each.kind].reason is reason]


def lived(
    offers: list[tuple[datetime, str]],
    reader: Callable[[datetime], Reader],
    life: Life | None = None,
) -> Life:
    """Send the offers of ninety days as they are decided, into ``life`` if it is given.

    Of what is offered at one moment a reminder is decided about before a digest, for the worse.
    """
    life = life or Life()
    in_order = sorted(sorted(offers, key=itemgetter(1), reverse=True), key=itemgetter(0))
    waiting = [(at, number, at, kind) for number, (at, kind) in enumerate(in_order)]  # a heap
    while waiting:
        now, number, offered_at, name = heapq.heappop(waiting)
        known = [each for each in life.sent if each.at >= now - LOOKS_BACK]
        kind = KINDS[name]
        decision = decide(
            kind, offered_at, now, history=known, reader=reader(now), limits=LIMITS
        )
        life.note_wait(kind, decision, now - offered_at)
        match decision:
            case Now():
                life.sent.append(Sent(str(number), name, now))
            case Merge(into):
                life.merged.append((name, into))
            case Later(at):
                assert at > now
                heapq.heappush(waiting, (at, number, offered_at, name))
            case _:
                life.dropped += 1
    return life
