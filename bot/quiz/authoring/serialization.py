"""How a question travels inside durable work and lies in a store: as what json takes. Pure."""

from collections.abc import Mapping
from typing import Any

from bot.moments.domain import Stage
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.domain import Basis, Choice, QuizQuestion, Rule


def reference_of(draft: QuestionDraft, trainer_id: str) -> str:
    """Return the name under which the draft that a trainer got is found again."""
    return f"quiz.draft:{draft.draft_id}:{trainer_id}"


def question_from_json(kept: Mapping[str, Any]) -> QuizQuestion:
    """Return the question that was kept."""
    return QuizQuestion(
        **{
            **kept,
            "stage": Stage(kept["stage"]),
            "choices": tuple(Choice(**choice) for choice in kept["choices"]),
            "passage": Basis(**kept["passage"]),
            "of_rule": _rule(kept.get("of_rule")),
        }
    )


def _rule(kept: Mapping[str, Any] | None) -> Rule | None:
    return Rule(**{**kept, "former": tuple(kept["former"])}) if kept else None
