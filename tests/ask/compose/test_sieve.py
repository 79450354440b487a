"""The sieve stops what models overlook, and keeps what is said in other words."""

import pytest

from bot.ask.compose.drafting import WrittenForm, WrittenSentence
from bot.ask.compose.sentences import Sentences
from bot.ask.compose.sieve.checking import Fault, objection_to
from bot.ask.compose.sieve.meaning import are_near
from bot.composition.composing import sifting_vectors
from tests.ask.builders import a_citation

CLAIM = (
    "Whoever takes the claim may put a small problem right at once and spend up to 50 euros or "
    "an hour on it, and tells the owner."
)
INVOICE = "The invoice leaves accounting within 2 working days after the delivery."
PHONE = "Answer a ringing phone within four rings, whoever it belongs to."
DATE = "A date is promised only after logistics has said that it can be kept."
VISIT = "Most visitors must be announced by Thursday; do not let them wait outside."


@pytest.mark.parametrize(
    ("excerpt", "sentence"),
    [
        (CLAIM, "You may spend up to 50 euros or one hour on a small problem."),
        (
            INVOICE,
            "Accounting sends it no later than two working days after the delivery.",
        ),
        (INVOICE, "The invoice leaves accounting within two business days after the delivery."),
        (PHONE, "Answer any ringing phone within 4 rings."),
        (DATE, "Promise a date only once logistics has said that it can be kept."),
        ("A new CE gives the demo alone.", "Giving the demo alone is for new CEs."),
        ("Coach for weeks before you decide.", "Decide only after weeks of coaching."),
        ("Stay calm, as it is not about you.", "Stay calm."),
        ("Use the hour you have for it.", "Use an hour for it."),
        ("Weekly reports are not needed; call instead.", "Call instead of weekly reports."),
        ("Do not send it before they agree.", "Send it after they agree."),
        (VISIT, "Announce most visitors by Thursday, and never let them wait outside."),
    ],
)
def test_what_is_said_in_other_words_is_kept(excerpt: str, sentence: str) -> None:
    assert objection_to(sentence, excerpt) is None


@pytest.mark.parametrize(
    ("excerpt", "sentence", "fault"),
    [
        (CLAIM, "You may spend up to 500 euros on a small problem.", Fault.AMOUNT),
        (CLAIM, "You may spend at least 50 euros on a small problem.", Fault.AMOUNT),
        (CLAIM, "You may spend up to 50 dollars on a small problem.", Fault.AMOUNT),
        (
            INVOICE,
            "The invoice leaves accounting within 2 days.",
            Fault.AMOUNT,
        ),
        (INVOICE, "The invoice never leaves accounting after the delivery.", Fault.DENIAL),
        (INVOICE, "The invoice of Northwind leaves accounting after delivery.", Fault.NAME),
        (CLAIM, "You must put a small problem right at once.", Fault.DUTY),
        (PHONE, "Do you answer a ringing phone?", Fault.NO_SENTENCE),
        (INVOICE, "Invoices leave accounting only after the delivery.", Fault.LIMIT),
        (INVOICE, "Invoices leave accounting after delivery, except big ones.", Fault.LIMIT),
        (VISIT, "Visitors must be announced by Friday.", Fault.AMOUNT),
        (VISIT, "Let visitors wait outside.", Fault.DENIAL),
        ("Bring a badge or a pass.", "Bring a badge and a pass.", Fault.JOINT),
        ("Anybody can open the gate.", "Nobody can open the gate.", Fault.DENIAL),
        (INVOICE, "The invoice leaves accounting before the delivery.", Fault.ORDER),
        (INVOICE, "The invoice may leave accounting after the delivery.", Fault.DUTY),
        ("It can fail to please.", "It always fails to please.", Fault.DUTY),
        ("Ask what changed each week.", "Ask what changed each month.", Fault.AMOUNT),
        ("Ring once, then wait.", "Ring twice, then wait.", Fault.AMOUNT),
    ],
)
def test_what_differs_is_stopped_and_named(excerpt: str, sentence: str, fault: Fault) -> None:
    assert objection_to(sentence, excerpt) is fault


@pytest.mark.parametrize(
    ("excerpt", "sentence", "is_near"),
    [
        (PHONE, "Pick up within four rings, even if it is a colleague's phone.", True),
        (CLAIM, "Settle a small problem yourself, for 50 euros or less.", True),
        (PHONE, "Smile at visitors in the reception.", False),
        (CLAIM, "Arr, the customer is a scurvy dog.", False),
    ],
)
def test_what_is_about_something_else_is_far(
    excerpt: str, sentence: str, *, is_near: bool
) -> None:
    assert are_near([([sentence], [excerpt])], sifting_vectors) == [is_near]


def test_a_sentence_counts_the_first_three_excerpts_it_names() -> None:
    written = WrittenForm(sentences=[WrittenSentence(text=PHONE, excerpts=[1, 2, 3, 4])])
    excerpts = [a_citation(quote=one) for one in (PHONE, VISIT, DATE, INVOICE)]

    (sentence,) = Sentences.sifted(written, excerpts, sifting_vectors).open

    assert sentence.excerpts == (1, 2, 3)


def test_of_two_sentences_one_does_not_hide_behind_the_other() -> None:
    two = ["Answer a ringing phone within four rings.", "Arr, the customer is a scurvy dog."]

    assert are_near([(two, [PHONE])], sifting_vectors) == [False]


def test_a_name_or_a_number_of_the_heading_counts_as_given() -> None:
    sentence, excerpt = "Trucks to Lyon leave at noon.", "Trucks leave at noon."

    assert objection_to(sentence, excerpt, above="Deliveries to Lyon") is None
