"""Keep in which language employees want their answers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table of choices."""
    op.create_table(
        "ask_language",
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("language", sa.String, nullable=False),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("ask_language")
