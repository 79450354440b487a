"""Keep drafts of quiz questions, and which guidance they were drafted from."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make both tables."""
    op.create_table(
        "quiz_draft",
        sa.Column("draft_id", sa.String, primary_key=True),
        sa.Column("batch", sa.String, nullable=False, index=True),
        sa.Column("place", sa.Integer, nullable=False),
        sa.Column("title", sa.String, nullable=False),
        sa.Column("question", sa.JSON, nullable=False),
        sa.Column("drafted_at", UtcDateTime, nullable=False),
        sa.Column("state", sa.String, nullable=False, index=True),
        sa.Column("decided_by", sa.String),
        sa.Column("decided_at", UtcDateTime),
    )
    op.create_table(
        "quiz_seen_document",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("sentences", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("quiz_seen_document")
    op.drop_table("quiz_draft")
