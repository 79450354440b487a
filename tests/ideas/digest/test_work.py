"""A manager's Monday, readable in a minute."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.delivery.work import Post, Respond
from bot.ideas.report.domain import Anonymous, Step
from bot.people.domain import Profile
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_blocks
from tests.ideas.company import SmallCompany, posts_to
from tests.ideas.fakes import COMPANY


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


@pytest.mark.parametrize(
    ("day", "hour", "is_told"),
    [
        *[(30, 9, True), (30, 8, False), (30, 16, True), (30, 17, False)],
        *[(31, 9, True), (34, 16, True), (34, 17, False), (35, 9, False)],
    ],
)
async def test_monday_morning_is_the_managers_own_and_missed_it_comes_later_that_week(
    company: SmallCompany, day: int, hour: int, is_told: bool
) -> None:
    company.directory.profiles["U0LENA"] = Profile("U0LENA", "Lena", "Europe/Berlin")
    await company.reports_by_name()
    berlin = datetime(2026, 11, 1, hour, tzinfo=ZoneInfo("Europe/Berlin"))
    company.time = (berlin + timedelta(days=day - 1)).astimezone(UTC)

    sent = await company.does("ideas.mondays", key="mondays")

    assert bool(posts_to("U0LENA", sent)) is is_told


async def test_a_managers_monday_waits_for_the_end_of_a_holiday_at_their_site() -> None:
    lyon = replace(
        COMPANY,
        departments=tuple(replace(each, site="Lyon") for each in COMPANY.departments),
    )
    closed = frozenset({date(2026, 11, 30)})
    company = SmallCompany(company=lyon, closed={"Lyon": closed})
    await company.reports_by_name()

    company.time += timedelta(days=7)
    on_monday = await company.does("ideas.mondays", key="mon")
    company.time += timedelta(days=1)
    on_tuesday = await company.does("ideas.mondays", key="tue")

    assert posts_to("U0LENA", on_monday) == []
    assert len(posts_to("U0LENA", on_tuesday)) == 1


@pytest.mark.parametrize(
    ("who", "told_on", "expected"),
    [
        ("U0LENA", None, date(2026, 11, 30)),
        ("U0LENA", 23, date(2026, 11, 30)),
        ("U0LENA", 30, date(2026, 12, 7)),
        ("U0TARA", None, date(2026, 12, 7)),  # has nothing to be told of this week
        ("U0NADIA", None, None),  # a deputy, while Lena is there
        ("U0DAN", None, None),
    ],
)
async def test_it_is_known_when_a_manager_is_told_next(
    company: SmallCompany, who: str, told_on: int | None, expected: date | None
) -> None:
    await company.reports_by_name()
    company.time += timedelta(days=7)
    employee = await company.cards.context.people.employee(who)
    told_at = company.time.replace(day=told_on) if told_on else None

    day = await company.digests.expected_on(employee, told_at)

    assert day == expected


async def mondays(company: SmallCompany, after: timedelta) -> Post:
    """Let time pass; return Lena's Monday message."""
    company.time += after
    sent = await company.does("ideas.mondays", key=f"mondays:{company.time}")
    (digest,) = [p for p in sent if isinstance(p, Post) and p.channel == "U0LENA"]
    checked_blocks(list(digest.blocks))
    return digest


async def test_digest_tells_what_is_new_late_to_decide_and_similar(
    company: SmallCompany,
) -> None:
    await company.reports_by_name(kind="complaint", today="A late box & a wet label")
    await company.reports_by_name("U0BEN", today="Always a late box and a label that is wet")

    digest = await mondays(company, timedelta(days=7))

    text = visible_text(list(digest.blocks))
    assert "*New last week:* 2" in text
    assert "*Late:* I-1001" in text
    assert "Decide this one first" in text
    assert "A late box &amp; a wet label" in text
    assert "2 say much the same" in text
    assert "ideas.accept" in str(digest.blocks)


async def test_digest_names_one_to_thank(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.FINISH)

    digest = await mondays(company, timedelta(days=7))

    assert "*Say thank you* to <@U0DAN>" in visible_text(list(digest.blocks))


