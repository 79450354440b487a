"""Keep who left, until they come back or are forgotten."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0027"
down_revision: str | None = "0026"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table."""
    op.create_table(
        "company_leaver",
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("left_on", sa.Date, nullable=False),
    )
    op.create_index("ix_company_leaver_left_on", "company_leaver", ["left_on"])


def downgrade() -> None:
    """Drop it; who left is no more forgotten by itself."""
    op.drop_table("company_leaver")
