"""Keep who left and is let in until a word is said, and what was said of many on a day."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0033"
down_revision: str | None = "0032"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the column and the table."""
    waits = sa.Column("waits", sa.Boolean, nullable=False, server_default=sa.false())
    op.add_column("company_leaver", waits)
    op.create_table(
        "company_leaving_day",
        sa.Column("day", sa.Date, primary_key=True),
        sa.Column("is_confirmed", sa.Boolean, nullable=False),
        sa.Column("mistakes", sa.Integer, nullable=False),
    )


def downgrade() -> None:
    """Drop them; who waits is shut out."""
    op.drop_table("company_leaving_day")
    with op.batch_alter_table("company_leaver") as table:
        table.drop_column("waits")
