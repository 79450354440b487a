"""What counts: the folder's documents, what was written in their place, and what was said."""

from collections.abc import Iterable
from dataclasses import replace

from bot.guidance.domain import Malformed
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source, with_written
from bot.guidance.parse.restating import restated
from bot.guidance.written.domain import SaidOfDocument, WrittenInSlack


def that_count(
    found: Iterable[Source | Malformed], written: WrittenInSlack
) -> list[Source | Malformed]:
    """Return the sources that count, each with what its owner said of it."""
    return [
        _with_said(one, said)
        if isinstance(one, Source) and (said := written.said.get(one.document))
        else one
        for one in with_written(found, written.texts)
    ]


def _with_said(source: Source, said: SaidOfDocument) -> Source:
    """Return the source with the later day of review, and with its newer owner."""
    document = read(source)
    if not isinstance(document, Document):
        return source
    guidance, fields = document.guidance, dict[str, str]()
    if said.reviewed and (guidance.reviewed is None or guidance.reviewed < said.reviewed):
        fields["reviewed"] = said.reviewed.isoformat()
    if said.owner is not None and guidance.owner == said.owner_before:
        fields["owner"] = said.owner
    return replace(source, text=restated(source.text, fields)) if fields else source
