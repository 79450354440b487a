"""Keep for a minute that a button was pressed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0022"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "delivery_click",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("entered", sa.String, nullable=False),
        sa.Column("pressed", sa.String, nullable=False),
        sa.Column("at", sa.Double, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("delivery_click")
