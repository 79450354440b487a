"""What may be told of a group: coarse, seldom anew, with chance in it. Pure but for its ports.

The only place where a group's figure is made; why it is made so says ADR 0024.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from random import Random, SystemRandom
from typing import Protocol

SMALLEST_GROUP = 5  # people; fewer would show a person
FEWEST_ASKED = 10  # answers that could be there; one each of five people would show them
PRIVACY_LOSS = 1.0  # epsilon: what one person does changes no band's odds by more than e
DRAWN_ANEW_AFTER = timedelta(days=7)
PEOPLE_STEPS = (SMALLEST_GROUP, 10, 20, 50, 100)
ACCOMPLICES = 4  # who may tell each other what they did, and still learn nothing of a fifth


class Band(StrEnum):
    """How large a share is. In thirds, so that of five people none is counted out."""

    LOW = "under a third"
    MIDDLE = "a third to two thirds"
    HIGH = "over two thirds"


@dataclass(frozen=True, slots=True)
class Tally:
    """What a group has done of what it could; never shown."""

    people: int  # who have done anything
    could: int  # all of them together, each as much as the others
    did: int


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The figures of a group that were drawn together."""

    name: str  # "quiz.learning:logistics"
    drawn_at: datetime  # UTC
    bands: Mapping[str, Band]


@dataclass(frozen=True, slots=True)
class Doings:
    """What a group does; never shown."""

    tallies: Mapping[str, Tally]  # by what they are about
    last_active: Sequence[datetime]  # of each who has done anything; UTC


class Snapshots(Protocol):
    """Keeps the last snapshot of each group."""

    async def named(self, name: str) -> Snapshot | None:
        """Return the snapshot, or None."""
        ...

    async def keep(self, snapshot: Snapshot) -> None:
        """Keep it in place of the one before."""
        ...


@dataclass(frozen=True, slots=True)
class GroupFigures:
    """Tells of groups no more than may be told."""

    kept: Snapshots
    now: Callable[[], datetime]
    chance: Random = field(default_factory=SystemRandom)

    async def of(
        self, name: str, doings: Callable[[], Awaitable[Doings]]
    ) -> Mapping[str, Band]:
        """Return the band of each tally that may be shown, as it was last drawn.

        Args:
            name: of the group and what is told of it.
            doings: counts what the group does; asked only where that may be drawn anew.
        """
        last = await self.kept.named(name)
        if last and self.now() - last.drawn_at < DRAWN_ANEW_AFTER:
            return last.bands
        done = await doings()
        if last and sum(at > last.drawn_at for at in done.last_active) < SMALLEST_GROUP:
            return last.bands
        shown = {about: band_of(one, self.chance) for about, one in done.tallies.items()}
        bands = {about: band for about, band in shown.items() if band}
        if bands:
            await self.kept.keep(Snapshot(name, self.now(), bands))
        return bands


def band_of(tally: Tally, chance: Random) -> Band | None:
    """Return how large the share is, with chance in it; None if it would show a person.

    To the share comes noise of Laplace's distribution, as large as what one person can make
    of it (Dwork and others, *Calibrating Noise to Sensitivity in Private Data Analysis*, 2006).
    """
    if tally.people < SMALLEST_GROUP or tally.could < FEWEST_ASKED:
        return None
    noise = (chance.expovariate(1) - chance.expovariate(1)) / (PRIVACY_LOSS * tally.people)
    return _band(tally.did / tally.could + noise)


def _band(share: float) -> Band:
    if share < 1 / 3:
        return Band.LOW
    return Band.MIDDLE if share < 2 / 3 else Band.HIGH


def before_any_vote(chance: Random) -> float:
    """Return what a choice counts before anybody voted: chance, which nobody can take out.

    Whoever reads the count while votes come in reads it with that.
    """
    return (chance.expovariate(1) - chance.expovariate(1)) / PRIVACY_LOSS


def bands_of_votes(counts: Mapping[int, float], people: int) -> Mapping[int, Band] | None:
    """Return how many chose each, roughly; None if it would show a person.

    Args:
        counts: votes by choice, each begun by `before_any_vote`.
        people: who voted, once each.
    """
    if people < SMALLEST_GROUP:
        return None
    return {choice: _band(count / people) for choice, count in counts.items()}


def rough_share(share: float) -> str:
    """Return a share of twenty people or more in tenths, without the ends: all, or nobody."""
    if share < 0.1:  # noqa: PLR2004
        return "under 10%"
    return "over 90%" if share > 0.9 else f"about {round(share, 1):.0%}"  # noqa: PLR2004


def rough_people(count: int) -> str:
    """Return how many people, in steps: one more or less is seldom told, fewer than five never.

    Steps do not add up, so nothing is left when one group is taken from another.
    """
    reached = max((step for step in PEOPLE_STEPS if count >= step), default=0)
    return f"{reached} people or more" if reached else f"fewer than {SMALLEST_GROUP} people"


def are_mixed(counts: Mapping[bool, int]) -> bool:
    """Tell whether people stand on several sides, each with more than the accomplices.

    Who takes those away still finds somebody on each side, and so learns nothing of anybody.
    """
    return len(counts) > 1 and min(counts.values()) > ACCOMPLICES


def week_began(now: datetime) -> datetime:
    """Return Monday's midnight before ``now``, in its time zone: what is told is so old."""
    monday = now - timedelta(days=now.weekday())
    return monday.replace(hour=0, minute=0, second=0, microsecond=0)
