"""Keep who used how much of the language model, and answers it composed."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables of the language model's use and of composed answers."""
    op.create_table(
        "language_model_use",
        sa.Column(
            "use_id", sa.BigInteger().with_variant(sa.Integer, "sqlite"), primary_key=True
        ),
        sa.Column("employee_id", sa.String, nullable=False),
        sa.Column("feature", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("outcome", sa.String, nullable=False),
        sa.Column("tokens_read", sa.Integer, nullable=False),
        sa.Column("tokens_written", sa.Integer, nullable=False),
        sa.Column("milliseconds", sa.Integer, nullable=False),
        sa.Column("used_at", UtcDateTime, nullable=False, index=True),
    )
    op.create_table(
        "ask_composed",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("answer", sa.JSON, nullable=False),
        sa.Column("composed_at", UtcDateTime, nullable=False, index=True),
    )


def downgrade() -> None:
    """Drop both tables."""
    op.drop_table("ask_composed")
    op.drop_table("language_model_use")
