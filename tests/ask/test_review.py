"""A document whose review is overdue says so where it is quoted, and later only comes close."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.ask.domain import Answer, NotCovered, Question
from bot.ask.messages import age_of
from bot.ask.service import answer_question
from bot.guidance.domain import Guidance
from bot.guidance.index import PassageIndex
from bot.guidance.review import ONLY_CLOSE_AFTER, REVIEW_EVERY, ReviewedSearch, is_overdue
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage

REVIEWED = date(2026, 1, 1)
DUE = REVIEWED + REVIEW_EVERY
QUESTION = "How many rings may the phone ring?"
# What stands under the very question is the answer, however near it comes.
PHONE = f"---\nreviewed: {REVIEWED}\n---\n# {QUESTION}\n\nAnswer within four rings.\n"
UNDATED = f"# {QUESTION}\n\nAnswer within four rings.\n"


def asked_on(day: date, folder: Path, text: str = PHONE) -> Answer | NotCovered:
    (folder / "phone.md").write_text(text)
    index = PassageIndex(FakeStorage(), a_fake_embedding(), look_again_seconds=0)
    index.refresh(folder)
    return answer_question(Question(QUESTION), passages=ReviewedSearch(index, lambda: day))


@pytest.mark.parametrize(
    ("days", "says"),
    [(0, ""), (1, " (its review is overdue)"), (180, " (its review is overdue)")],
    ids=["on its day", "a day later", "on the last day"],
)
def test_an_answer_says_that_the_review_of_its_page_is_overdue(
    tmp_path: Path, days: int, says: str
) -> None:
    answer = asked_on(DUE + timedelta(days=days), tmp_path)

    assert isinstance(answer, Answer)
    assert age_of(answer.citations[0]) == says


def test_overdue_for_long_it_is_the_closest_at_most(tmp_path: Path) -> None:
    answer = asked_on(DUE + ONLY_CLOSE_AFTER + timedelta(days=1), tmp_path)

    assert isinstance(answer, NotCovered)


def test_what_names_no_day_of_review_is_never_overdue(tmp_path: Path) -> None:
    assert isinstance(asked_on(date(2100, 1, 1), tmp_path, UNDATED), Answer)
    assert not is_overdue(Guidance("a.md", "A"), date(2100, 1, 1))
