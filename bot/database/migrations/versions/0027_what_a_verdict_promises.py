"""Keep by when a report is promised, what its cause was and whether the customer knows."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns; what was decided before promised no day."""
    with op.batch_alter_table("ideas_report") as table:
        table.add_column(sa.Column("promised_for", sa.Date))
        table.add_column(sa.Column("cause", sa.Text, nullable=False, server_default=""))
        table.add_column(sa.Column("customer_knows", sa.Boolean))


def downgrade() -> None:
    """Drop them, with what was promised."""
    with op.batch_alter_table("ideas_report") as table:
        for name in ("customer_knows", "cause", "promised_for"):
            table.drop_column(name)
