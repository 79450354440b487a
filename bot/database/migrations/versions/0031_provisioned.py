"""Keep what the identity provider says of people and groups, and whom it shut out."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bot.database.columns import UtcDateTime

revision: str = "0031"
down_revision: str | None = "0030"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the four tables."""
    op.create_table(
        "people_provisioned",
        sa.Column("scim_id", sa.String, primary_key=True),
        sa.Column("user_name", sa.String, nullable=False),
        sa.Column("user_key", sa.String, nullable=False, unique=True),
        sa.Column("external_id", sa.String, index=True),
        sa.Column("email", sa.String, nullable=False),
        sa.Column("address", sa.String, nullable=False, index=True),
        sa.Column("is_active", sa.Boolean, nullable=False),
        sa.Column("employee_id", sa.String, index=True),
        sa.Column("looked_at", UtcDateTime),
    )
    op.create_table(
        "people_provisioned_group",
        sa.Column("group_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("external_id", sa.String),
    )
    _make_members()
    op.create_table("people_shut_out", sa.Column("fingerprint", sa.String, primary_key=True))


def _make_members() -> None:
    group = sa.ForeignKey("people_provisioned_group.group_id", ondelete="CASCADE")
    person = sa.ForeignKey("people_provisioned.scim_id", ondelete="CASCADE")
    op.create_table(
        "people_provisioned_member",
        sa.Column("group_id", sa.String, group, primary_key=True),
        sa.Column("scim_id", sa.String, person, primary_key=True, index=True),
    )


def downgrade() -> None:
    """Drop them; whom the identity provider shut out may come in again."""
    for name in ("member", "group"):
        op.drop_table(f"people_provisioned_{name}")
    op.drop_table("people_provisioned")
    op.drop_table("people_shut_out")
