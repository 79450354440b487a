"""Who answers now for what names its owner, also when that person has left."""

from bot.people.service import CompanyPeople


async def owners_now(people: CompanyPeople, owner: str) -> tuple[str, ...]:
    """Return who answers for it: its owner, or the manager of one who left; empty if unknown.

    Args:
        people: of the company.
        owner: a department id, Slack id, e-mail or user group id.
    """
    named = await people.resolve(owner)
    here = [one for one in named if (await people.employee(one)).is_active]
    if here:
        return tuple(here)
    for one in named:
        department = await people.department_of(one)
        levels = await people.managers_of(department) if department else ()
        for level in levels[:1]:
            return tuple(who.employee_id for who in level.employees)
    return ()
