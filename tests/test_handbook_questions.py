"""The questions that measure Ask on the starter handbook stay true to the handbook."""

import json
from collections import Counter
from pathlib import Path

from bot.guidance.rank.wording import read_wording
from tests.benchmarks.judging import has_one
from tests.benchmarks.questions import read_questions

ROOT = Path(__file__).parent.parent
KNOWLEDGE = ROOT / "knowledge"
DOCUMENTS = {
    path.relative_to(KNOWLEDGE).as_posix() for path in KNOWLEDGE.glob("guidance/*/*.md")
}
LINES = (ROOT / "tests/benchmarks/handbook_questions.jsonl").read_text(encoding="utf-8")
QUESTIONS = [json.loads(line) for line in LINES.splitlines()]
BLIND = read_questions(ROOT / "tests/benchmarks/blind/starter.jsonl")
COVERED = [question for question in QUESTIONS if question["covered"]]
NOT_COVERED = [question for question in QUESTIONS if not question["covered"]]


def test_every_question_is_asked_once() -> None:
    ids = Counter(question["id"] for question in QUESTIONS)
    texts = Counter(question["question"].casefold() for question in QUESTIONS)

    assert ids.most_common(1)[0][1] == 1
    assert texts.most_common(1)[0][1] == 1


def test_every_covered_question_names_documents_that_exist() -> None:
    named = [set(question["documents"]) for question in COVERED]

    assert all(named)
    assert set().union(*named) <= DOCUMENTS


def test_every_document_answers_at_least_three_questions() -> None:
    answered = Counter(document for question in COVERED for document in question["documents"])

    assert {
        document: answered[document] for document in DOCUMENTS if answered[document] < 3
    } == {}


def test_a_question_that_is_not_covered_names_no_document() -> None:
    assert [question["id"] for question in NOT_COVERED if question["documents"]] == []


def test_half_of_the_questions_that_are_not_covered_are_near_misses() -> None:
    kinds = Counter(question["kind"] for question in NOT_COVERED)

    assert kinds["near"] >= kinds["far"] >= 100


def test_no_question_is_given_away_by_the_lists_beside_the_guidance() -> None:
    listed = {one.casefold() for one in read_wording(KNOWLEDGE).elsewhere}

    asked = {question["question"].casefold() for question in QUESTIONS}
    asked |= {question.text.casefold() for question in BLIND}
    assert listed & asked == set()


def test_every_blind_question_needs_words_that_its_documents_have() -> None:
    texts = {name: (KNOWLEDGE / name).read_text(encoding="utf-8") for name in DOCUMENTS}
    unanswered = [
        number
        for number, question in enumerate(BLIND)
        for words in question.must
        if not any(has_one(texts[name], words) for name in question.documents)
    ]

    assert unanswered == []


def test_every_quote_that_answers_a_blind_question_stands_in_its_documents() -> None:
    texts = {name: (KNOWLEDGE / name).read_text(encoding="utf-8") for name in DOCUMENTS}
    gone = [
        number
        for number, question in enumerate(BLIND)
        for quote in question.accept
        if not any(has_one(texts[name], (quote,)) for name in question.documents)
    ]

    assert gone == []
