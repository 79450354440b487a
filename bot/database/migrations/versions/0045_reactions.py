"""Keep how learners found a round, in two taps."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0045"
down_revision: str | None = "0044"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "quiz_reaction",
        sa.Column("round_id", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("is_useful", sa.Boolean, nullable=False),
        sa.Column("reacted_at", UtcDateTime, nullable=False, index=True),
        sa.Column("ground", sa.String),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("quiz_reaction")
