"""Keep by reference what waits until it comes to its reader's role together."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "company_waiting",
        sa.Column("arrival", sa.String, primary_key=True),
        sa.Column("reference", sa.String, primary_key=True),
        sa.Column("employee_id", sa.String, nullable=False, index=True),
        sa.Column("kind", sa.String, nullable=False),
        sa.Column("position", sa.Integer, nullable=False),
        sa.Column("offered_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("due_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("shown_in", sa.String),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("company_waiting")
