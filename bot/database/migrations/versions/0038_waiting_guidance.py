"""Keep changes of guidance that wait for a second person."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0038"
down_revision: str | None = "0037"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "guidance_waiting",
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("key", sa.String, nullable=False, unique=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("proposal", sa.JSON, nullable=False),
        sa.Column("at", UtcDateTime, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("guidance_waiting")
