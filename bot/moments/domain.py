"""The words of the map: a moment of truth, its stages, and who shapes it."""

from dataclasses import dataclass, field
from enum import StrEnum

FILE = "moments.yaml"  # below the knowledge folder


class Stage(StrEnum):
    """When in an experience the customer feels it."""

    PERCEPTION = "perception"
    INTERACTION = "interaction"
    REMEMBRANCE = "remembrance"


@dataclass(frozen=True, slots=True)
class DepartmentPart:
    """What one department does that the customer feels at a moment."""

    department_id: str
    stage: Stage
    how: str  # one sentence
    quote: str = field(default="", compare=False)  # as it stands in the file …
    start: int = field(default=0, compare=False)  # … from this character on


@dataclass(frozen=True, slots=True)
class Moment:
    """A contact in which a customer judges us."""

    moment_id: str
    name: str
    summary: str  # one sentence, from the customer's side
    parts: tuple[DepartmentPart, ...]  # most responsible first
    question: str = ""  # an example of what an employee may ask about it
    said: tuple[str, ...] = ()  # what customers write or say there, in their words
    good: str = ""  # one sentence: what good looks like there; empty if nobody said


@dataclass(frozen=True, slots=True)
class MomentsMap:
    """All moments of truth, in the order of the file."""

    moments: tuple[Moment, ...]

    @property
    def sentences(self) -> tuple[str, ...]:
        """All that the map says in whole sentences, for what is common to such texts."""
        said = (f"{moment.name}. {moment.summary}" for moment in self.moments)
        hows = (part.how for moment in self.moments for part in moment.parts)
        return (*said, *hows)

    def of_department(self, department_id: str) -> tuple[Moment, ...]:
        """Return the moments that the department shapes, in the order of the file."""
        return tuple(
            moment
            for moment in self.moments
            if any(part.department_id == department_id for part in moment.parts)
        )

    def named(self, moment_id: str) -> Moment | None:
        """Return the moment with this id, or None."""
        return next((moment for moment in self.moments if moment.moment_id == moment_id), None)