async def test_thanks_are_due_though_nothing_is_left_to_do(company: SmallCompany) -> None:
    await company.reports_by_name()
    company.time += timedelta(days=13)
    await company.decides(Step.FINISH)

    digest = await mondays(company, timedelta(days=1))

    assert "*Say thank you* to <@U0DAN>" in visible_text(list(digest.blocks))


async def test_late_reports_beyond_a_handful_are_named_by_number(company: SmallCompany) -> None:
    for _ in range(7):
        await company.reports_by_name(kind="complaint")

    digest = await mondays(company, timedelta(days=7))

    read = visible_text(list(digest.blocks))
    assert "*Late:* I-1001, I-1002, I-1003, I-1004, I-1005, I-1006, I-1007" in read
    assert "And I-1006, I-1007: ask me for one by its number." in read


async def test_digest_comes_once_a_week(company: SmallCompany) -> None:
    await company.reports_by_name()
    await mondays(company, timedelta(days=7))

    again = await company.does("ideas.mondays", key="mondays:again")

    assert again == []


async def test_a_monday_missed_in_a_downtime_is_made_up_for_once(company: SmallCompany) -> None:
    await company.reports_by_name()
    await mondays(company, timedelta(days=9))

    again = await company.does("ideas.mondays", key="mondays:next day")

    assert again == []


async def test_what_began_after_monday_waits_for_the_next_one(company: SmallCompany) -> None:
    company.time += timedelta(days=2)
    await company.reports_by_name()

    sent = await company.does("ideas.mondays")

    assert posts_to("U0LENA", sent) == []


async def test_manager_without_anything_to_read_reads_nothing(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.DECLINE)
    company.time += timedelta(days=14)

    sent = await company.does("ideas.mondays")

    assert posts_to("U0LENA", sent) == []


async def test_participation_of_few_is_not_told(company: SmallCompany) -> None:
    await company.reports_by_name()

    digest = await mondays(company, timedelta(days=7))

    assert "colleagues reported" not in visible_text(list(digest.blocks))


async def test_participation_of_five_or_more_counts_people_with_a_name(
    company: SmallCompany,
) -> None:
    for member in ("U0UMA", "U0BEN", "U0SAM"):
        await company.cards.context.people.choose_department(member, "logistics")
    await company.reports_by_name()
    await company.does("ideas.support", employee_id="U0BEN")
    company.reports.all_voices.append(
        replace(company.reports.all_voices[0], supporter=Anonymous("b" * 64))
    )

    digest = await mondays(company, timedelta(days=7))

    assert "2 of 5 colleagues reported" in visible_text(list(digest.blocks))


async def test_promises_are_shown_to_whoever_asks(company: SmallCompany) -> None:
    await company.reports_by_name()

    (answer,) = await company.does("ideas.promises", response_url="https://command")

    assert isinstance(answer, Respond)
    assert "1 open" in str(answer.blocks)


async def test_theme_has_the_name_that_a_language_model_gave_it(company: SmallCompany) -> None:
    company.theme_name = "Late & wet boxes"
    await company.reports_by_name(kind="complaint", today="A late box & a wet label")
    await company.reports_by_name("U0BEN", today="Always a late box and a label that is wet")

    digest = await mondays(company, timedelta(days=7))

    text = visible_text(list(digest.blocks))
    assert "*Late &amp; wet boxes*: 2 say much the same" in text
    assert "A language model wrote the names" in text


async def test_theme_without_a_name_is_told_by_its_first_report(company: SmallCompany) -> None:
    company.theme_name = ""
    await company.reports_by_name(kind="complaint", today="A late box & a wet label")
    await company.reports_by_name("U0BEN", today="Always a late box and a label that is wet")

    digest = await mondays(company, timedelta(days=7))

    text = visible_text(list(digest.blocks))
    assert "•  2 say much the same: A late box" in text
    assert "language model" not in text


async def test_no_monday_message_tells_that_there_is_nothing(company: SmallCompany) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT, promised_for="2027-01-29")

    company.time += timedelta(days=14)
    sent = await company.does("ideas.mondays", key="mondays")

    assert posts_to("U0LENA", sent) == []
