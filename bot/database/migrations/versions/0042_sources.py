"""Keep what was read of the sources of documents, and how it stands with each."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0042"
down_revision: str | None = "0041"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "guidance_mirror",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("path", sa.String, primary_key=True),
        sa.Column("version", sa.String, nullable=False),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("reason", sa.String, nullable=False),
        sa.Column("mend", sa.String, nullable=False),
    )
    op.create_table(
        "guidance_source",
        sa.Column("source", sa.String, primary_key=True),
        sa.Column("tried", UtcDateTime, nullable=False),
        sa.Column("succeeded", UtcDateTime),
        sa.Column("failure", sa.String, nullable=False),
        sa.Column("unread", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    op.drop_table("guidance_source")
    op.drop_table("guidance_mirror")
