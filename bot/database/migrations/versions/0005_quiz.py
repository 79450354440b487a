"""Keep attempts, rounds, learners and disagreements of the quiz."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables of Quiz."""
    _make_what_was_asked()
    _make_what_is_known_of_employees()


def _make_what_was_asked() -> None:
    op.create_table(
        "quiz_attempt",
        sa.Column("attempt_id", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("question_id", sa.String, nullable=False, index=True),
        sa.Column("choice", sa.Integer, nullable=False),
        sa.Column("is_right", sa.Boolean, nullable=False),
        sa.Column("answered_at", UtcDateTime, nullable=False),
        sa.Column("passage", sa.String, nullable=False),
    )
    op.create_table(
        "quiz_round",
        sa.Column("round_id", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("occasion", sa.String, nullable=False),
        sa.Column("question_ids", sa.JSON, nullable=False),
        sa.Column("begun_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
    )


def _make_what_is_known_of_employees() -> None:
    op.create_table(
        "quiz_learner",
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("time_zone", sa.String, nullable=False),
        sa.Column("path_began_at", UtcDateTime),
        sa.Column("path_completed_at", UtcDateTime),
        sa.Column("paused_until", UtcDateTime),
        sa.Column("looked_on", sa.Date),
        sa.Column("reminded_on", sa.Date),
        sa.Column("reminded_by", sa.String, nullable=False),
        sa.Column("unanswered_reminders", sa.Integer, nullable=False),
    )
    op.create_table(
        "quiz_disagreement",
        sa.Column("disagreement_id", sa.String, primary_key=True),
        sa.Column("question_id", sa.String, nullable=False, index=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("answer", sa.Text, nullable=False),
        sa.Column("answered_by", sa.String),
        sa.Column("answered_at", UtcDateTime),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("attempt", "round", "learner", "disagreement"):
        op.drop_table(f"quiz_{table}")
