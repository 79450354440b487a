"""Keep by when a report is promised, what its cause was and whether the customer knows."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0028"
down_revision: str | None = "0027"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns; what was decided before promised no day."""
    op.add_column("ideas_report", sa.Column("promised_for", sa.Date))
    cause = sa.Column("cause", sa.Text, nullable=False, server_default="")
    op.add_column("ideas_report", cause)
    op.add_column("ideas_report", sa.Column("customer_knows", sa.Boolean))


def downgrade() -> None:
    """Drop them, with what was promised."""
    for name in ("customer_knows", "cause", "promised_for"):
        op.drop_column("ideas_report", name)
