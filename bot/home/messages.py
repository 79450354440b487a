"""How App Home looks: its own words, and the sections of features on one page. Pure."""

from collections.abc import Sequence
from datetime import datetime
from itertools import chain
from zoneinfo import ZoneInfo

from bot.charts import CHARTS_OF_A_MESSAGE, without_charts
from bot.people.domain import Company, Employee
from bot.slack import Block, context, divider, escape, header, menu, option, section

CHOOSE_DEPARTMENT = "home.choose_department"
BLOCKS_OF_A_PAGE = 60  # Slack takes a hundred; who does everything reads no more than this
# Slack documents two for a message and says nothing of pages: keep to what it documents.
CHARTS_OF_A_PAGE = CHARTS_OF_A_MESSAGE
MORE = "There is more than fits here."


def greeting(employee: Employee) -> list[Block]:
    """Return the first line of the page."""
    name = employee.name.split(" ")[0]
    return [header(f"Hello {name}" if name else "Hello")]


def welcome() -> list[Block]:
    """Return what somebody reads who opens the page for the first time."""
    return [
        section(
            "*Every one of us shapes what our customers experience.* Here you find three ways "
            "to make it better:\n"
            "•  *Ask* how we treat our customers. I quote our guidance, or say that it is "
            "silent.\n"
            "•  *Quiz*: two minutes about where your own work reaches them.\n"
            "•  *Ideas*: what a customer would want us to change reaches who can change it, "
            "and you get an answer."
        ),
        context("This page is yours: what is due, what you reported, what came of it."),
    ]


def settings(
    employee: Employee, company: Company, further: Sequence[Block], now: datetime
) -> list[Block]:
    """Return what the employee can set: department, time zone, and the features' own."""
    return [
        header("Settings"),
        *_department(employee, company, now),
        *further,
    ]


def _department(employee: Employee, company: Company, now: datetime) -> list[Block]:
    named = [
        option(department.name, department.department_id) for department in company.departments
    ]
    chosen = employee.department_id or ""
    text = "*Department*\nQuiz questions and suggestions follow it."
    choosing = menu(CHOOSE_DEPARTMENT, "Choose your department", named, chosen)
    zone = _time_zone(employee, now)
    return [section(f"{text}\n{zone}", accessory=choosing) if named else section(zone)]


def _time_zone(employee: Employee, now: datetime) -> str:
    local = now.astimezone(ZoneInfo(employee.time_zone))
    return (
        f"*Time zone*\n{escape(employee.time_zone)}, where it is {local:%H:%M}. I take it from "
        "your Slack profile: change it there, and I follow."
    )


def missing() -> list[Block]:
    """Return what stands in place of a section that cannot be made just now."""
    return [context("A part of this page cannot be shown just now. Open it again in a minute.")]


def for_nobody() -> list[Block]:
    """Return the page of somebody who has no access any more."""
    return [section("This page is for the people who work here.")]


def page(opening: Sequence[Block], sections: Sequence[Sequence[Block]]) -> Block:
    """Return the page: the opening whole, then each section that has something to show.

    Lines stand between them where there is room. When all of it is too long, the longest
    sections are cut first, and say so. Charts beyond the first two are left out, as the text
    beside each says the same.
    """
    room = BLOCKS_OF_A_PAGE - len(opening)
    shown = [section for section in sections if section]
    if sum(map(len, shown)) + len(shown) <= room:
        shown = [[divider(), *section] for section in shown]
    fitting = fitted(shown, room)
    blocks = without_charts(list(chain.from_iterable(fitting)), kept=CHARTS_OF_A_PAGE)
    return {"type": "home", "blocks": [*opening, *blocks]}


def fitted(sections: Sequence[Sequence[Block]], limit: int) -> list[list[Block]]:
    """Return the sections in at most ``limit`` blocks, in their order.

    Short ones stay whole; one that is longer than its share of the rest ends in `MORE`.
    """
    kept: dict[int, list[Block]] = {}
    shortest_first = sorted(range(len(sections)), key=lambda number: len(sections[number]))
    left = limit
    for waiting, number in enumerate(shortest_first):
        share = left // (len(sections) - waiting)
        kept[number] = _cut(sections[number], share)
        left -= len(kept[number])
    return [kept[number] for number in range(len(sections))]


def _cut(section: Sequence[Block], share: int) -> list[Block]:
    if len(section) <= share:
        return list(section)
    return [*section[: share - 1], context(MORE)] if share > 0 else []
