"""Keep what was set in Slack by subject too, so that others than settings may be."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

KEY = "pk_company_setting"


def upgrade() -> None:
    """Add the subject to the key; what was set until now are settings."""
    subject = sa.Column("subject", sa.String, nullable=False, server_default="settings")
    with op.batch_alter_table("company_setting") as table:
        table.add_column(subject)
        table.drop_constraint(KEY, type_="primary")
        table.create_primary_key(KEY, ["subject", "key"])


def downgrade() -> None:
    """Leave the settings alone."""
    op.execute("DELETE FROM company_setting WHERE subject <> 'settings'")
    with op.batch_alter_table("company_setting") as table:
        table.drop_constraint(KEY, type_="primary")
        table.create_primary_key(KEY, ["key"])
        table.drop_column("subject")
