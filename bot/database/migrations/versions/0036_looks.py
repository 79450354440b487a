"""Keep what a manager looked for at a moment, and what they saw."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0036"
down_revision: str | None = "0035"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "quiz_look",
        sa.Column("look_id", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("department_id", sa.String, nullable=False, index=True),
        sa.Column("moment_id", sa.String, nullable=False),
        sa.Column("lines", sa.JSON, nullable=False),
        sa.Column("sent_at", UtcDateTime, nullable=False, index=True),
        sa.Column("ticked", sa.JSON),
        sa.Column("ticked_at", UtcDateTime),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("quiz_look")
