"""Keep how sure somebody was of an answer, and who does not want to be asked."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0032"
down_revision: str | None = "0031"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add both; of earlier answers nobody knows, and everybody is asked."""
    op.add_column("quiz_attempt", sa.Column("is_sure", sa.Boolean))
    asks = sa.Column("asks_sureness", sa.Boolean, nullable=False, server_default=sa.true())
    op.add_column("quiz_learner", asks)


def downgrade() -> None:
    """Take them away."""
    with op.batch_alter_table("quiz_learner") as table:
        table.drop_column("asks_sureness")
    with op.batch_alter_table("quiz_attempt") as table:
        table.drop_column("is_sure")
