"""Whatever is posted, stored or published shows of a report what the table says, no more."""

import logging
from datetime import timedelta
from itertools import pairwise
from pathlib import Path

import pytest

from bot import ideas
from bot.ideas.promises.recurrence import recurrences
from bot.ideas.report.domain import Step
from bot.ideas.report.foreseeing import Foreseen
from bot.ideas.report.history import HistoryEntry
from bot.ideas.report.visibility import (
    NOTHING,
    TABLE,
    THAT_IT_CAME,
    Handling,
    TableCell,
    Where,
    handling,
)
from bot.ideas.submit.consequence import SENTENCES, UNTOLD, consequence
from tests.ideas.builders import MONDAY, some_words
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.report.cases import Case, cases
from tests.ideas.report.looking import LOOKS, NOT_SHOWN_ELSEWHERE, seen_in


@pytest.mark.parametrize("cell", LOOKS, ids=lambda cell: f"{cell[0].name}-{cell[1].name}")
async def test_each_place_shows_what_the_table_says(
    cell: TableCell, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG, logger="bot")
    seen, told = [], []
    for case in cases():
        told.append(
            TABLE[case.handling].get(cell, NOTHING) if case.comes_to(*cell) else NOTHING
        )
        seen.append(seen_in(await LOOKS[cell](case)))

    assert seen == told
    assert seen_in(str([vars(one) for one in caplog.records])) <= THAT_IT_CAME


def test_every_cell_of_the_table_is_looked_at() -> None:
    cells = {cell for row in TABLE.values() for cell in row}

    assert cells == LOOKS.keys() | NOT_SHOWN_ELSEWHERE


def test_each_handling_is_at_least_as_careful_as_the_one_before() -> None:
    rows = [TABLE[careful] for careful in Handling]

    assert all(
        one.get(cell, NOTHING) >= shown
        for one, other in pairwise(rows)
        for cell, shown in other.items()
        if cell[0] is not Where.WEBHOOK  # an alarm is raised for what is severe alone
    )


@pytest.mark.parametrize("case", cases(), ids=range(len(cases())))
def test_each_case_has_its_handling(case: Case) -> None:
    assert handling(some_words(**case.words), is_anonymous=case.is_anonymous) is case.handling


def test_the_form_has_a_sentence_for_whatever_somebody_sees() -> None:
    for row in TABLE.values():
        for cell, shown in row.items():
            assert cell in UNTOLD or SENTENCES[cell][shown]


@pytest.mark.parametrize("case", cases(), ids=range(len(cases())))
def test_the_form_says_of_each_line_what_is_shown_and_nothing_else(case: Case) -> None:
    words = some_words(**case.words)

    readers, line = Foreseen(line=("U0XENIA",)), "<@U0XENIA> sees"
    told = consequence(words, readers, is_anonymous=case.is_anonymous, has_channel=True)

    for cell, sentences in SENTENCES.items():
        extent = TABLE[case.handling].get(cell, NOTHING) if case.comes_to(*cell) else NOTHING
        said = [one for one in sentences.values() if one.format(line=line) in told]
        assert said == [one for shown, one in sentences.items() if shown is extent]


def test_the_form_says_that_nobody_else_reads_criticism() -> None:
    words = some_words(kind="criticism")

    told = consequence(
        words, Foreseen(("U0LENA", "U0NADIA")), is_anonymous=True, has_channel=True
    )

    assert told.startswith("*<@U0LENA> and <@U0NADIA> read all of this, without your name.*")
    assert "Nobody else; it counts in the numbers of promises" in told
    assert "channel" not in told


def test_the_form_says_that_colleagues_see_an_idea() -> None:
    told = consequence(
        some_words(), Foreseen(("U0LENA",)), is_anonymous=False, has_channel=True
    )

    assert "The department's channel reads it, too." in told
    assert "Colleagues who report something alike see its first line." in told
    assert "Nobody else" not in told


def test_the_form_says_that_nobody_else_hears_what_is_about_a_manager() -> None:
    words = some_words(kind="criticism", is_about_manager=True)

    told = consequence(words, Foreseen(("U0XENIA",)), is_anonymous=False, has_channel=True)

    assert "No manager or deputy of the department learns that it came. Nobody else." in told


async def test_a_reply_without_a_holder_is_told_to_administrators_without_its_words() -> None:
    company = SmallCompany()
    for gone in ("U0LENA", "U0NADIA", "U0XENIA", "U0ZOE"):
        company.directory.leave(gone)
    await company.reports_by_name(kind="criticism")

    sent = await company.does(
        "ideas.reply", employee_id="U0DAN", own_number=1, text="Lena shouts."
    )

    assert posts_to("C0ADMINS", sent) == ["There is news of *I-1001*."]


async def test_lessons_count_no_complaint_about_a_manager() -> None:
    company = SmallCompany()
    taught = await company.reports_by_name(kind="complaint")
    about = await company.reports_by_name(kind="complaint", is_about_manager=True)
    entry = HistoryEntry(1, "ideas.teach:1", Step.TEACH, MONDAY + timedelta(days=1))

    (found,) = recurrences([taught, about], [entry])

    assert found.before == 1


def test_audit_trail_holds_nothing_of_a_report() -> None:
    """The table says nothing of the audit trail, and no module of Ideas writes to it."""
    modules = Path(ideas.__file__).parent.rglob("*.py")

    assert not any(Where.AUDIT is place for row in TABLE.values() for place, _ in row)
    assert not any("company.audit" in module.read_text("utf-8") for module in modules)
