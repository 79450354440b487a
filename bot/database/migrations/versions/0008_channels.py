"""Keep how Ask behaves in each channel."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table of channels."""
    op.create_table(
        "ask_channel",
        sa.Column("team_id", sa.String, primary_key=True),
        sa.Column("channel", sa.String, primary_key=True),
        sa.Column("manner", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ask_channel")
