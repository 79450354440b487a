"""Keep of which ticket of a help desk a report was made."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0034"
down_revision: str | None = "0033"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; what was reported before came from no ticket."""
    op.add_column("ideas_report", sa.Column("ticket", sa.String))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("ideas_report", "ticket")
