"""Behaviour of the check "no quote, no claim"."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.ask.compose.claims.checking import ClaimFault, objection_to
from bot.ask.compose.claims.denials import is_warned_of
from bot.ask.compose.claims.quotes import find_quote
from bot.ask.compose.claims.word_likeness import likeness_by

INVOICE = "The invoice leaves accounting within 2 working days after the delivery."
SPENDING = "Any employee may spend up to 50 euros or an hour without asking."
PART = "Logistics sends part of an order only after the customer has consented."
GREETING = "Reception greets the visitor within 1 minute and informs the host at once."
REPEATING = "Do not deliver early without asking."


def likeness_of_all(_word: str, _others: Sequence[str]) -> float:
    """Find every word near enough to say how something is done, and none the same."""
    return 0.5


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        (
            "Accounting sends the invoice no later than two working days after delivery.",
            INVOICE,
        ),
        ("You can spend as much as 50 euros without asking.", SPENDING),
        ("Logistics ships part of an order only once the customer has agreed.", PART),
        ("Visitors are greeted by reception within one minute.", GREETING),
        ("Ask before you deliver early.", REPEATING),
        ("Please don't deliver early without asking first.", REPEATING),
    ],
)
def test_a_faithful_paraphrase_passes(claim: str, quote: str) -> None:
    assert objection_to(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote", "objection"),
    [
        ("The invoice leaves accounting within 5 working days.", INVOICE, ClaimFault.NUMBER),
        ("The invoice leaves accounting within 2 weeks.", INVOICE, ClaimFault.NUMBER),
        ("The invoice leaves after at least 2 working days.", INVOICE, ClaimFault.NUMBER),
        ("The invoice leaves accounting in spring.", INVOICE, ClaimFault.NUMBER),
        ("The invoice does not leave accounting.", INVOICE, ClaimFault.DENIAL),
        ("Logistics sends part before the customer has consented.", PART, ClaimFault.DENIAL),
        ("Deliver early without asking.", REPEATING, ClaimFault.DENIAL),
        ("Do not deliver early.", REPEATING, ClaimFault.DENIAL),
        ("Any employee must spend up to 50 euros.", SPENDING, ClaimFault.PERMISSION),
        ("Reception may greet the visitor within 1 minute.", GREETING, ClaimFault.PERMISSION),
        ("Logistics always sends part of an order.", PART, ClaimFault.EXTENDED),
        ("The host greets the visitor within 1 minute.", GREETING, ClaimFault.ACTOR),
        ("Reception greets the visitor, says Elena.", GREETING, ClaimFault.NAME),
        ("Reception copies the passport of the visitor.", GREETING, ClaimFault.NOT_CARRIED),
        ("And so it is.", GREETING, ClaimFault.NO_CLAIM),
    ],
)  # fmt: skip
def test_a_claim_that_says_something_else_is_dropped(
    claim: str, quote: str, objection: ClaimFault
) -> None:
    assert objection_to(claim, quote) is objection


def test_the_heading_says_who_an_instruction_is_for() -> None:
    claim = "Accounting does not deliver early without asking."

    assert objection_to(claim, REPEATING, above="Accounting: send invoices") is None
    assert objection_to(claim, REPEATING, above="Production") is ClaimFault.NOT_CARRIED


def test_a_question_is_no_claim_unless_the_quote_asks_it() -> None:
    question = "A cheaper solution is on offer, can we use it?"
    quote = "Offer the fastest solution, even if a cheaper one exists. Ask: What is next?"

    assert objection_to(question, quote) is ClaimFault.NO_CLAIM
    assert objection_to("Ask: What is next?", quote) is None


@pytest.mark.parametrize("seam", [" ", ". ", ", "])
@pytest.mark.parametrize(
    "more", ["The customer is always wrong.", "Customers are stupid.", "The boss is away."]
)
def test_nothing_is_said_beside_what_is_carried(more: str, seam: str) -> None:
    quote = f"{INVOICE[:-1]}, even if the customer is away."

    assert objection_to(f"{INVOICE[:-1]}{seam}{more}", quote, likeness=likeness_of_all)


def test_may_is_not_read_out_of_a_concession() -> None:
    quote = "Every e-mail gets an answer within 1 day, even if it only names who works on it."
    claim = "An e-mail may get an answer within 1 day."

    assert objection_to(claim, quote) is ClaimFault.PERMISSION


def test_a_heading_is_no_claim_about_what_stands_below_it() -> None:
    title = "Customer service: own the question until it is answered"
    quote = "A claim is acknowledged within 4 working hours and gets one named owner."

    assert objection_to(title, quote, above=title) is ClaimFault.NOT_CARRIED


def test_a_word_of_like_meaning_is_carried_when_the_embedding_says_so() -> None:
    vectors = {"cart": [1.0, 0.0], "rickshaw": [0.9, 0.1]}
    likeness = likeness_by(lambda texts: [vectors.get(text, [0.0, 1.0]) for text in texts])

    said = "Polish the rickshaw."

    assert objection_to(said, "Polish the cart.", likeness=likeness) is None
    assert objection_to(said, "Polish the cart.") is ClaimFault.NOT_CARRIED


def test_an_overlong_claim_is_none() -> None:
    assert objection_to(INVOICE * 10, INVOICE) is ClaimFault.NO_CLAIM


@pytest.mark.parametrize(
    ("quote", "text"),
    [
        ("The reply comes within 2 days.", "So:  The reply\ncomes   within 2 days. Always."),
        ('Say "thank you" first.', "Say “thank you” first."),
        ("The **reply** comes at once.", "The reply comes at once."),
        (
            "Delay the customer hears the same day",
            "| Delay | The customer hears the same day |",
        ),
        ("the customer's own date", "The customer\u2019s own date counts."),
    ],
)
def test_a_quote_stands_there_whatever_its_white_space_and_typography(
    quote: str, text: str
) -> None:
    assert find_quote(quote, text) is not None


@pytest.mark.parametrize(
    "quote",
    ["The reply comes within 3 days.", "The reply … 2 days.", "within 2", "omes within 2 days"],
)
def test_a_quote_that_is_not_there_is_not_found(quote: str) -> None:
    assert find_quote(quote, "The reply comes within 2 days.") is None


def test_a_found_quote_is_given_with_its_place() -> None:
    text = "First. The reply  comes\nat once. Last."

    start, end = find_quote("the reply comes at once.", text) or (0, 0)

    assert text[start:end] == "The reply  comes\nat once."


@settings(deadline=None)  # the first word reads the dictionary
@given(st.text(max_size=200), st.text(max_size=200))
def test_whatever_somebody_writes_the_check_comes_to_an_end(claim: str, quote: str) -> None:
    objection_to(claim, quote, above=claim)


@pytest.mark.parametrize("number", ["192.168.7.13:8080", "1.000.000", "5,5,5", "8:30:15", "7%"])
def test_a_number_of_any_form_is_compared(number: str) -> None:
    claim = f"The invoice leaves accounting within {number} days."

    assert objection_to(claim, INVOICE) is ClaimFault.NUMBER


@pytest.mark.parametrize("heading", ["What to avoid", "Don'ts", "Never", "Common mistakes"])
def test_what_only_a_heading_warns_of_is_no_advice(heading: str) -> None:
    assert is_warned_of([heading], "Shouting at customers.", "Shout at customers.")
    assert not is_warned_of([heading], "Do not shout.", "Do not shout.")
    assert not is_warned_of(["What to do"], "Smile at customers.", "Smile at customers.")


@pytest.mark.parametrize("sentence", [INVOICE, 'Anybody may say "no, never" to nobody at all.'])
def test_a_sentence_word_for_word_carries_itself(sentence: str) -> None:
    assert objection_to(sentence, f"{sentence} And another sentence stands behind it.") is None
