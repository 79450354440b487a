"""Refuse to empty the audit trail at once: on Postgres TRUNCATE fires no trigger of a row."""

from collections.abc import Sequence

from alembic import op

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

TRIGGER = """
CREATE TRIGGER company_audit_no_truncate BEFORE TRUNCATE ON company_audit
FOR EACH STATEMENT EXECUTE FUNCTION company_audit_append_only()
"""


def upgrade() -> None:
    """Make the trigger; SQLite knows no TRUNCATE."""
    if op.get_context().dialect.name != "sqlite":
        op.execute(TRIGGER)


def downgrade() -> None:
    """Drop it."""
    if op.get_context().dialect.name != "sqlite":
        op.execute("DROP TRIGGER company_audit_no_truncate ON company_audit")
