"""Keep for whom alone the answer to a gap is."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0046"
down_revision: str | None = "0045"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the column; what is there is for everybody."""
    op.add_column("ask_gap", sa.Column("audience", sa.JSON))


def downgrade() -> None:
    """Drop it."""
    op.drop_column("ask_gap", "audience")
