"""Small handbooks, each made for one kind of fault, asked with the real embedding."""

from functools import cache
from pathlib import Path

import pytest

from bot.ask.domain import Answer, Citation, NotCovered, Question
from bot.ask.messages import source_of
from bot.ask.service import answer_question
from bot.embedding.choice import choose_embedding
from bot.guidance.index import PassageIndex
from bot.guidance.parse.plain_text import folded
from tests.guidance.keep.fake_storage import FakeStorage
from tests.kept_vectors import kept_vectors, vector_store

__all__ = ["kept_vectors", "vector_store"]  # fixtures
pytestmark = pytest.mark.usefixtures("kept_vectors")

HANDBOOKS = Path(__file__).with_name("small_handbooks")

ANSWERED = [
    ("single", "How fast do we answer a ticket of priority 1?", "within fifteen minutes"),
    ("single", "How fast do we answer a ticket of priority 2?", "within two hours"),
    ("single", "How fast do we answer a ticket of prio three?", "the next working day"),
    ("single", "How fast do we answer a P4 ticket?", "within a week"),
    ("single", "Up to what is a parcel of class A insured?", "up to 500 euros"),
    ("single", "Up to what is a parcel of class b insured?", "up to 100 euros"),
    ("single", "Is a parcel of class C insured?", "not insured at all"),
    ("single", "Up to what is a class-D parcel insured?", "up to 5,000 euros"),
    ("numbers", "Who decides about 1000 euros goodwill?", "by the team lead"),
    ("numbers", "Who decides on a goodwill payment of 1.000 €?", "by the team lead"),
    ("numbers", "Who decides on a goodwill payment of 80 euros?", "by the team lead"),
    ("numbers", "Who decides about goodwill of 25k euros?", "by the managing director"),
    ("numbers", "What does a customer get after 14 days of waiting?", "the postage back"),
    ("numbers", "What does a customer get after three weeks of waiting?", "the postage back"),
    ("numbers", "What if a customer waited longer than two months?", "the whole price back"),
    ("numbers", "Who is on call at 3am?", "Kim"),
    ("numbers", "Whose on-call shift is it at 23:00?", "Sam"),
    ("numbers", "Who is on call at half past six in the evening?", "Jo"),
    ("numbers", "How much do we pay on the third order?", "15 %"),
    ("table", "What does a 4 kg parcel to Europe cost?", "Europe: 12 euros"),
    ("table", "What does a 12,000 g parcel to Germany cost?", "Germany: 9 euros"),
    ("table", "Do we ship over 20 kg to Europe?", "Europe: not offered"),
    ("versions", "How long may a customer return goods?", "within 30 days"),
]
READ = [  # how what is said reads: its source, lines, and what is added
    ("html-comment", "How fast is a refund paid?", "within 10 days"),
    ("obsidian2", "When do parcels leave the depot?", "leave at the depot before 16:00"),
    ("heading-polarity", "May I tell a customer our purchase prices?", "Side jobs › Not fine"),
    (
        "list-lead-in",
        "What does the first person do in the morning?",
        "Put the bread on the shelf",
    ),
    ("soft", "What does the extended guarantee cover?", "covers accidental damage"),
    ("soft", "When is the office floor closed?", "closed to customers on Fridays"),
    ("soft", "How much is the deposit for a crate?", "for a crate is 4 euros"),
    (
        "entities",
        "Who decides about a discount above 10 %?",
        "— the customer's account manager",
    ),
    ("entities", "What discount may the team lead give?", "up to 10 % in writing"),
    ("refs", "What may a hotel in Zurich cost?", "In Zurich and London up to 220 euros"),
    ("umlauts", "When does the museum open?", "opens at nine"),
]
UNSEEN = [  # what no reader of the page sees
    ("html-comment", "How fast do gold customers get a refund?", "1 hour"),
    ("html-comment", "What is the refund limit of the board?", "90,000"),
    ("obsidian2", "When does the courier contract end?", "May"),
    ("refs", "How fast does the travel desk answer?", "within 2 hours"),
    ("entities", "Within what time are refunds paid?", "&#"),
]
LACKED = [
    ("single", "How fast do we answer a ticket of priority 5?", "priority 1, priority 2"),
    ("single", "Up to what is a parcel of class E insured?", "class A, class B"),
    ("numbers", "Who decides about a goodwill payment of 5000 euros?", "up to 1000 euros"),
    ("numbers", "Who is on call at noon?", "from 18:00 to 22:00"),
]


@cache
def an_index(handbook: str) -> PassageIndex:
    index = PassageIndex(FakeStorage(), choose_embedding("local"))
    index.refresh(HANDBOOKS / handbook)
    return index


def answer_to(handbook: str, question: str) -> Answer | NotCovered:
    return answer_question(Question(question), passages=an_index(handbook))


def shown_of(answer: Answer | NotCovered) -> tuple[Citation, ...]:
    return answer.citations if isinstance(answer, Answer) else answer.closest


def read_aloud(*citations: Citation) -> str:
    told = [
        [source_of(one), *(line.text for line in one.lines), one.context] for one in citations
    ]
    return folded("\n".join(line for lines in told for line in lines)).replace("\u2019", "'")


@pytest.mark.parametrize(("handbook", "question", "words"), ANSWERED)
def test_the_case_that_is_asked_about_is_the_answer(
    handbook: str, question: str, words: str
) -> None:
    answer = answer_to(handbook, question)

    assert isinstance(answer, Answer)
    assert [words in one.answering_words for one in answer.citations] == [True]


@pytest.mark.parametrize(("handbook", "question", "words"), READ)
def test_what_is_shown_reads_as_the_page_does(handbook: str, question: str, words: str) -> None:
    answer = answer_to(handbook, question)

    assert words in read_aloud(shown_of(answer)[0])


@pytest.mark.parametrize(("handbook", "question", "words"), UNSEEN)
def test_what_no_reader_sees_is_never_shown(handbook: str, question: str, words: str) -> None:
    answer = answer_to(handbook, question)

    assert words not in read_aloud(*shown_of(answer))


@pytest.mark.parametrize(("handbook", "question", "known"), LACKED)
def test_a_case_that_guidance_lacks_is_no_answer_but_those_it_has_are_named(
    handbook: str, question: str, known: str
) -> None:
    answer = answer_to(handbook, question)

    assert isinstance(answer, NotCovered)
    assert known in answer.note


def test_an_outdated_page_is_only_close_and_says_that_it_is_outdated() -> None:
    answer = answer_to("outdated", "How long may a customer return goods?")

    assert isinstance(answer, NotCovered)
    assert [one.is_outdated for one in answer.closest] == [True]


def test_pages_that_give_different_values_are_both_shown_and_said_to_differ() -> None:
    answer = answer_to("differing", "How long may a customer return goods?")

    assert isinstance(answer, Answer)
    assert {one.document for one in answer.citations} == {"returns.md", "shop.md"}
    assert set(answer.differing) == {"returns.md", "shop.md"}
    assert answer.note.startswith("Our guidance gives different values for this: see ")
