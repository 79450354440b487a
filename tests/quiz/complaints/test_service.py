"""What a complaint's question stands on, and that the bank's rules hold for it."""

from dataclasses import replace

import pytest

from bot.quiz.bank.validation import LONGEST_QUOTE
from bot.quiz.domain import Basis
from tests.quiz.complaints.desk import PARCELS, ComplainingCompany, a_question


@pytest.mark.parametrize("times", [1, 60])
async def test_quote_stands_in_the_guidance_word_for_word(
    company: ComplainingCompany, times: int
) -> None:
    said = "Ring before you leave" + " parcels-and-boxes" * times + "."
    company.writes(PARCELS, f"---\ntitle: Parcels\n---\n# Parcels\n\n{said}\n")
    company.index.refresh(company.folder)

    quote = (await company.draft()).passage.quote

    assert quote in said
    assert 0 < len(quote) <= LONGEST_QUOTE


async def test_no_guidance_gives_no_draft(company: ComplainingCompany) -> None:
    company.forgets_guidance()

    assert await company.lessons.of(company.complaint) is None


async def test_draft_follows_the_guidance_until_a_language_model_has_written(
    company: ComplainingCompany,
) -> None:
    before = await company.draft()
    company.writes(PARCELS, "# Parcels\n\nLeave no parcel in the rain, ever.\n")
    company.index.refresh(company.folder)

    assert before.passage.quote != (await company.draft()).passage.quote


async def test_lesson_is_held_to_the_rules_of_the_bank(company: ComplainingCompany) -> None:
    question = await company.draft()
    unknown = replace(question, passage=Basis(PARCELS, "We never said any of that."))

    assert list(await company.lessons.errors(question)) == []
    assert "the quote is not in" in (await company.lessons.errors(unknown))[0]


async def test_lesson_that_is_in_the_bank_has_no_errors(company: ComplainingCompany) -> None:
    await company.approves()

    assert list(await company.lessons.errors(a_question(company.complaint))) == []


async def test_best_choice_of_a_lesson_stands_where_the_bank_has_it_least_often(
    company: ComplainingCompany,
) -> None:
    await company.approves()

    other = replace(a_question(), question_id="logistics-delivery-1002", situation="Else?")
    await company.lessons.approve("U0SAM", replace(company.complaint, number=2), other)

    assert {one.best for one in company.bank().questions} == {0, 1}
