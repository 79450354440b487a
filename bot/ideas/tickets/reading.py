"""Reads ``tickets.yaml``: which help desks send tickets, and where in them what stands."""

import logging
from pathlib import Path

from pydantic import Field

from bot.company_files.reading import read_logging_slips
from bot.ideas.report.domain import Severity
from bot.ideas.tickets.domain import Mapped, TicketSource, Verifier
from bot.yaml_files.reader import FilledText, StrictModel

FILE = "tickets.yaml"
log = logging.getLogger(__name__)


class MappedField(StrictModel):
    """Where a value stands, and which of ours each of theirs is."""

    at: str = Field(default="", description='Where it stands: "detail.priority".')
    words: dict[str, str] = Field(
        default_factory=dict, description="Their word for it, and ours."
    )
    otherwise: str = Field(default="", description="Ours, where nothing of that stands there.")

    @property
    def mapped(self) -> Mapped:
        """The same in words of the domain."""
        known = {theirs.casefold(): ours for theirs, ours in self.words.items()}
        return Mapped(self.at, known, self.otherwise)


class SeverityField(MappedField):
    """How bad it is."""

    words: dict[str, Severity] = Field(default_factory=dict)  # type: ignore[assignment]


class TicketSourceFields(StrictModel):
    """A help desk, as the file has it."""

    verifier: Verifier = Field(description="How it signs: standard, zendesk or intercom.")
    only: dict[str, str] = Field(
        default_factory=dict, description="What has to stand where; all else is left alone."
    )
    ticket: FilledText = Field(description="Where the ticket's own number stands.")
    text: list[FilledText] = Field(min_length=1, description="Where its words stand.")
    customer: str = Field(default="", description="Where the customer's name stands.")
    severity: SeverityField = SeverityField()
    department: MappedField = MappedField()
    moment: MappedField = MappedField()


class TicketsFile(StrictModel):
    """Help desks by the name in which their address ends."""

    sources: dict[FilledText, TicketSourceFields] = Field(default_factory=dict)


def read_ticket_sources(path: Path, copy: Path | None = None) -> dict[str, TicketSource]:
    """Return the help desks in the file by their ids; none where there is no file.

    A slip is logged, and stops nothing else.
    """
    file = read_logging_slips((path, copy), TicketsFile, log, "a help desk is not heard")
    if file is None:
        return {}
    return {
        source_id: TicketSource(
            source_id,
            one.verifier,
            one.ticket,
            tuple(one.text),
            one.customer,
            one.only,
            one.severity.mapped,
            one.department.mapped,
            one.moment.mapped,
        )
        for source_id, one in file.sources.items()
    }
