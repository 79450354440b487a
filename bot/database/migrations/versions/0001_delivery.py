"""Keep attempts, the pace of posting, replicas and schedules."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables of delivery."""
    op.create_table(
        "delivery_attempt",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("attempts", sa.Integer, nullable=False),
        sa.Column("first_at", UtcDateTime, nullable=False),
        sa.Column("last_at", UtcDateTime, nullable=False),
        sa.Column("channel", sa.String),
        sa.Column("ts", sa.String),
        sa.Column("reference", sa.String, index=True),
    )
    op.create_table(
        "delivery_pace",
        sa.Column("place", sa.String, primary_key=True),
        sa.Column("free_at", sa.Double, nullable=False),
    )
    op.create_table(
        "delivery_replica",
        sa.Column("replica_id", sa.String, primary_key=True),
        sa.Column("life", sa.String, nullable=False),
        sa.Column("beat", sa.Integer, nullable=False),
        sa.Column("seen_at", UtcDateTime, nullable=False),
    )
    op.create_table(
        "delivery_later",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("due_at", UtcDateTime, nullable=False, index=True),
        sa.Column("work", sa.JSON, nullable=False),
    )
    op.create_table(
        "delivery_schedule",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("cron", sa.String, nullable=False),
        sa.Column("time_zone", sa.String, nullable=False),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("payload", sa.JSON, nullable=False),
        sa.Column("team_id", sa.String, nullable=False),
        sa.Column("next_at", UtcDateTime, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop the tables of delivery."""
    for table in ("schedule", "later", "replica", "pace", "attempt"):
        op.drop_table(f"delivery_{table}")
