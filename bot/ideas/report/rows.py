"""How a row of the tables of Ideas becomes a word of the domain, and back. Pure."""

from typing import Any

from bot.ideas.report.domain import (
    Anonymous,
    DueDates,
    EscalationLevel,
    Named,
    Person,
    Report,
    Severity,
    State,
    Step,
    Ticket,
    Words,
)
from bot.ideas.report.history import HistoryEntry, Voice


def row_of(report: Report) -> dict[str, Any]:
    """Return the report's columns, without its number and version."""
    words, due = report.words, report.due
    return {
        "team_id": report.team_id,
        "kind": words.kind,
        "severity": words.severity.value,
        "today": words.today,
        "better": words.better,
        "customer": words.customer,
        "praised": list(words.praised),
        "moment_id": words.moment_id,
        "department_id": words.department_id,
        "link": words.link,
        "goes_round": words.is_about_manager,
        **columns_of(report.reporter),
        "ticket": report.reporter.label if isinstance(report.reporter, Ticket) else None,
        "reported_at": report.reported_at,
        "remind_at": due.remind_at,
        "due_at": due.due_at,
        "escalate_at": due.escalate_at,
        "holders": list(report.holders),
        "is_entrusted": report.is_entrusted,
        "state": report.state.value,
        "answered_at": report.answered_at,
        "finished_at": report.finished_at,
        "merged_into": report.merged_into,
        "nudge": report.escalation_level.value,
        "promised_for": report.promised_for,
        "cause": report.cause,
        "customer_knows": report.customer_knows,
    }


def columns_of(person: Person) -> dict[str, str | None]:
    """Return what is kept of a person: the id, or the hash, never both."""
    match person:
        case Named(employee_id):
            return {"employee_id": employee_id, "secret_hash": None}
        case Anonymous(secret_hash):
            return {"employee_id": None, "secret_hash": secret_hash}
        case Ticket():  # kept in a column of its own
            return {"employee_id": None, "secret_hash": None}


def report_of(row: Any) -> Report:
    """Return the report that a row of `report_table` keeps."""
    return Report(
        number=row.number,
        team_id=row.team_id,
        words=_words_of(row),
        reporter=Ticket(*row.ticket.split(":", 1)) if row.ticket else person_of(row),
        reported_at=row.reported_at,
        due=DueDates(row.remind_at, row.due_at, row.escalate_at),
        holders=tuple(row.holders),
        state=State(row.state),
        answered_at=row.answered_at,
        finished_at=row.finished_at,
        merged_into=row.merged_into,
        escalation_level=EscalationLevel(row.nudge),
        version=row.version,
        is_entrusted=row.is_entrusted,
        promised_for=row.promised_for,
        cause=row.cause,
        customer_knows=row.customer_knows,
    )


def _words_of(row: Any) -> Words:
    return Words(
        kind=row.kind,
        today=row.today,
        moment_id=row.moment_id,
        department_id=row.department_id,
        better=row.better,
        severity=Severity(row.severity),
        customer=row.customer,
        praised=tuple(row.praised),
        link=row.link,
        is_about_manager=row.goes_round,
    )


def person_of(row: Any) -> Person:
    """Return whom a row of reports or of voices belongs to."""
    return Named(row.employee_id) if row.employee_id else Anonymous(row.secret_hash)


def entry_of(row: Any) -> HistoryEntry:
    """Return the entry that a row of `entry_table` keeps."""
    return HistoryEntry(
        row.number, row.key, Step(row.step), row.at, row.done_by, row.text, row.gone_to
    )


def voice_of(row: Any) -> Voice:
    """Return the voice that a row of `voice_table` keeps."""
    return Voice(row.number, person_of(row), row.at)
