"""Whether a statement holds what a question asks for."""

import pytest

from bot.guidance.rank.answer_type import asks_for_a_list, type_fit

HELD = [
    ("How many days do I have to send an invoice?", "Send it within thirty (30) days."),
    ("how long until the parcel is there", "It takes 2.5 yrs at worst."),
    ("How soon must I call back?", "Call back the same day."),
    ("how often do we count stock", "Stock is counted every Friday."),
    ("what's the limit for a present", "A present costs at most 50 euros."),
    ("lowest version we may use", "Use TLS v1.2 or better."),
    ("What does a broken pallet cost?", "A broken pallet costs €12."),
    ("and who approves a discount", "A discount is approved by the sales manager."),
    ("who signs the contract", "The contract is signed by Jo Blum."),
    ("when is the van washed", "The van is washed on Fridays."),
    ("which day is the stock count", "Stock is counted on 31 December."),
    ("where do I report a leak", "Report a leak in #facilities."),
    ("name of the agency for our logo", "Our logo was drawn by Blum Partners."),
]
LACKING = [
    ("How many days do I have to send an invoice?", "Send the invoice soon."),
    ("after how many wrong tries am I locked out", "After wrong tries you are locked out."),
    ("how often do we count stock", "Stock is counted by two people."),
    ("what's the limit for a present", "A present needs a reason."),
    ("What does washing the van cost?", "The van is washed on Fridays."),
    ("rate for 14 days of storage", "Storage of 14 days is charged."),
    ("who signs the contract", "The contract must be signed."),
    ("when is the van washed", "The van is washed by hand."),
    ("where do I report a leak", "Report a leak at once."),
    ("name of the agency for our logo", "An agency drew our logo."),
]
NOTHING_IN_PARTICULAR = [
    "What do I do with a customer who is angry?",
    "What do I tell a caller when the line breaks?",
    "May I give a discount?",
]


@pytest.mark.parametrize(("question", "statement"), HELD)
def test_what_is_asked_for_is_held(question: str, statement: str) -> None:
    assert type_fit(question, statement) == 1


@pytest.mark.parametrize(("question", "statement"), LACKING)
def test_what_is_asked_for_is_lacking_or_only_repeated(question: str, statement: str) -> None:
    assert type_fit(question, statement) == 0


@pytest.mark.parametrize("question", NOTHING_IN_PARTICULAR)
def test_a_question_for_nothing_in_particular_fits_half(question: str) -> None:
    assert type_fit(question, "Call the sales manager on Monday at 9:00.") == 0.5


def test_of_two_things_asked_for_one_is_half() -> None:
    assert type_fit("Who pays, and when?", "The invoice is paid on Friday.") == 0.5


@pytest.mark.parametrize(
    ("question", "is_asked_for"),
    [
        ("what are the seven skills", True),
        ("which signs tell that a customer leaves", True),
        ("all the steps when somebody complains", True),
        ("what do I need for a new offer", True),
        ("how soon must I answer an e-mail", False),
        ("what does a broken pallet cost", False),
        ("who signs the contract", False),
    ],
)
def test_a_list_is_asked_for_by_what_names_several_things(
    question: str, *, is_asked_for: bool
) -> None:
    assert asks_for_a_list(question) is is_asked_for
