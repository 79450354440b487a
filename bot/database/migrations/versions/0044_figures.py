"""Keep figures of the company's indicators, month by month."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0044"
down_revision: str | None = "0043"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "effect_figure",
        sa.Column("indicator_id", sa.String, primary_key=True),
        sa.Column("month", sa.Date, primary_key=True),
        sa.Column("moment_id", sa.String, primary_key=True),
        sa.Column("value", sa.Double, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("effect_figure")
