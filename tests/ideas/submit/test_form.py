"""The form loses nothing that was typed, and what comes back from it is what was meant."""

import json
from dataclasses import replace
from typing import Any

import pytest

from bot.ideas.report.domain import Severity
from bot.ideas.report.kinds import KINDS
from bot.ideas.submit.form import invitation, report_form, thanks
from bot.ideas.submit.form_state import (
    ANONYMOUS,
    Carried,
    FormOffers,
    FormState,
    carried_by,
    form_state_of,
    having_seen,
    mistakes,
    words_of,
)
from bot.moments.domain import Moment, MomentsMap
from bot.playground.answers import state_of
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from tests.ideas.builders import a_report, some_words
from tests.ideas.fakes import COMPANY

OFFERS = FormOffers(COMPANY, MomentsMap((Moment("delivery", "A delivery", "It comes.", ()),)))
FULL = FormState(
    kind="complaint",
    today="The box came late.",
    better="Call first.",
    severity=Severity.SEVERE,
    customer="Bakery Sol",
    moment_id="delivery",
    department_id="logistics",
    signature=ANONYMOUS,
)
CARRIED = Carried("secret", "https://northwind.slack.com/archives/C1/p1")


def opened(state: FormState, carried: Carried = CARRIED, similar: Any = ()) -> Any:
    """The form as Slack holds it open, with what its fields hold at first."""
    form = checked_view(report_form(state, carried, OFFERS, similar))
    return form | {"state": state_of(form["blocks"], {})}


@pytest.mark.parametrize("kind", KINDS)
def test_form_of_each_kind_keeps_what_was_typed(kind: str) -> None:
    typed = FormState(
        kind=kind, today="It rains in.", moment_id="delivery", department_id="logistics"
    )

    assert form_state_of(opened(typed)) == typed


def test_complaint_keeps_all_its_fields() -> None:
    assert form_state_of(opened(FULL)) == FULL


def test_praise_keeps_who_is_praised() -> None:
    praise = FormState(kind="praise", today="Quick!", praised=("U0BEN", "U0UMA"))

    assert form_state_of(opened(praise)).praised == ("U0BEN", "U0UMA")


def test_thousand_lines_stay_a_thousand_lines() -> None:
    paste = "A line of a long report 🙂.\n" * 1000

    assert form_state_of(opened(replace(FULL, today=paste))).today == paste


def test_form_carries_its_secret_and_link() -> None:
    assert carried_by(opened(FULL)) == CARRIED


def test_form_remembers_that_similar_reports_were_seen() -> None:
    seen = having_seen(CARRIED, is_named=False)

    assert carried_by(opened(FULL, seen)).has_seen_similar


def test_similar_reports_stand_above_with_a_button_each() -> None:
    form = opened(FULL, similar=(a_report(number=42),))

    text = visible_text(form)
    assert "I-1042" in text
    assert "Add my voice" in text
    assert form_state_of(form) == FULL


def test_small_department_is_warned() -> None:
    assert "fewer than 5 people" in visible_text(opened(FULL, Carried("secret", is_small=True)))
    assert "fewer than 5 people" not in visible_text(opened(FULL))


def test_anonymous_reporter_is_told_that_the_link_stays_behind() -> None:
    assert "no link to the message comes along" in visible_text(opened(FULL))


def test_blank_fields_are_pointed_out_where_they_are() -> None:
    blank = replace(FULL, kind="idea", today="  ", better="\n")

    assert mistakes(blank, OFFERS).keys() == {"today", "better"}
    assert mistakes(replace(FULL, better=""), OFFERS) == {}


def test_moment_and_department_that_are_not_offered_are_pointed_out() -> None:
    forged = replace(FULL, moment_id="", department_id="nowhere")

    assert mistakes(forged, OFFERS).keys() == {"moment", "department"}


def test_words_hold_what_belongs_to_the_kind() -> None:
    complaint = words_of(replace(FULL, praised=("U0BEN",)))
    praise = words_of(replace(FULL, kind="praise", praised=("U0BEN",)))

    assert (complaint.severity, complaint.praised) == (Severity.SEVERE, ())
    assert (praise.severity, praise.praised) == (Severity.MILD, ("U0BEN",))


@pytest.mark.parametrize("kind", KINDS)
def test_change_of_kind_keeps_all_that_was_typed_in_sight(kind: str) -> None:
    state = form_state_of(opened(replace(FULL, kind=kind)))

    assert (state.today, state.better) == (FULL.today, FULL.better)
    assert state.customer == FULL.customer
    assert words_of(state).customer == FULL.customer


def test_one_s_own_report_offers_no_voice() -> None:
    mine = a_report(number=42)

    form = report_form(FULL, CARRIED, OFFERS, (mine,), mine.reporter)

    assert "This one is yours already." in visible_text(form)
    assert "Add my voice" not in visible_text(form)


def test_title_is_the_first_line_that_says_something() -> None:
    assert some_words(today="\n  \n Late box \nagain").title == "Late box"
    assert some_words(today="late " * 50).title.endswith("…")


def test_page_of_thanks_and_invitation_are_what_slack_takes() -> None:
    assert checked_view(thanks("Thank you."))
    assert checked_blocks(list(invitation("Here:", "", "x" * 7000).blocks))


def test_secret_stays_within_what_slack_carries() -> None:
    carried = replace(CARRIED, link="https://northwind.slack.com/" + "x" * 200)

    assert len(json.dumps(opened(FULL, carried)["private_metadata"])) < 3000
