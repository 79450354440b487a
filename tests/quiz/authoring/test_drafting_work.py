"""New guidance becomes drafts with trainers, once, and nothing more."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.delivery.work import Respond
from bot.language_model.port import BusyError, OverBudgetError
from bot.people.permissions import NotAllowedError
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks
from tests.quiz.authoring.desk import COUNT, NEW, RAMPS, RING, SmallCompany, a_drafted, posts


async def test_what_was_there_before_is_not_drafted_from(company: SmallCompany) -> None:
    await company.looks()

    assert company.language_model.requests == []


async def test_new_guidance_reaches_the_trainer_as_a_thread_of_drafts(
    company: SmallCompany,
) -> None:
    notice, draft = posts(await company.learns())

    assert (notice.channel, draft.in_thread_of) == ("U0SAM", notice.reference)
    assert "“Ramps” is new or has changed. I drafted one question from it" in notice.text
    shown = visible_text(checked_blocks(list(draft.blocks)))
    for words in (
        COUNT,
        "Count the boxes with her.",
        "Nothing is missing.",
        "She counts alone.",
    ):
        assert words in shown
    for name in ("Approve", "Edit", "Reject", "Written by a language model."):
        assert name in shown


async def test_nothing_is_in_the_bank_before_a_person_decides(company: SmallCompany) -> None:
    await company.learns()

    assert company.bank().questions == ()


async def test_each_version_is_drafted_from_once(company: SmallCompany) -> None:
    await company.learns()

    again = await company.looks()

    assert (len(company.language_model.requests), list(again)) == (1, [])


async def test_only_passages_with_new_sentences_are_drafted_from(company: SmallCompany) -> None:
    await company.learns()
    company.writes(RAMPS, f"{NEW}\n# Gates\n\nAsk for the code of the gate when you book.\n")

    await company.looks()

    material = company.language_model.requests[-1].material
    assert "code of the gate" in material
    assert RING not in material


async def test_document_that_only_moved_or_was_reviewed_is_not_drafted_from(
    company: SmallCompany,
) -> None:
    await company.learns()
    (company.folder / RAMPS).rename(company.folder / "guidance" / "at-ramps.md")
    company.writes(RAMPS, NEW.replace("title:", "reviewed: 2026-11-01\ntitle:"))

    await company.looks()

    assert len(company.language_model.requests) == 1


async def test_document_that_changed_meanwhile_leaves_it_to_its_new_version(
    company: SmallCompany,
) -> None:
    await company.looks()
    company.writes(RAMPS, NEW)
    company.index.refresh(company.folder)
    await company.drafting.look()
    company.writes(RAMPS, NEW.replace("florist", "baker") + "\nMore.\n")
    company.index.refresh(company.folder)

    sent = await company.delivery.run()

    assert (list(sent), company.language_model.requests) == ([], [])


async def test_documents_follow_one_another(company: SmallCompany) -> None:
    await company.looks()
    company.writes(RAMPS, NEW)
    company.writes("guidance/gates.md", "# Gates\n\nAsk for the code of the gate early.\n")
    company.index.refresh(company.folder)

    await company.drafting.look()

    first, second = company.delivery.taken_in
    assert first.not_before is None
    assert second.not_before == company.time + timedelta(minutes=2)


async def test_work_done_again_after_a_crash_writes_nothing_new(company: SmallCompany) -> None:
    await company.learns()
    (work,) = [one for one in company.delivery.taken_in if one.kind == "quiz.draft"]

    again = await company.drafting.handlers()["quiz.draft"](work)

    assert len(company.language_model.requests) == 1
    assert len(posts(again)) == 2


async def test_without_a_language_model_nothing_is_looked_at(tmp_path: Path) -> None:
    company = SmallCompany(tmp_path / "knowledge", has_language_model=False)

    sent = await company.learns()

    assert (list(sent), company.delivery.taken_in) == ([], [])


async def test_failing_provider_is_asked_again_later_and_trainers_hear_at_last(
    company: SmallCompany,
) -> None:
    company.written = BusyError("busy")

    sent = await company.learns()

    works = [one for one in company.delivery.taken_in if one.kind == "quiz.draft"]
    assert len(works) == 4
    assert works[1].not_before == company.time + timedelta(minutes=10)
    assert [one.channel for one in posts(sent)] == ["U0SAM"]
    assert "drafted no questions" in posts(sent)[0].text


async def test_provider_that_is_well_again_drafts(company: SmallCompany) -> None:
    company.written = BusyError("busy")
    await company.looks()
    company.writes(RAMPS, NEW)
    company.index.refresh(company.folder)
    await company.drafting.look()
    (work,) = company.delivery.taken_in
    await company.drafting.handlers()["quiz.draft"](work)
    company.written = [a_drafted()]

    sent = await company.drafting.handlers()["quiz.draft"](company.delivery.taken_in[-1])

    assert len(posts(sent)) == 2


async def test_guidance_pays_from_the_budget_of_the_company(company: SmallCompany) -> None:
    await company.learns()

    assert [(use.employee_id, use.feature) for use in company.uses.kept] == [("", "quiz.draft")]


async def wishes(company: SmallCompany, words: str, who: str = "U0SAM") -> Any:
    wish = {"words": words, "employee_id": who, "response_url": "https://command"}
    sent = await company.does("quiz.wish_for_drafts", **wish)
    answer = next(one for one in sent if isinstance(one, Respond))
    return answer, posts(sent)


@pytest.mark.parametrize("words", ["dock", "DOCK.md", "compare each shipment"])
async def test_trainer_has_questions_drafted_from_a_document(
    company: SmallCompany, words: str
) -> None:
    quote = "Compare each shipment with the order before it is loaded."
    company.written = [a_drafted(quote=quote)]

    answer, drafts = await wishes(company, words)

    assert "I am drafting questions from “Dock”" in answer.text
    assert [one.channel for one in drafts] == ["U0SAM", "U0SAM"]
    assert company.uses.kept[0].employee_id == "U0SAM"


async def test_wish_that_fails_says_so(company: SmallCompany) -> None:
    company.written = OverBudgetError("You have used up what I may write for you today.")

    _, (told,) = await wishes(company, "dock")

    assert "You have used up what I may write for you today." in told.text


async def test_wish_that_brings_no_usable_question_says_so(company: SmallCompany) -> None:
    company.written = [a_drafted(quote="We never said any of this at all.")]

    _, (told,) = await wishes(company, "dock")

    assert "I could not draft a question" in told.text


async def test_wish_without_a_document_brings_what_waits(company: SmallCompany) -> None:
    await company.learns()

    answer, drafts = await wishes(company, "")

    assert "One draft waits for a trainer" in answer.text
    assert "“Dock”" in answer.text
    assert len(drafts) == 1


async def test_wish_for_what_nobody_wrote_says_so(company: SmallCompany) -> None:
    for path in (company.folder / "guidance").glob("*.md"):
        path.unlink()
    company.index.refresh(company.folder)

    answer, _ = await wishes(company, "<!channel>")

    assert "&lt;!channel&gt;" in answer.text


@pytest.mark.parametrize("words", ["dock", ""])
async def test_wish_without_a_language_model_says_so(tmp_path: Path, words: str) -> None:
    company = SmallCompany(tmp_path / "knowledge", has_language_model=False)

    answer, _ = await wishes(company, words)

    assert "needs a language model" in answer.text


async def test_only_trainers_may_wish(company: SmallCompany) -> None:
    with pytest.raises(NotAllowedError):
        await wishes(company, "dock", who="U0MARCO")


async def test_wish_of_a_document_that_changed_at_once_says_so(company: SmallCompany) -> None:
    wish = {"words": "dock", "employee_id": "U0SAM", "response_url": "https://command"}
    await company.does("quiz.wish_for_drafts", **wish)
    drafting = company.delivery.taken_in[-1]
    stale = replace(drafting, payload={**drafting.payload, "version": "another"})

    (told,) = posts(await company.drafting.handlers()["quiz.draft"](stale))

    assert "I could not draft a question" in told.text


async def test_drafts_are_shown_again_until_they_are_decided(company: SmallCompany) -> None:
    notice, draft = posts(await company.learns())

    assert await company.drafting.again(notice.reference or "") == notice
    assert await company.drafting.again(draft.reference or "") == draft
    await company.decides("reject", next(iter(company.drafts.kept)))
    assert await company.drafting.again(notice.reference or "") is None
    assert await company.drafting.again(draft.reference or "") is None
