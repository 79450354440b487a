"""A line of the map is held against what the documents of its moment and department state."""

import pytest

from bot.guidance.standards.domain import Dimension, Figure, Saying, Standard, Stated
from bot.guidance.standards.figures import figures_in
from bot.guidance.standards.judging import judge
from bot.guidance.standards.subjects import About

DAY = 1_440  # minutes
LINE = "Sends each customer the answer within {} working days."


def a_standard(days: int, document: str) -> Standard:
    figure = Figure(Dimension.TIME, days * DAY, is_working=True, words=f"{days} working days")
    stated = (Stated(document, figure.words),)
    return Standard(f"days-{days}", "Answer", figure, "the question", ("desk",), "desk", stated)


ABOUT = [
    About(a_standard(2, "guidance/other.md"), 0.4),
    About(a_standard(1, "guidance/answers.md"), 0.39),
]


@pytest.mark.parametrize(
    ("days", "rests_on", "doer", "kind"),
    [
        (2, ("guidance/answers.md",), "desk", "unsourced"),
        (1, ("guidance/answers.md",), "desk", None),
        (2, ("guidance/other.md",), "desk", None),
        (2, ("guidance/silent.md",), "desk", None),  # nothing of the kind stands there
        (2, ("guidance/answers.md",), "", None),  # of a question: others judge it
    ],
)
def test_a_number_of_the_map_is_one_of_its_documents(
    days: int, rests_on: tuple[str, ...], doer: str, kind: str | None
) -> None:
    saying = Saying("moments.yaml", 7, LINE.format(days), rests_on=rests_on, doer=doer)
    (figure,) = figures_in(saying.text)

    found = judge(saying, figure, ABOUT)

    assert (found and found.kind) == kind
