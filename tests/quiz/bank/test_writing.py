"""A question that a trainer approved in Slack stands in its department's file."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.moments.domain import Stage
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.writing import BankNotWritableError, add_question
from bot.quiz.domain import Basis, Choice, QuizQuestion

QUESTION = QuizQuestion(
    question_id="logistics-delivery-1001",
    department_id="logistics",
    moment_id="delivery",
    stage=Stage.INTERACTION,
    difficulty=2,
    situation="A customer says: \u201cIt's wet: again #1\u201d What do you do?",
    choices=(
        Choice("Explain it.", "Excuses."),
        Choice("Ring next time.", "It puts it right.", is_best=True),
        Choice("Pass it on.", "Nobody promised anything."),
    ),
    passage=Basis("guidance/departments/logistics.md", "Ring before you leave a parcel."),
    owner="logistics",
)


def test_question_comes_back_from_the_bank_as_it_was(tmp_path: Path) -> None:
    add_question(tmp_path, QUESTION)

    bank, findings = read_bank(tmp_path)

    assert (bank.questions, findings) == ((QUESTION,), ())


def test_what_stood_there_stays_comments_included(tmp_path: Path) -> None:
    file = tmp_path / "logistics.yaml"
    add_question(tmp_path, QUESTION)
    before = "# ours\n" + file.read_text(encoding="utf-8")
    file.write_text(before.replace("1001", "01"), encoding="utf-8")

    add_question(tmp_path, QUESTION)

    after = file.read_text(encoding="utf-8")
    assert after.startswith(before.replace("1001", "01").rstrip())
    assert len(read_bank(tmp_path)[0].questions) == 2


def test_same_question_is_added_once(tmp_path: Path) -> None:
    add_question(tmp_path, QUESTION)
    add_question(tmp_path, QUESTION)

    assert len(read_bank(tmp_path)[0].questions) == 1


@pytest.mark.parametrize("text", ["questions: [", "questions:\n  - id: x\nowner: logistics\n"])
def test_file_that_cannot_be_added_to_is_left_alone(tmp_path: Path, text: str) -> None:
    file = tmp_path / "logistics.yaml"
    file.write_text(text, encoding="utf-8")

    with pytest.raises(BankNotWritableError):
        add_question(tmp_path, QUESTION)

    assert file.read_text(encoding="utf-8") == text


def test_folder_that_is_missing_is_said_to_be(tmp_path: Path) -> None:
    with pytest.raises(BankNotWritableError, match=r"logistics\.yaml"):
        add_question(tmp_path / "gone", QUESTION)


def test_many_that_are_approved_at_once_are_all_kept(tmp_path: Path) -> None:
    questions = [replace(QUESTION, question_id=f"logistics-delivery-{n:02}") for n in range(16)]

    with ThreadPoolExecutor(8) as trainers:
        list(trainers.map(lambda question: add_question(tmp_path, question), questions))

    assert set(read_bank(tmp_path)[0].questions) == set(questions)
