"""What Ideas shows on App Home: popular wishes, and thanks to all behind what was done."""

from datetime import timedelta

import pytest

from bot.company.records.domain import FORGOTTEN_AS
from bot.ideas.home.sections import ReportSections
from bot.ideas.report.domain import Anonymous, Named, Person, State, Step
from bot.ideas.report.followers import people_behind
from bot.ideas.report.history import Voice
from bot.people.domain import Employee
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks, checked_view
from tests.ideas.builders import MONDAY, a_report
from tests.ideas.company import SmallCompany

YARA = Employee("U0YARA", "Yara")


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def shown(company: SmallCompany, employee: Employee = YARA) -> str:
    """What everybody's section shows this employee."""
    blocks = await ReportSections(company.cards).everybodys(employee, "T0NORTH")
    return visible_text(checked_blocks(list(blocks)))


async def merged(company: SmallCompany) -> None:
    """Let Dan and Ben report the same, and their manager see it."""
    await company.reports_by_name("U0DAN")
    await company.reports_by_name("U0BEN")
    await company.decides(Step.MERGE, number=2, to="1", reason="")


async def test_merged_reports_make_an_idea_popular(company: SmallCompany) -> None:
    await merged(company)

    assert "2 people want it" in await shown(company)


async def test_idea_that_one_person_wants_is_not_popular_yet(company: SmallCompany) -> None:
    await company.reports_by_name()

    assert await shown(company) == ""


async def test_everybody_behind_what_was_done_is_thanked(company: SmallCompany) -> None:
    await merged(company)
    await company.decides(Step.FINISH)

    assert "thanks to <@U0DAN> and <@U0BEN>" in await shown(company)


async def test_thanks_count_those_who_gave_no_name(company: SmallCompany) -> None:
    await company.reports_by_name()
    for secret in "ab":
        await company.reports.add_voice(Voice(1, Anonymous(secret * 64), MONDAY))
    await company.decides(Step.FINISH)

    assert "thanks to <@U0DAN> and 2 more" in await shown(company)


async def test_who_criticised_is_not_named_though_it_became_part_of_an_idea(
    company: SmallCompany,
) -> None:
    await company.reports_by_name("U0DAN")
    await company.reports_by_name("U0BEN", kind="criticism")
    await company.decides(Step.MERGE, number=2, to="1", reason="")
    await company.decides(Step.FINISH)

    assert "thanks to <@U0DAN> and a colleague" in await shown(company)


async def test_what_came_without_a_name_is_never_on_anothers_home(
    company: SmallCompany,
) -> None:
    await company.reports_anonymously()
    await company.reports.add_voice(Voice(1, Anonymous("b" * 64), MONDAY))
    while_open = await shown(company)

    await company.decides(Step.FINISH)

    assert (while_open, await shown(company)) == ("", "")


async def test_what_was_done_long_ago_is_no_news(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.FINISH)
    company.time += timedelta(days=31)

    assert await shown(company) == ""


def test_people_are_counted_where_their_report_ended() -> None:
    chain = [
        a_report(number=1, state=State.MERGED, merged_into=2),
        a_report(number=2, state=State.MERGED, merged_into=3),
        a_report(number=3),
        a_report(number=4),
    ]

    voices = [Voice(1, Named("U0BEN"), MONDAY), Voice(3, Named("U0BEN"), MONDAY)]

    assert people_behind(chain, voices) == {
        (3, Named("U0DAN")),
        (3, Named("U0BEN")),
        (4, Named("U0DAN")),
    }


@pytest.mark.parametrize("gone", [Named("U0BEN"), Anonymous(f"{FORGOTTEN_AS}0123456789ab")])
async def test_who_left_makes_no_idea_popular(company: SmallCompany, gone: Person) -> None:
    await company.reports_by_name()
    await company.reports.add_voice(Voice(1, gone, MONDAY))
    company.directory.leave("U0BEN")

    assert await shown(company) == ""


async def test_all_of_ones_own_open_beside_the_latest(company: SmallCompany) -> None:
    for number in range(7):
        await company.reports_by_name(today=f"Box {number} came late.")
    sections = ReportSections(company.cards)

    shown = visible_text(list(await sections.own(Employee("U0DAN", "Dan"), "T0NORTH")))
    whole = visible_text(checked_view(await sections.whole_own("U0DAN", "T0NORTH")))

    assert "All of yours (2 more)" in shown
    assert all(f"Box {number} came late." in whole for number in range(7))
