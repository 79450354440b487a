"""A complaint's lesson is one that the quiz can ask."""

from dataclasses import replace
from pathlib import Path

import pytest

from bot.composition.teaching import LONGEST_QUOTE, Teaching
from bot.guidance.index import PassageIndex
from bot.ideas.lessons import Quoted, draft
from bot.ideas.report.domain import State
from bot.moments.reading import read_moments
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.validation import QuestionValidator
from tests.fakes_embedding import a_fake_embedding
from tests.guidance.keep.fake_storage import FakeStorage
from tests.ideas.builders import a_report, some_words

MAP = read_moments(Path("knowledge/moments.yaml"))
BASIS = Quoted("guidance/departments/logistics.md", "Ring before you leave a parcel.")


def an_index() -> PassageIndex:
    return PassageIndex(FakeStorage(), a_fake_embedding())


def a_teaching(index: PassageIndex, folder: Path) -> Teaching:
    return Teaching(index, QuestionValidator(folder, folder, MAP))


@pytest.mark.parametrize(
    "said",
    [
        "It came late.",
        "Nobody rang: the boxes stood in the rain. " * 200,
        'She said: "no" & <never> #1 \\ {again} 🙂\n\n- yes: [x]',
    ],
)
async def test_draft_is_a_question_of_the_bank(tmp_path: Path, said: str) -> None:
    words = some_words(kind="complaint", today=said, better=said)
    report = a_report(number=42, words=words, state=State.DONE)
    lesson = draft(report, MAP, BASIS)

    await a_teaching(an_index(), tmp_path).teach(lesson)

    bank, findings = read_bank(tmp_path)
    assert findings == ()
    assert [question.question_id for question in bank.questions] == [lesson.question_id]


@pytest.mark.parametrize("times", [1, 60])
async def test_quote_stands_in_the_guidance_word_for_word(tmp_path: Path, times: int) -> None:
    said = "Ring before you leave" + " parcels-and-boxes" * times + "."
    (tmp_path / "logistics.md").write_text(f"---\ntitle: Parcels\n---\n# Parcels\n\n{said}\n")
    index = an_index()
    index.refresh(tmp_path)

    quoted = await a_teaching(index, tmp_path).find_quote("Nobody rang", "logistics")

    assert quoted
    assert quoted.quote in said
    assert 0 < len(quoted.quote) <= LONGEST_QUOTE


async def test_no_guidance_gives_no_quote(tmp_path: Path) -> None:
    assert await a_teaching(an_index(), tmp_path).find_quote("Nobody rang", "logistics") is None


async def test_lesson_is_held_to_the_rules_of_the_bank(tmp_path: Path) -> None:
    (tmp_path / "guidance" / "departments").mkdir(parents=True)
    (tmp_path / BASIS.document).write_text(f"# Parcels\n\n{BASIS.quote}\n")
    report = a_report(number=42, words=some_words(kind="complaint"), state=State.DONE)
    lesson = draft(report, MAP, BASIS)
    teaching = a_teaching(an_index(), tmp_path)

    unknown = replace(lesson, basis=Quoted(BASIS.document, "We never said any of that."))

    assert list(await teaching.faults(lesson)) == []
    assert "the quote is not in" in (await teaching.faults(unknown))[0]


async def test_lesson_that_is_in_the_bank_has_no_faults(tmp_path: Path) -> None:
    report = a_report(number=42, words=some_words(kind="complaint"), state=State.DONE)
    lesson = draft(report, MAP, BASIS)
    teaching = a_teaching(an_index(), tmp_path)
    await teaching.teach(lesson)

    assert list(await teaching.faults(lesson)) == []


async def test_whole_passages_are_found_for_a_complaint(tmp_path: Path) -> None:
    (tmp_path / "logistics.md").write_text(f"# Parcels\n\n{BASIS.quote}\n")
    index = an_index()
    index.refresh(tmp_path)

    (passage,) = await a_teaching(index, tmp_path).find_passages("Nobody rang", "logistics")

    assert passage == Quoted("logistics.md", BASIS.quote)
