"""Keep team cases: where they are wanted, how they go, and votes apart from their voters."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0039"
down_revision: str | None = "0038"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "quiz_case_channel",
        sa.Column("department_id", sa.String, primary_key=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("wanted_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "quiz_case_run",
        sa.Column("run_id", sa.String, primary_key=True),
        sa.Column("department_id", sa.String, nullable=False, index=True),
        sa.Column("channel", sa.String, nullable=False),
        sa.Column("case_id", sa.String, nullable=False),
        sa.Column("began_at", UtcDateTime, nullable=False, index=True),
        sa.Column("stepped_at", UtcDateTime, nullable=False),
        sa.Column("path", sa.JSON, nullable=False),
        sa.Column("outcomes", sa.JSON, nullable=False),
        sa.Column("ended_at", UtcDateTime),
    )
    op.create_table(
        "quiz_case_voter",
        sa.Column("step", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("stepped_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "quiz_case_vote",
        sa.Column("step", sa.String, primary_key=True),
        sa.Column("choice", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("votes", sa.Double, nullable=False),
        sa.Column("stepped_at", UtcDateTime, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for name in ("vote", "voter", "run", "channel"):
        op.drop_table(f"quiz_case_{name}")
