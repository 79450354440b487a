"""Whether so few work in a department that circumstances tell who wrote."""

from bot.ideas.submit.form import FEW
from bot.people.domain import People


async def are_few(department_id: str, people: People) -> bool:
    """Tell whether fewer than five who chose the department still work here."""
    active = 0
    for who in await people.members_of(department_id):
        active += (await people.employee(who)).is_active
        if active == FEW:
            return False
    return True
