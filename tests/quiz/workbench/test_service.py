"""What trainers do with questions in Slack, and when it counts."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import pytest

from bot.people.domain import Employee
from bot.people.permissions import NotAllowedError
from bot.quiz.bank.validation import QuestionValidator
from bot.quiz.bank.written import WrittenBank, overlaid
from bot.quiz.domain import Disagreement, QuestionBank, QuestionGoneError
from bot.quiz.workbench.domain import ChangeQuestion, QuestionDeed
from bot.quiz.workbench.messages import page_modal
from bot.quiz.workbench.service import Workbench
from bot.quiz.workbench.work import WorkbenchWork
from tests.builders_people import northwind
from tests.builders_quiz import MONDAY, a_question
from tests.company.fakes import FakeAuditTrail
from tests.fakes_quiz import FakeQuestionVersions
from tests.quiz.desk import MOMENTS

FILES = QuestionBank(tuple(a_question(f"logistics-delivery-{n:02}") for n in range(1, 13)))
FIRST = FILES.questions[0]


@dataclass
class Bench:
    folder: Path
    is_second_needed: bool = False
    versions: FakeQuestionVersions = field(default_factory=FakeQuestionVersions)
    trail: FakeAuditTrail = field(default_factory=FakeAuditTrail)

    def __post_init__(self) -> None:
        self.bank = WrittenBank(lambda: FILES)
        validator = QuestionValidator(
            self.folder, self.folder, MOMENTS, written=lambda: self.bank.written
        )
        self.workbench = Workbench(
            bank=self.bank,
            files=lambda: FILES,
            versions=self.versions,
            validator=validator,
            people=northwind(),
            figures=self.figures,
            objections=self.objections,
            needs_second=self.needs_second,
            now=lambda: MONDAY,
        )
        self.work = WorkbenchWork(self.workbench, self.trail.record)

    async def figures(self, _viewer: Employee, _question_id: str) -> str:
        return "first attempts: 3"

    async def objections(self, _question_id: str) -> Sequence[Disagreement]:
        return ()

    async def needs_second(self) -> bool:
        return self.is_second_needed

    async def change(self, number: int, deed: QuestionDeed, **changes: str) -> None:
        question = replace(FIRST, **changes) if changes else None  # type: ignore[arg-type]
        task = ChangeQuestion("U0SAM", FIRST.question_id, number, deed.value, question)
        await self.workbench.change(task, f"k{number}")


async def test_what_is_written_wins_and_the_files_can_count_again(tmp_path: Path) -> None:
    bench = Bench(tmp_path)

    await bench.change(0, QuestionDeed.CHANGED, situation="What now?")
    assert bench.bank().named(FIRST.question_id) == replace(FIRST, situation="What now?")
    assert bench.bank().questions[0].situation == "What now?"

    await bench.change(1, QuestionDeed.RETIRED)
    assert bench.bank().named(FIRST.question_id) is None
    listed = await bench.workbench.listed("U0SAM", words="logistics-delivery-01")
    assert listed.retired == {FIRST.question_id}
    assert (await bench.workbench.page("U0SAM", FIRST.question_id)).is_retired

    await bench.change(2, QuestionDeed.GIVEN_BACK)
    assert bench.bank() == FILES


async def test_a_question_is_changed_once_from_the_version_that_was_seen(
    tmp_path: Path,
) -> None:
    bench = Bench(tmp_path)
    task = ChangeQuestion("U0SAM", FIRST.question_id, 0, "changed", FIRST)

    assert await bench.workbench.change(task, "one")
    assert await bench.workbench.change(task, "two") is None


async def test_where_two_are_needed_another_trainer_agrees_first(tmp_path: Path) -> None:
    bench = Bench(tmp_path, is_second_needed=True)
    name = FIRST.question_id
    await bench.change(0, QuestionDeed.RETIRED)
    assert bench.bank().named(name) == FIRST
    assert await bench.work.again(f"quiz.version:{name}:1:U0TARA")

    assert "another trainer" in await bench.workbench.agree("U0SAM", name, 1)
    await bench.versions.agree(name, 1, "U0TARA")
    await bench.workbench.renew()

    assert bench.bank().named(name) is None
    assert await bench.workbench.agree("U0SAM", name, 1) == ""
    assert await bench.workbench.agree("U0SAM", name, 7) == "It was changed meanwhile."
    assert await bench.work.again(f"quiz.version:{name}:1:U0TARA") is None


async def test_another_question_of_the_rule_begins_empty_with_a_name_of_its_own(
    tmp_path: Path,
) -> None:
    twin = await Bench(tmp_path).workbench.template("U0SAM", FIRST.question_id)

    assert twin.question_id == "logistics-delivery-13"
    assert twin.passage == FIRST.passage
    assert {choice.text for choice in twin.choices} == {""}


async def test_pages_turn_and_words_are_found(tmp_path: Path) -> None:
    bench = Bench(tmp_path).workbench

    first = await bench.listed("U0SAM", "logistics")
    last = await bench.listed("U0SAM", page=9)

    assert (first.found, first.pages, len(first.questions)) == (12, 2, 10)
    assert (last.page, len(last.questions)) == (1, 2)
    assert (await bench.listed("U0SAM", words="no such words")).found == 0


async def test_nobody_but_trainers_is_shown_or_changes_a_question(tmp_path: Path) -> None:
    bench = Bench(tmp_path).workbench
    with pytest.raises(NotAllowedError):
        await bench.listed("U0DAN")
    with pytest.raises(NotAllowedError):
        await bench.change(ChangeQuestion("U0DAN", FIRST.question_id, 0, "retired"), "k")
    with pytest.raises(QuestionGoneError):
        await bench.page("U0SAM", "logistics-delivery-99")


def test_a_new_question_stands_behind_those_of_the_files() -> None:
    new = a_question("logistics-delivery-13")

    assert overlaid(FILES, {new.question_id: new}).questions[-1] is new


async def test_what_is_adopted_counts_once_after_what_was_there(tmp_path: Path) -> None:
    bench = Bench(tmp_path)
    await bench.workbench.change(
        ChangeQuestion("U0SAM", FIRST.question_id, 0, QuestionDeed.RETIRED.value), "k"
    )

    for _ in range(2):
        await bench.workbench.adopt(FIRST, QuestionDeed.IMPORTED, editor_id="", key="imported")

    page = await bench.workbench.page("U0SAM", FIRST.question_id)
    assert [one.deed for one in page.history] == [QuestionDeed.IMPORTED, QuestionDeed.RETIRED]
    assert bench.bank().named(FIRST.question_id) == FIRST
    assert "<@>" not in str(page_modal(page))
