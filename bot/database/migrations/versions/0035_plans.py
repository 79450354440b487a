"""Keep what somebody plans after a step of the path, and what came of it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0035"
down_revision: str | None = "0034"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "quiz_plan",
        sa.Column("plan_id", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("department_id", sa.String, nullable=False),
        sa.Column("words", sa.Text, nullable=False),
        sa.Column("made_at", UtcDateTime, nullable=False, index=True),
        sa.Column("outcome", sa.String),
        sa.Column("answered_at", UtcDateTime),
        sa.Column("came_of_it", sa.Text, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("quiz_plan")
