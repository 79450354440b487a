"""What is decided about a change: what undoing it brings back. Pure."""

from bot.ask.editing.domain import ChangeGuidance, DocumentPage
from bot.guidance.written.domain import VersionDeed


def undoing(page: DocumentPage, employee_id: str) -> ChangeGuidance:
    """Return the change that brings back what counted before the last one.

    Before the first it was the folder's, or there was no such document.
    """
    before = page.history[1] if page.history[1:] else None
    text = before.text if before else ""
    deed = VersionDeed.UNDONE
    if before and not text:
        deed = before.deed
    elif before is None:
        deed = VersionDeed.GIVEN_BACK if page.is_in_folder else VersionDeed.RETIRED
    return ChangeGuidance(employee_id, page.document, page.number, deed.value, text)
