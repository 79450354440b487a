"""The bank as files reads as the same questions again."""

from dataclasses import replace
from pathlib import Path

from bot.moments.domain import Stage
from bot.quiz.bank.reading import read_bank
from bot.quiz.bank.writing import bank_files
from bot.quiz.domain import Basis, Choice, QuestionBank, QuizQuestion, Rule

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


def read_again(folder: Path, bank: QuestionBank) -> QuestionBank:
    for name, text in bank_files(bank).items():
        (folder / name).write_text(text, encoding="utf-8")
    read, findings = read_bank(folder)
    assert findings == ()
    return read


def test_questions_come_back_as_they_were(tmp_path: Path) -> None:
    rule = Rule("logistics-r", "What is wet is put right.", ("logistics-delivery-01",))
    twin = replace(QUESTION, question_id="logistics-delivery-1002", of_rule=rule)
    other = replace(QUESTION, question_id="people-visits-01", department_id="people")
    bank = QuestionBank((QUESTION, twin, replace(other, owner="U0SAM")))

    assert read_again(tmp_path, bank) == bank


def test_the_whole_bank_comes_back_as_it_was(tmp_path: Path) -> None:
    bank, _ = read_bank(Path(__file__).parents[3] / "knowledge" / "questions")

    assert read_again(tmp_path, bank) == bank
