"""Keep questions while their buttons live, judgements of answers, and gaps."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables of Ask."""
    op.create_table(
        "ask_question",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("employee_id", sa.String, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("asked_at", UtcDateTime, nullable=False, index=True),
        sa.Column("nearest", sa.JSON, nullable=False),
    )
    op.create_table(
        "ask_feedback",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("is_helpful", sa.Boolean, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
    )
    op.create_table(
        "ask_gap",
        sa.Column("gap_id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("document", sa.String),
        sa.Column("opened_at", UtcDateTime, nullable=False),
        sa.Column("closed_at", UtcDateTime),
        sa.Column("closing_note", sa.Text, nullable=False),
    )
    op.create_table(
        "ask_gap_asker",
        sa.Column("gap_id", sa.Integer, sa.ForeignKey("ask_gap.gap_id"), primary_key=True),
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("position", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop the tables of Ask."""
    for table in ("gap_asker", "gap", "feedback", "question"):
        op.drop_table(f"ask_{table}")
