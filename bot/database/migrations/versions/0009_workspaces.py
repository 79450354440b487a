"""Keep who installed the app: workspaces, their tokens, and installs that are under way.

The tables of tokens and states are slack_sdk's own; a test compares them with its version.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "workspace",
        sa.Column("team_id", sa.String, primary_key=True),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("enterprise_id", sa.String),
        sa.Column("installed_by", sa.String, nullable=False),
        sa.Column("installed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True)),
        sa.Column("renewing_until", sa.DateTime(timezone=True)),
    )
    op.create_table(
        "slack_bots",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        *[sa.Column(name, sa.String, nullable=False) for name in ("client_id", "app_id")],
        *[
            sa.Column(name, sa.String)
            for name in ("enterprise_id", "enterprise_name", "team_id", "team_name")
        ],
        *[
            sa.Column(name, sa.String)
            for name in ("bot_token", "bot_id", "bot_user_id", "bot_scopes")
        ],
        sa.Column("bot_refresh_token", sa.String),
        sa.Column("bot_token_expires_at", sa.DateTime),
        sa.Column("is_enterprise_install", sa.Boolean, nullable=False),
        sa.Column("installed_at", sa.DateTime, nullable=False),
    )
    op.create_index("slack_bots_idx", "slack_bots", ["client_id", "enterprise_id", "team_id"])
    op.create_table(
        "slack_oauth_states",
        sa.Column("id", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("state", sa.String, nullable=False, unique=True),
        sa.Column("expire_at", sa.DateTime, nullable=False),
    )


def downgrade() -> None:
    """Drop them."""
    for table in ("slack_oauth_states", "slack_bots", "workspace"):
        op.drop_table(table)
