"""A trainer approves, edits or rejects; only what is approved enters the bank, once."""

from dataclasses import asdict, replace

import pytest

from bot.delivery.work import Update
from bot.people.permissions import NotAllowedError
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks
from bot.quiz.authoring.domain import DraftGoneError, DraftState
from tests.quiz.authoring.desk import RAMPS, SmallCompany, posts


async def test_approved_draft_is_asked_without_a_restart(company: SmallCompany) -> None:
    bank = company.bank
    assert bank().questions == ()
    draft = await company.has_draft()

    await company.decides("approve", draft.draft_id)

    (question,) = bank().questions
    assert (question, question.passage.document) == (draft.question, RAMPS)


async def test_every_message_of_the_draft_shows_who_approved_it(company: SmallCompany) -> None:
    draft = await company.has_draft()

    sent = await company.decides("approve", draft.draft_id)

    updates = [one for one in sent if isinstance(one, Update)]
    assert {one.ts for one in updates if one.ts} == {"9.0"}
    assert [one.reference for one in updates if one.reference] == [
        f"quiz.draft:{draft.draft_id}:U0SAM"
    ]
    shown = visible_text(checked_blocks(list(updates[0].blocks)))
    assert "<@U0SAM> approved it" in shown
    assert "Reject" not in shown


async def test_edited_draft_enters_as_the_trainer_left_it(company: SmallCompany) -> None:
    draft = await company.has_draft()
    edited = replace(draft.question, situation="The baker is asleep. What do you do?")

    await company.decides("approve", draft.draft_id, question=asdict(edited))

    assert company.bank().questions == (edited,)
    assert company.drafts.kept[draft.draft_id].question == edited


async def test_rejected_draft_enters_nothing(company: SmallCompany) -> None:
    draft = await company.has_draft()

    first, *_ = await company.decides("reject", draft.draft_id)

    assert company.bank().questions == ()
    assert isinstance(first, Update)
    assert "<@U0SAM> rejected this draft" in first.text
    assert company.drafts.kept[draft.draft_id].state is DraftState.REJECTED


async def test_first_decision_stands(company: SmallCompany) -> None:
    draft = await company.has_draft()
    company.drafts.kept[draft.draft_id] = replace(
        draft, state=DraftState.REJECTED, decided_by="U0TINA"
    )

    sent = await company.decides("approve", draft.draft_id)

    assert company.bank().questions == ()
    assert "<@U0TINA> rejected this draft before you" in posts(sent)[0].text


async def test_decision_done_again_after_a_crash_changes_nothing(company: SmallCompany) -> None:
    draft = await company.has_draft()
    await company.decides("approve", draft.draft_id)

    sent = await company.decides("approve", draft.draft_id, again=True)

    assert len(company.bank().questions) == 1
    assert posts(sent) == []


async def test_draft_whose_quote_has_left_the_guidance_waits(company: SmallCompany) -> None:
    draft = await company.has_draft()
    company.writes(RAMPS, "# Ramps\n\nDrive on.\n")

    (told,) = posts(await company.decides("approve", draft.draft_id))

    assert "the quote is not in guidance/ramps.md word for word" in told.text
    assert company.bank().questions == ()
    assert company.drafts.kept[draft.draft_id].state is DraftState.WAITING


async def test_only_trainers_decide(company: SmallCompany) -> None:
    draft = await company.has_draft()

    with pytest.raises(NotAllowedError):
        await company.decides("approve", draft.draft_id, who="U0MARCO")

    assert company.bank().questions == ()


async def test_draft_that_never_was_is_gone(company: SmallCompany) -> None:
    with pytest.raises(DraftGoneError):
        await company.decides("approve", "logistics-delivery-x1")


async def test_decided_draft_opens_no_modal(company: SmallCompany) -> None:
    draft = await company.has_draft()
    await company.decides("reject", draft.draft_id)

    with pytest.raises(DraftGoneError, match="was rejected before"):
        await company.authoring.undecided(draft.draft_id)


@pytest.mark.parametrize(("verdict", "deed"), [("approve", "approved"), ("reject", "rejected")])
async def test_a_decision_stands_in_the_audit_trail(
    company: SmallCompany, verdict: str, deed: str
) -> None:
    draft = await company.has_draft()

    await company.decides(verdict, draft.draft_id)

    (entry,) = await company.trail.entries()
    assert (entry.subject, entry.name, entry.deed) == (
        "question",
        draft.question.question_id,
        deed,
    )


async def test_a_decision_that_came_too_late_is_no_change(company: SmallCompany) -> None:
    draft = await company.has_draft()
    company.drafts.kept[draft.draft_id] = replace(
        draft, state=DraftState.REJECTED, decided_by="U0TINA"
    )

    await company.decides("approve", draft.draft_id)

    assert await company.trail.entries() == []
