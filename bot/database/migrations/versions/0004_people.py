"""Keep which department each employee chose."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the table of people."""
    op.create_table(
        "people_employee",
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("department_id", sa.String, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop it."""
    op.drop_table("people_employee")
