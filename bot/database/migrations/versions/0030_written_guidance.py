"""Keep what is written in Slack, and how a gap ended, who has it and until when."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0030"
down_revision: str | None = "0029"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

GAP = "ask_gap"


def upgrade() -> None:
    """Make the table, and the columns of gaps."""
    op.create_table(
        "guidance_version",
        sa.Column("document", sa.String, primary_key=True),
        sa.Column("number", sa.Integer, primary_key=True),
        sa.Column("text", sa.Text, nullable=False),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("editor_id", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("key", sa.String, nullable=False),
    )
    with op.batch_alter_table(GAP) as gap:
        gap.add_column(sa.Column("outcome", sa.String))
        gap.add_column(sa.Column("holder_id", sa.String))
        gap.add_column(sa.Column("level", sa.Integer))
        gap.add_column(sa.Column("due_at", sa.DateTime(timezone=True)))
        gap.add_column(sa.Column("is_urgent", sa.Boolean))


def downgrade() -> None:
    """Drop them; what was written in Slack is gone, and every gap is one that nobody has."""
    # Not by a copy of the table, as a batch does it on SQLite: askers refer to it.
    for column in ("is_urgent", "due_at", "level", "holder_id", "outcome"):
        op.drop_column(GAP, column)
    op.drop_table("guidance_version")
