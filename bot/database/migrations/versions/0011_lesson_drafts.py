"""Keep drafts of lessons, and which complaints make none."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ideas_lesson_draft",
        sa.Column("number", sa.Integer, sa.ForeignKey("ideas_report.number"), primary_key=True),
        sa.Column("lesson", sa.JSON),
        sa.Column("drafted_at", UtcDateTime),
        sa.Column("rejected_by", sa.String),
        sa.Column("rejected_at", UtcDateTime),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ideas_lesson_draft")
