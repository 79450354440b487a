"""A click that somebody forges on any button changes nothing and tells no word."""

from dataclasses import replace
from typing import Any

import pytest

from bot.delivery.work import Respond
from bot.ideas.manage.listeners import _modal, _whole
from bot.ideas.manage.modals import Pressed
from bot.ideas.report.buttons import LABELS
from bot.ideas.report.domain import Severity, State, Step
from bot.ideas.submit.responding import ENDED
from bot.playground.employee import visible_text
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY
from tests.ideas.report.cases import LINE, REST

WORDS: dict[str, Any] = {"today": f"{LINE}\n{REST}", "customer": "Bakery Sol"}
REPORTS = (
    {"kind": "complaint"},
    {"kind": "criticism"},
    {"kind": "complaint", "severity": Severity.SEVERE},
    {"kind": "criticism", "is_about_manager": True},
    {"kind": "complaint", "severity": Severity.SEVERE, "is_about_manager": True},
)
# A colleague, another manager, an administrator, a trainer, a contact, nobody.
FORGERS = ("U0DAN", "U0TARA", "U0ZOE", "U0SAM", "U0UMA", "U0NOBODY")
CONCERNED = ("U0LENA", "U0NADIA")
CONTACT = replace(COMPANY, confidential_contacts=("U0BEN",))


def forgers_of(words: dict[str, Any]) -> tuple[str, ...]:
    return (*FORGERS, *(CONCERNED if "is_about_manager" in words else ()))


async def reported(words: dict[str, Any], state: State) -> SmallCompany:
    company = SmallCompany(company=CONTACT)
    await company.reports_by_name("U0MARCO", **WORDS, **words)
    company.reports.kept[1] = replace(company.reports.kept[1], state=state)
    return company


def is_silent(text: str) -> bool:
    return not any(word in text for word in ("Ophelia", "Two hours", "Bakery", "U0MARCO"))


@pytest.mark.parametrize("step", LABELS)
@pytest.mark.parametrize("state", [State.NEW, State.ACCEPTED, State.DONE])
async def test_no_forged_click_changes_or_tells_anything(step: Step, state: State) -> None:
    for words in REPORTS:
        company = await reported(words, state)
        before = company.reports.kept[1]
        for forger in forgers_of(words):
            click = {"employee_id": forger, "key": "forged", "to": "accounting"}
            sent = await company.decides(step, **click, promised_for="2026-12-04")

            (answer,) = sent
            assert isinstance(answer, Respond)
            assert is_silent(str(answer))
            assert company.reports.kept[1] == before


@pytest.mark.parametrize("step", LABELS)
async def test_no_forged_click_opens_what_a_manager_is_asked(step: Step) -> None:
    for words in REPORTS:
        company = await reported(words, State.NEW)
        for forger in forgers_of(words):
            page = await _modal(
                company.cards, company.digests.similar, Pressed(1, step, 0, ""), forger
            )

            assert is_silent(visible_text(page))
            assert "callback_id" not in page or not page["callback_id"]


async def test_no_forged_click_reads_it_all() -> None:
    for words in REPORTS:
        company = await reported(words, State.NEW)
        for forger in forgers_of(words):
            told = visible_text(await _whole(company.cards, 1, forger))

            assert "This report is not with you." in told


@pytest.mark.parametrize("words", REPORTS[3:])
async def test_who_is_concerned_learns_not_even_that_it_came(words: dict[str, Any]) -> None:
    company = await reported(words, State.NEW)

    for forger in CONCERNED:
        (answer,) = await company.decides(Step.FINISH, employee_id=forger)

        assert isinstance(answer, Respond)
        assert answer.text == "I do not know this report."


@pytest.mark.parametrize("step", [Step.REPLY, Step.SUPPORT, *ENDED])
async def test_a_reporter_s_button_that_is_forged_tells_not_even_that_it_came(
    step: Step,
) -> None:
    kind = "ideas.respond" if step in ENDED else f"ideas.{step}"
    for words in REPORTS:
        company = await reported(words, ENDED.get(step, State.NEW))
        before = dict(company.reports.kept), await company.reports.history(1)
        for forger in forgers_of(words):
            about = {"employee_id": forger, "own_number": 1, "step": step, "text": "Mine."}
            of_it = await company.does(kind, f"{forger}:1", **about)
            of_none = await company.does(kind, f"{forger}:99", **about, number=99)

            assert str(of_it) == str(of_none)
            assert posts_to(forger, of_it) == ["I do not know this report."]
        assert (dict(company.reports.kept), await company.reports.history(1)) == before
        assert await company.reports.voices(1) == ()
