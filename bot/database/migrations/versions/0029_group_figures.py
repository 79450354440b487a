"""Keep what was last drawn of each group, so that it is not drawn at each look."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0029"
down_revision: str | None = "0028"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "people_group_figure",
        sa.Column("name", sa.String, primary_key=True),
        sa.Column("drawn_at", UtcDateTime, nullable=False, index=True),
        sa.Column("bands", sa.JSON, nullable=False),
    )


def downgrade() -> None:
    """Drop it; figures are drawn anew."""
    op.drop_table("people_group_figure")
