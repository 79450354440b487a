"""What App Home says by itself: a welcome, the settings, and what cannot be shown. Pure."""

from bot.people.domain import Company, Employee
from bot.slack import Block, actions, context, escape, header, menu, option, section

CHOOSE_DEPARTMENT = "home.choose_department"


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


def settings(employee: Employee, company: Company) -> list[Block]:
    """Return the department to choose and the time zone."""
    named = [
        option(department.name, department.department_id) for department in company.departments
    ]
    chosen = employee.department_id or ""
    choosing = [menu(CHOOSE_DEPARTMENT, "Choose your department", named, chosen)]
    zone = escape(employee.time_zone)
    return [
        header("Settings"),
        *([actions("home.settings", choosing)] if named else []),
        context(
            f"Your time zone is {zone}, as your Slack profile has it. Reminders keep to your "
            "working hours; pause them with `/customer pause`."
        ),
    ]


def missing() -> list[Block]:
    """Return what stands in place of a section that cannot be made just now."""
    return [context("A part of this page cannot be shown just now. Open it again in a minute.")]


def for_nobody() -> list[Block]:
    """Return the page of somebody who has no access any more."""
    return [section("This page is for the people who work here.")]
