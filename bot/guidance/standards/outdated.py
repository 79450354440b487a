"""Names the pages that never answer alone, because they are outdated."""

from collections.abc import Iterator, Sequence

from bot.guidance.parse.document import Document
from bot.guidance.parse.versions import older_copies
from bot.guidance.standards.domain import HandbookFinding

_MEND = "Remove it, or write `status: current` in its front matter if it still holds."


def outdated_findings(documents: Sequence[Document]) -> Iterator[HandbookFinding]:
    """Yield a hint on each page that is outdated by its own words or by a newer copy."""
    older = older_copies(documents)
    for one in documents:
        name = one.guidance.document
        because = one.outdated_because
        if not because and name in older:
            because = f"it is an older copy of {older[name]}"
        if because:
            says = f"it never answers alone because {because}."
            yield HandbookFinding(name, 1, "outdated", says, _MEND, is_error=False)
