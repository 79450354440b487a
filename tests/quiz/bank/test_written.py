"""The bank that counts: what rests on guidance for some alone is in no bank."""

from bot.quiz.bank.written import WrittenBank
from bot.quiz.domain import Basis, QuestionBank
from tests.builders_quiz import a_question

OPEN, CLOSED = Basis("open.md", "Call back."), Basis("closed.md", "The falcon flies.")


def test_nobody_is_asked_what_rests_on_guidance_for_some_alone() -> None:
    restricted: set[str] = set()
    files = QuestionBank((a_question("a-1", passage=OPEN), a_question("a-2", passage=CLOSED)))
    bank = WrittenBank(lambda: files, lambda: restricted)
    bank.renew({"a-3": a_question("a-3", passage=CLOSED)})
    assert [one.question_id for one in bank().questions] == ["a-1", "a-2", "a-3"]

    restricted = {"closed.md"}

    assert [one.question_id for one in bank().questions] == ["a-1"]
    assert not bank.is_for_everybody(a_question("a-3", passage=CLOSED))
