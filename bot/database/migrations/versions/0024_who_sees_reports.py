"""Keep which reports go round a manager, and which were handed to somebody by name."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0024"
down_revision: str | None = "0023"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# Who was handed a report alone may manage another department, and keeps what they were given.
ENTRUSTED = """
UPDATE ideas_report SET is_entrusted = true WHERE EXISTS (
    SELECT 1 FROM ideas_entry WHERE ideas_entry.number = ideas_report.number
    AND step = 'hand_over' AND done_by <> '' AND gone_to <> '' AND gone_to NOT LIKE '%,%'
)
"""


def upgrade() -> None:
    """Add both, and fill in what was handed over."""
    for name in ("goes_round", "is_entrusted"):
        column = sa.Column(name, sa.Boolean, nullable=False, server_default=sa.false())
        op.add_column("ideas_report", column)
    op.execute(ENTRUSTED)


def downgrade() -> None:
    """Leave both out."""
    op.drop_column("ideas_report", "is_entrusted")
    op.drop_column("ideas_report", "goes_round")
