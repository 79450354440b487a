"""Everything that the quiz keeps about one employee."""

from dataclasses import dataclass

from bot.quiz.domain import Attempt, Disagreement, Learner, Round


@dataclass(frozen=True, slots=True)
class OwnData:
    """Everything the quiz keeps about one employee."""

    learner: Learner | None
    department: str | None  # its name
    attempts: tuple[Attempt, ...]  # oldest first
    rounds: tuple[Round, ...]  # oldest first
    disagreements: tuple[Disagreement, ...]  # oldest first

    @property
    def is_empty(self) -> bool:
        """Tell whether nothing is kept at all."""
        return not (
            self.learner
            or self.department
            or self.attempts
            or self.rounds
            or self.disagreements
        )
