"""Keep with a question what was quoted in its answer, so that an owner can be shown it."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0021"
down_revision: str | None = "0020"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the quotes; of earlier answers they are not known."""
    op.add_column("ask_question", sa.Column("quoted", sa.JSON))


def downgrade() -> None:
    """Leave the documents' names."""
    op.drop_column("ask_question", "quoted")
