"""Cases are read from files; what cannot be played is told, and left out."""

from pathlib import Path

from bot.moments.reading import read_moments
from bot.quiz.cases.reading import read_cases, slips_of_cases

KNOWLEDGE = Path(__file__).parents[3] / "knowledge"
BROKEN = """
title: A case
steps:
  - id: start
    moment: delivery
    situation: What now?
    picture: {file: none.png, alternative: Nothing.}
    passage: {document: guidance/none.md, quote: Never said.}
    choices:
      - {text: One., consequence: This., best: true, leads_to: nowhere}
      - {text: Two., consequence: That.}
"""


def test_the_cases_that_come_along_have_no_slip_and_belong_to_moments() -> None:
    moments = {one.moment_id for one in read_moments(KNOWLEDGE / "moments.yaml").moments}
    cases = read_cases(KNOWLEDGE / "cases")

    assert list(slips_of_cases(KNOWLEDGE)) == []
    assert len(cases) == 4
    assert {step.moment_id for case in cases for step in case.steps} <= moments
    pictures = [step.picture for case in cases for step in case.steps if step.picture]
    assert all(len(one.alternative) > 60 for one in pictures)
    assert len(pictures) == 2


def test_each_slip_of_a_case_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "cases"
    folder.mkdir()
    (folder / "broken.yaml").write_text(BROKEN)
    (folder / "two-best.yaml").write_text(BROKEN.replace("That.}", "That., best: true}"))
    (folder / "unread.yaml").write_text("title: 3\nother: 4\n")

    told = "\n".join(map(str, slips_of_cases(tmp_path)))

    for said in (
        "the quote of start is not in guidance/none.md",
        "there is no picture none.png",
        "start leads to nowhere",
        "a way through it has 1 steps",
        "two-best.yaml:1: each step has one best choice",
        "unread.yaml",
    ):
        assert said in told
    assert [one.case_id for one in read_cases(folder)] == ["broken"]
