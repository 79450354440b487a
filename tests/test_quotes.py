"""Wherever the bot shows a quote, a row of a table reads as a sentence."""

from collections.abc import Mapping

import pytest

from bot.ask.answer import messages as answer_messages
from bot.ask.gaps.domain import Gap
from bot.ask.gaps.modals import close_gap_modal
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.playground.employee import visible_text
from bot.quiz import messages as quiz_messages
from bot.quiz.authoring import messages as authoring_messages
from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.modals import OF_COMPLAINT, OF_GUIDANCE, editing
from bot.quiz.domain import AnsweredQuestion, Basis, Disagreement, Occasion, Round
from bot.quiz.object import messages as objection_messages
from bot.quiz.object.domain import Objection
from bot.quiz.own_words import messages as own_words_messages
from bot.quiz.own_words.domain import Advice
from bot.slack import Block, Message
from tests.ask.builders import NOON, an_answer
from tests.builders_quiz import a_question

ROW = "A supplier | Accounting answers within 2 working days."
READS = "A supplier: Accounting answers within 2 working days."
QUESTION = a_question(passage=Basis("guidance/departments/accounting.md", ROW))
ROUND = Round("r1", "U0MARCO", Occasion.WISH, (QUESTION.question_id,), NOON)
ANSWERED = AnsweredQuestion(QUESTION, ROUND, 0, 1, 1, is_last=True)
OBJECTION = Objection(Disagreement("d1", "U0MARCO", "q1", "Why?", NOON), QUESTION, ())
DRAFT = QuestionDraft("d1", "b1", "Accounting", QUESTION, NOON)
SHOWN: Mapping[str, Message | Block] = {
    "an answer": answer_messages.reply(an_answer(quote=ROW), "k"),
    "a gap's modal": close_gap_modal(Gap(1, "Who?", None, NOON), an_answer(quote=ROW)),
    "an explained question": quiz_messages.explanation(ANSWERED, MomentsMap(())),
    "advice": own_words_messages.advice(Advice(QUESTION, meets=True, pitfalls=())),
    "an objection": objection_messages.objection_for_owner(OBJECTION),
    "a draft": authoring_messages.draft(DRAFT, Company(), MomentsMap(())),
    "a draft's modal": editing(QUESTION, {}, OF_GUIDANCE),
    "a lesson's modal": editing(QUESTION, {}, OF_COMPLAINT),
}


@pytest.mark.parametrize("where", SHOWN)
def test_a_quoted_row_of_a_table_is_shown_as_a_sentence(where: str) -> None:
    shown = SHOWN[where]

    blocks = list(shown.blocks) if isinstance(shown, Message) else shown
    text = visible_text(blocks)
    assert READS in text
    assert ROW not in text
