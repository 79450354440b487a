"""What is taught in one step: some questions, of each some excerpts, and how wrong it was."""

from collections.abc import Sequence
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn import functional

from training.choosing import Chosen
from training.pieces import batch_of

_ALONE = 0.5  # weight of "does it answer" against "which answers best"
_AT_ALL = 0.3  # weight of "is it answered at all"


@dataclass(frozen=True, slots=True)
class Step:
    """Pairs of a few questions."""

    ids: Tensor
    kinds: Tensor
    worth: Tensor  # of each pair
    question: Tensor  # number of each pair's question within the step


def loss_of(said: Tensor, step: Step) -> Tensor:
    """Return how wrong the order is, each excerpt, and whether any answers, together."""
    answers, at_all = said[:, 0], said[:, 1]
    alone = functional.binary_cross_entropy_with_logits(answers, step.worth)
    questions = int(step.question.max()) + 1
    of_each = [step.question == number for number in range(questions)]
    order = [_order(answers[its], step.worth[its]) for its in of_each if step.worth[its].any()]
    best = torch.stack([at_all[its][answers[its].argmax()] for its in of_each])
    is_answered = torch.stack([step.worth[its].max() for its in of_each])
    whole = functional.binary_cross_entropy_with_logits(best, is_answered)
    listwise = torch.stack(order).mean() if order else alone * 0
    return listwise + _ALONE * alone + _AT_ALL * whole


def _order(answers: Tensor, worth: Tensor) -> Tensor:
    return -(worth / worth.sum() * functional.log_softmax(answers, dim=0)).sum()


def step_of(parts: Sequence[Chosen]) -> Step:
    """Return the step of some questions, with what is read of each."""
    rows = [one.rows[at] for one, some in parts for at in some]
    worth = [one.worth[at] for one, some in parts for at in some]
    question = [number for number, (_, some) in enumerate(parts) for _ in some]
    ids, kinds = batch_of(rows)
    return Step(
        torch.from_numpy(ids),
        torch.from_numpy(kinds),
        torch.tensor(worth),
        torch.tensor(question),
    )
