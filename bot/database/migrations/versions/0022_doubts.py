"""Keep what employees find wrong with a quote, until its owner has answered."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0022"
down_revision: str | None = "0021"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table of doubts."""
    op.create_table(
        "ask_doubt",
        sa.Column("doubt_id", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False),
        sa.Column("employee_id", sa.String, nullable=False),
        sa.Column("document", sa.String, nullable=False),
        sa.Column("excerpt", sa.JSON, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("question", sa.Text, nullable=False),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("thread_ts", sa.String),
        sa.Column("doubted_at", UtcDateTime, nullable=False, index=True),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("note", sa.Text, nullable=False),
        sa.UniqueConstraint("key", "employee_id", "document"),
    )


def downgrade() -> None:
    """Drop the doubts."""
    op.drop_table("ask_doubt")
