"""Keeps in the audit trail that a customer was erased; not which."""

from bot.company.audit.domain import Change, RecordChange, Subject
from bot.ideas.customers.domain import NoteErasure


def erased_by(employee_id: str, key: str) -> Change:
    """Return what the trail keeps of it."""
    return Change(
        key=key,
        employee_id=employee_id,
        subject=Subject.CUSTOMER,
        name="a customer",
        deed="erased",
    )


def noting_in(record: RecordChange) -> NoteErasure:
    """Return what notes in the trail who erased a customer."""

    async def note(employee_id: str, key: str) -> None:
        await record(erased_by(employee_id, key))

    return note
