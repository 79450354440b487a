"""Keep what comes without a name until the full hour, and nothing else of it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0025"
down_revision: str | None = "0024"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "ideas_letter",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("secret_hash", sa.String, nullable=False),
        sa.Column("opens_at", UtcDateTime, nullable=False),
        sa.Column("contents", sa.JSON, nullable=False),
    )
    op.create_index("ix_ideas_letter_secret_hash", "ideas_letter", ["secret_hash"])


def downgrade() -> None:
    """Drop it, with what has not gone its way."""
    op.drop_table("ideas_letter")
