"""Keep which rounds trainers assigned to departments."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0043"
down_revision: str | None = "0042"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "quiz_assignment",
        sa.Column("assignment_id", sa.String, primary_key=True),
        sa.Column("department_id", sa.String, nullable=False),
        sa.Column("moment_id", sa.String, nullable=False),
        sa.Column("until", sa.Date, nullable=False),
        sa.Column("employee_id", sa.String, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False),
        sa.Column("ended_at", UtcDateTime),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("quiz_assignment")
