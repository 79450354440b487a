"""The tables of Ideas, and how a row becomes a word of the domain."""

from typing import Any

from sqlalchemy import (
    JSON,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    false,
)

from bot.database.columns import UtcDateTime, metadata
from bot.database.records import (
    REMOVED,
    DaysOfKinds,
    Forgetting,
    Record,
    Until,
    Whose,
    declared,
)
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
    Words,
)
from bot.ideas.report.history import HistoryEntry, Voice
from bot.ideas.report.kinds import KEPT_DAYS

report_table = Table(
    "ideas_report",
    metadata,
    Column("number", Integer, primary_key=True),
    Column("team_id", String, nullable=False),
    Column("kind", String, nullable=False),
    Column("severity", String, nullable=False),
    Column("today", Text, nullable=False),
    Column("better", Text, nullable=False),
    Column("customer", Text, nullable=False),
    Column("praised", JSON, nullable=False),
    Column("moment_id", String, nullable=False),
    Column("department_id", String, nullable=False),
    Column("link", Text, nullable=False),
    Column("goes_round", Boolean, nullable=False, server_default=false()),
    Column("employee_id", String, index=True),  # empty for an anonymous report
    Column("secret_hash", String, index=True),  # all that is kept of an anonymous reporter
    Column("reported_at", UtcDateTime, nullable=False),
    Column("remind_at", UtcDateTime, nullable=False),
    Column("due_at", UtcDateTime, nullable=False),
    Column("escalate_at", UtcDateTime, nullable=False),
    Column("holders", JSON, nullable=False),
    Column("is_entrusted", Boolean, nullable=False, server_default=false()),
    Column("state", String, nullable=False),
    Column("answered_at", UtcDateTime),
    Column("finished_at", UtcDateTime),
    Column("merged_into", Integer, ForeignKey("ideas_report.number"), index=True),
    Column("nudge", Integer, nullable=False),
    Column("version", Integer, nullable=False),
    Column("promised_for", Date),
    Column("cause", Text, nullable=False, server_default=""),
    Column("customer_knows", Boolean),
    Index("ix_ideas_report_team_id_state", "team_id", "state"),
    info=declared(
        Record(
            "a report",
            Whose.COMPANY,
            DaysOfKinds(KEPT_DAYS),
            Forgetting.CUT_OFF,
            people=("employee_id", "holders", "praised"),
            words=("today", "better", "customer", "cause"),
            becomes={"employee_id": "secret_hash"},
        )
    ),
)

entry_table = Table(
    "ideas_entry",
    metadata,
    Column("position", Integer, primary_key=True),
    Column("number", Integer, ForeignKey("ideas_report.number"), nullable=False, index=True),
    Column("key", String, nullable=False, unique=True),
    Column("step", String, nullable=False),
    Column("at", UtcDateTime, nullable=False),
    Column("done_by", String, nullable=False),
    Column("text", Text, nullable=False),
    Column("gone_to", String, nullable=False),
    info=declared(
        Record(
            "what was done about a report",
            Whose.COMPANY,
            Until("the words of its report go; then without words and names"),
            Forgetting.CUT_OFF,
            people=("key", "done_by", "gone_to"),
            words=("text",),
        )
    ),
)

voice_table = Table(
    "ideas_voice",
    metadata,
    Column("number", Integer, ForeignKey("ideas_report.number"), primary_key=True),
    Column("person", String, primary_key=True),  # the one of the next two that is there
    Column("employee_id", String, index=True),
    Column("secret_hash", String, index=True),
    Column("at", UtcDateTime, nullable=False),
    info=declared(
        Record(
            "somebody who supports a report",
            Whose.COMPANY,
            Until("the words of the report go"),
            Forgetting.CUT_OFF,
            people=("person", "employee_id"),
            becomes={"employee_id": "secret_hash"},
        )
    ),
)

# Version 0.1 kept drafts of lessons here; since 0.2 they lie with the quiz's other drafts.
lesson_table = Table(
    "ideas_lesson_draft",
    metadata,
    Column("number", Integer, ForeignKey("ideas_report.number"), primary_key=True),
    Column("lesson", JSON(none_as_null=True)),
    Column("drafted_at", UtcDateTime),
    Column("rejected_by", String),
    Column("rejected_at", UtcDateTime),
    info=declared(
        Record(
            "a question that version 0.1 drafted from a complaint",
            Whose.COMPANY,
            REMOVED,
            Forgetting.CUT_OFF,
            people=("rejected_by",),
            words=("lesson",),
        )
    ),
)


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


def report_of(row: Any) -> Report:
    """Return the report that a row of `report_table` keeps."""
    return Report(
        number=row.number,
        team_id=row.team_id,
        words=_words_of(row),
        reporter=person_of(row),
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
