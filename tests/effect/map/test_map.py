"""The moments map: what it counts, when a moment stands out, what it never tells."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest

from bot.composition.reported import reported
from bot.effect.domain import Reported
from bot.effect.map.domain import DepartmentStand, LookSeen, MomentFigures, MomentRow
from bot.effect.map.messages import NONE_STANDS_OUT, message, whole
from bot.effect.map.service import counted, stand, weakest
from bot.effect.map.work import MapWork, MomentGoneError
from bot.ideas.report.domain import State
from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.people.domain import Department, Employee
from bot.people.groups import Band, rough_people
from bot.slack import Block, section
from tests.builders_people import northwind
from tests.ideas.builders import a_report

BLOCKS_OF_A_MESSAGE = 50  # docs.slack.dev/reference/block-kit/blocks
MONDAY = datetime(2026, 11, 30, tzinfo=UTC)
MOMENTS = [Moment(f"moment-{n}", f"Moment {n}", "", ()) for n in range(12)]


def a_complaint(moment: int = 0, days_ago: int = 10, **changes: object) -> Reported:
    at = MONDAY - timedelta(days=days_ago)
    given = {"by": "U0DAN", "is_complaint": True} | changes
    return Reported(f"moment-{moment}", "logistics", at, **given)  # type: ignore[arg-type]


def a_cell(department_id: str, figures: MomentFigures) -> DepartmentStand:
    department = Department(department_id, department_id.title(), ())
    return DepartmentStand(department, figures, None)


def some_rows(*moments_of_complaints: int) -> list[MomentRow]:
    complaints = [a_complaint(moment) for moment in moments_of_complaints]
    return list(stand(MOMENTS, complaints, {}, MONDAY).rows)


def test_counts_ninety_days_beside_the_ninety_before() -> None:
    some = [a_complaint(days_ago=days) for days in (1, 89, 91, 179, 181)]

    figures = counted([*some, a_complaint(days_ago=-1)], MONDAY)

    assert (figures.complaints, figures.complaints_before) == (2, 2)


def test_names_the_moment_on_which_complaints_crowd() -> None:
    named = weakest(some_rows(3, 3, 3, 3, 3, 3, 1, 2, 5, 7))

    assert named is not None
    assert named.row.moment.moment_id == "moment-3"


def test_says_so_when_no_moment_stands_out() -> None:
    seen = stand(MOMENTS, [a_complaint(n) for n in (1, 1, 2, 5, 7)], {}, MONDAY)

    assert NONE_STANDS_OUT in str(whole(seen, ()))


@pytest.mark.parametrize("complaints", [5, 20, 60])
def test_chance_alone_seldom_names_a_moment(complaints: int) -> None:
    random = Random(complaints)  # noqa: S311  # no secret

    named = sum(
        weakest(some_rows(*random.choices(range(len(MOMENTS)), k=complaints))) is not None
        for _ in range(400)
    )

    assert named / 400 <= 0.07  # 0.05, and two deviations of chance


def test_nobody_finds_one_person_by_subtracting_cells_from_their_row() -> None:
    one_by_one = [rough_people(count) for count in range(5)]
    of_row, of_cell = rough_people(6), rough_people(5)

    assert set(one_by_one) == {"fewer than 5 people"}
    assert of_row == of_cell


def test_what_happened_since_monday_is_not_told() -> None:
    since = MONDAY + timedelta(days=1)
    done = a_report(
        state=State.DONE,
        answered_at=since,
        finished_at=since,
        reported_at=MONDAY - timedelta(1),
    )

    told = reported(done, MONDAY)

    assert (told.is_open, told.done_at) == (True, None)


@pytest.mark.parametrize("days_late", [-1, 1])
def test_an_answer_keeps_its_promise_by_its_date(days_late: int) -> None:
    asked = a_report()
    answered = replace(asked, answered_at=asked.due.due_at + timedelta(days=days_late))

    told = reported(answered, asked.due.due_at + timedelta(days=30))

    assert told.kept == (days_late < 0,)


async def test_each_department_of_the_weakest_moment_has_a_next_step() -> None:
    parts = tuple(DepartmentPart(one, Stage.INTERACTION, "") for one in ("logistics", "gone"))
    moments = MomentsMap((replace(MOMENTS[0], parts=parts), *MOMENTS[1:]))
    work = a_map(moments, [a_complaint(0)] * 9)

    seen = str(await work.blocks("U0MARCO", "T0NORTH"))

    assert "Weakest: Moment 0" in seen
    assert seen.count("next step of") == 1
    assert "next step of Logistics" in seen


async def test_what_is_learnt_stands_in_a_moment_where_it_may_be_told() -> None:
    parts = (DepartmentPart("logistics", Stage.INTERACTION, ""),)
    work = a_map(MomentsMap((replace(MOMENTS[0], parts=parts),)), [])

    assert "Rules known: under a third" in str(await work.moment("moment-0", "U0LENA", "T"))
    assert "Rules known" not in str(await work.moment("moment-0", "U0MARCO", "T"))


async def test_the_managers_look_of_180_days_stands_there_for_its_managers() -> None:
    parts = (DepartmentPart("logistics", Stage.INTERACTION, ""),)
    work = a_map(MomentsMap((replace(MOMENTS[0], parts=parts),)), [])

    assert 'look: 3 of 5 in November"' in str(await work.moment("moment-0", "U0LENA", "T"))
    assert "look" not in str(await work.moment("moment-0", "U0MARCO", "T"))


async def test_a_moment_that_is_gone_says_so() -> None:
    with pytest.raises(MomentGoneError):
        await a_map(MomentsMap(()), []).moment("moment-0", "U0LENA", "T")


async def looks_of(employee: Employee, _: Department) -> Sequence[LookSeen]:
    times = MONDAY - timedelta(days=200), MONDAY - timedelta(days=10)
    seen = [LookSeen("moment-0", at, 3, 5) for at in times]
    return seen if employee.employee_id == "U0LENA" else ()


async def contacts_of() -> Mapping[str, Mapping[date, int]]:
    return {}


def a_map(moments: MomentsMap, complaints: Sequence[Reported]) -> MapWork:
    """Return a map of these complaints, of which Lena alone may see what is learnt."""

    async def read_reports(_team_id: str) -> Sequence[Reported]:
        return complaints

    async def count_gaps() -> Mapping[str, int]:
        return {}

    async def known_by(employee: Employee, _: Department) -> Mapping[str, Band]:
        return {"moment-0": Band.LOW} if employee.employee_id == "U0LENA" else {}

    async def show_reports(*_: object) -> Sequence[Block]:
        return ()

    async def next_step(_: Employee, __: str, ___: Moment, department: Department) -> Block:
        return section(f"next step of {department.name}")

    return MapWork(
        people=northwind(),
        moments=moments,
        read_reports=read_reports,
        count_gaps=count_gaps,
        contacts_of=contacts_of,
        known_by=known_by,
        looks_of=looks_of,
        show_reports=show_reports,
        next_step=next_step,
        now=lambda: MONDAY,
    )


def test_the_largest_map_fits_into_a_message() -> None:
    moments = [Moment(f"moment-{n}", "Moment", "", ()) for n in range(80)]
    seen = stand(moments, [a_complaint(0)] * 30, {}, MONDAY)

    blocks = message(whole(seen, [section("step")] * 60)).blocks

    assert len(blocks) <= BLOCKS_OF_A_MESSAGE


def test_complaints_are_told_per_thousand_contacts_of_the_months_that_are_known() -> None:
    complaints = [a_complaint(days_ago=days) for days in (10, 35, 60)]
    contacts = {"moment-0": {date(2026, 10, 1): 800, date(2026, 11, 1): 1200}}

    seen = str(whole(stand(MOMENTS, complaints, {}, MONDAY, contacts), ()))

    assert "1.5 complaints per 1,000 contacts (last 2 months known)" in seen
    assert seen.count("per 1,000") == 1
    assert "nobody has said how many" not in seen
