"""Plain words open the form that they ask for; questions, letters and danger do not."""

import time

import pytest

from bot.ideas.submit.form_retry import carried_in, value_of
from bot.ideas.submit.opening import Heard, Sounds, opening_by_sound, opening_of
from bot.ideas.submit.plain_words import PlainWords
from bot.ideas.submit.reading import ReportReader
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from tests.ideas.company import MOMENTS
from tests.ideas.fakes import COMPANY, SHARED_WORDS


@pytest.mark.parametrize(
    ("said", "kind", "rest"),
    [
        ("idea: print the shelf", "idea", "print the shelf"),
        ("<@U0BOT> Idea - print the shelf", "idea", "print the shelf"),
        ("I want to praise Ben for his help", "praise", "Ben for his help"),
        ("report an idea", "idea", ""),
        ("Hi, I'd like to make a suggestion about the label", "idea", "the label"),
        (
            "a customer just told me it was wet",
            "complaint",
            "a customer just told me it was wet",
        ),
        ("I have a complaint", "complaint", ""),
        ("Could you take down a suggestion: a bench", "idea", "a bench"),
        ("can I get the praise form?", "praise", ""),
        ("I have some feedback on the van", "", "the van"),
        (
            "I had a dealer on the line, he is cross",
            "complaint",
            "I had a dealer on the line, he is cross",
        ),
    ],
)
def test_said_outright_it_opens_its_form(said: str, kind: str, rest: str) -> None:
    found = opening_of(said)

    assert found is not None
    assert (found.kind, found.rest) == (kind, rest)


@pytest.mark.parametrize(
    "begin",
    [
        "I",
        "how can I",
        "I would",
        "idea",
        "idea from",
        "report it",
        "a customer",
        "I had",
        "form",
    ],
)
def test_blanks_without_end_hold_nobody_up(begin: str) -> None:
    begun = time.thread_time()

    opening_of(f"{begin}{' ' * 2000}x")

    assert time.thread_time() - begun < 0.5  # a line takes 0.001, a square 3


@pytest.mark.parametrize(
    "said",
    [
        "What is a complaint?",
        "Complaints are handled by whom",
        "How long may a complaint take?",
        "Ideas?",
        "A customer told me it was wet, what do I do?",
        "a client complained that it was late, what is the process",
    ],
)
def test_question_that_names_a_kind_opens_none(said: str) -> None:
    assert opening_by_sound(said, Heard(Sounds.UNTOLD)) is None


def test_what_is_heard_decides_and_what_is_said_outright_only_where_it_may_be_one() -> None:
    said, plain = "I want to suggest a bench", "The invoice has a wrong date"

    opened = {
        sounds: [opening_by_sound(one, Heard(sounds)) is not None for one in (said, plain)]
        for sounds in Sounds
    }

    assert opened == {
        Sounds.REPORT: [True, True],
        Sounds.PERHAPS: [True, False],
        Sounds.OTHER: [False, False],  # danger, a letter, a question
        Sounds.UNTOLD: [True, False],
    }


def test_kind_that_is_said_counts_before_the_one_that_is_heard() -> None:
    heard = Heard(Sounds.REPORT, "praise", is_anonymous=True)

    said = opening_by_sound("idea: more thanks", heard)
    unsaid = opening_by_sound("The drivers were kind", heard)

    assert said
    assert unsaid
    assert (said.kind, unsaid.kind) == ("idea", "praise")
    assert said.is_anonymous
    assert unsaid.is_anonymous


async def test_wish_for_no_name_is_kept_through_the_button() -> None:
    plain = PlainWords(ReportReader(SHARED_WORDS, MOMENTS))

    state = await plain.begin("I want to report something anonymously")

    assert state is not None
    assert state.is_anonymous
    assert carried_in(value_of(state), {}) == (state, "")


async def test_department_comes_from_the_words_then_the_moment_then_the_reporter() -> None:
    shaped = (DepartmentPart("accounting", Stage.INTERACTION, "It writes it."),)
    moments = MomentsMap((Moment("invoicing", "An invoice", "It comes.", shaped),))
    reader = ReportReader(SHARED_WORDS, moments)
    plain = PlainWords(reader)

    chosen = [
        (filled.moment_id, filled.department_id)
        for said in ("Let logistics send the invoice", "A shorter invoice", "A short coffee")
        if (state := await plain.begin(f"idea: {said}"))
        for filled in [await reader.filled(state, COMPANY, "management")]
    ]

    assert chosen == [
        ("invoicing", "logistics"),
        ("invoicing", "accounting"),
        ("", "management"),
    ]
