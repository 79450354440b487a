"""Keep quiz questions that trainers write in Slack, version by version."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0041"
down_revision: str | None = "0040"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "quiz_question_version",
        sa.Column("question_id", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("question", sa.JSON),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("editor_id", sa.String, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("counts", sa.Boolean, nullable=False),
        sa.Column("agreed_by", sa.String),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("quiz_question_version")
