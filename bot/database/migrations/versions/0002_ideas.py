"""Keep reports, their history, voices and vectors."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0002"
down_revision: str | None = "0001"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables of Ideas."""
    op.create_table(
        "ideas_report",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("severity", sa.String, nullable=False),
        sa.Column("today", sa.Text, nullable=False),
        sa.Column("better", sa.Text, nullable=False),
        sa.Column("customer", sa.Text, nullable=False),
        sa.Column("praised", sa.JSON, nullable=False),
        sa.Column("moment_id", sa.String, nullable=False),
        sa.Column("department_id", sa.String, nullable=False),
        sa.Column("link", sa.Text, nullable=False),
        sa.Column("employee_id", sa.String, index=True),
        sa.Column("secret_hash", sa.String, index=True),
        sa.Column("reported_at", UtcDateTime, nullable=False),
        sa.Column("remind_at", UtcDateTime, nullable=False),
        sa.Column("due_at", UtcDateTime, nullable=False),
        sa.Column("escalate_at", UtcDateTime, nullable=False),
        sa.Column("holders", sa.JSON, nullable=False),
        sa.Column("state", sa.String, nullable=False),
        sa.Column("answered_at", UtcDateTime),
        sa.Column("finished_at", UtcDateTime),
        sa.Column("merged_into", sa.Integer, sa.ForeignKey("ideas_report.number"), index=True),
        sa.Column("nudge", sa.Integer, nullable=False),
        sa.Column("version", sa.Integer, nullable=False),
    )
    op.create_index("ix_ideas_report_team_id_state", "ideas_report", ["team_id", "state"])
    _create_what_belongs_to_a_report()


def _create_what_belongs_to_a_report() -> None:
    report = "ideas_report.number"
    op.create_table(
        "ideas_entry",
        sa.Column("position", sa.Integer, primary_key=True),
        sa.Column("number", sa.Integer, sa.ForeignKey(report), nullable=False, index=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("step", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("done_by", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("gone_to", sa.String, nullable=False),
    )
    op.create_table(
        "ideas_voice",
        sa.Column("number", sa.Integer, sa.ForeignKey(report), primary_key=True),
        sa.Column("person", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, index=True),
        sa.Column("secret_hash", sa.String, index=True),
        sa.Column("at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "ideas_vector",
        sa.Column("number", sa.Integer, sa.ForeignKey(report), primary_key=True),
        sa.Column("embedder", sa.String, nullable=False),
        sa.Column("vector", sa.LargeBinary, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables of Ideas."""
    for table in ("vector", "voice", "entry", "report"):
        op.drop_table(f"ideas_{table}")
