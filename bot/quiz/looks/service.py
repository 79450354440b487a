"""Which moment a manager looks at, and what for. Pure."""

from collections.abc import Mapping, Sequence

from bot.guidance.parse.display import as_quoted
from bot.moments.domain import Moment, MomentsMap
from bot.people.groups import Band
from bot.quiz.domain import QuizQuestion
from bot.quiz.looks.domain import LINES, Look

_ORDER = tuple(Band)


def weakest(
    moments: Sequence[Moment], bands: Mapping[str, Band], looks: Sequence[Look]
) -> Moment | None:
    """Return the moment to look at: the least known, of those alike the one not seen longest.

    Args:
        moments: of the department.
        bands: how much is known, by moment, where that may be told of the group.
        looks: of the department, oldest first.
    """
    last = {look.moment_id: number for number, look in enumerate(looks, 1)}
    told = [_ORDER.index(bands[one.moment_id]) for one in moments if one.moment_id in bands]
    unknown = max(told, default=0)  # what may not be told is no reason to look there first
    return min(
        moments,
        key=lambda one: (
            _ORDER.index(bands[one.moment_id]) if one.moment_id in bands else unknown,
            last.get(one.moment_id, 0),
        ),
        default=None,
    )


def lines_for(
    moment: Moment, department_id: str, questions: Sequence[QuizQuestion]
) -> tuple[str, ...]:
    """Return what to look for at a moment, in the company's own words.

    First the department's rules there, then what the map says, then what guidance says.

    Args:
        moment: to look at.
        department_id: whose contact it is.
        questions: of all departments.
    """
    here = [one for one in questions if one.moment_id == moment.moment_id]
    own = [one for one in here if one.department_id == department_id]
    parts = [part.how for part in moment.parts if part.department_id == department_id]
    said = [
        *(one.rule.says for one in own),
        *parts,
        moment.good,
        *(as_quoted(one.passage.quote) for one in own),
        *(one.rule.says for one in here),
    ]
    whole = dict.fromkeys(" ".join(one.split()) for one in said if one.strip())
    return tuple(whole)[:LINES]


def told_looks(looks: Sequence[Look], moments: MomentsMap) -> list[str]:
    """Return a line for each look of which it is known what was seen, oldest first."""
    return [
        f"{look.sent_at:%B %Y}: {_name(look, moments)}, {len(look.ticked)} of {len(look.lines)}"
        for look in looks
        if look.ticked is not None
    ]


def _name(look: Look, moments: MomentsMap) -> str:
    moment = moments.named(look.moment_id)
    return moment.name if moment else look.moment_id
