"""Keep what owners said in Slack of documents: that they are right, and whose they are."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0037"
down_revision: str | None = "0036"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "guidance_said",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("reviewed", sa.Date),
        sa.Column("owner", sa.String),
        sa.Column("owner_before", sa.String),
        sa.Column("asked", sa.Date),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("guidance_said")
