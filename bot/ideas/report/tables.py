"""The tables of Ideas."""

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
    Column("ticket", String),  # of a help desk, which nobody here reported: "zendesk:35436"
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
