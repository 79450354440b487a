"""Keep what administrators set in Slack, and who changed what."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

APPEND_ONLY = "The audit trail is append only."
ON_SQLITE = """
CREATE TRIGGER company_audit_no_{does} BEFORE {does} ON company_audit
BEGIN SELECT RAISE(ABORT, '{refusal}'); END
"""
FUNCTION = """
CREATE FUNCTION company_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{refusal}' USING ERRCODE = 'integrity_constraint_violation'; END $$
"""
ON_POSTGRES = """
CREATE TRIGGER company_audit_append_only BEFORE UPDATE OR DELETE ON company_audit
FOR EACH ROW EXECUTE FUNCTION company_audit_append_only()
"""


def upgrade() -> None:
    """Make the tables, and what lets nothing of the trail be changed."""
    op.create_table(
        "company_setting",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("value", sa.JSON, nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("set_at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "company_audit_person",
        sa.Column("employee_id", sa.String, primary_key=True),
        sa.Column("pseudonym", sa.String, nullable=False),
        sa.Column("secret", sa.String, nullable=False),
        sa.UniqueConstraint("pseudonym", name="uq_company_audit_person_pseudonym"),
    )
    op.create_table(
        "company_audit",
        sa.Column("key", sa.String, primary_key=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("who", sa.String, nullable=False),
        sa.Column("subject", sa.String, nullable=False),
        sa.Column("name", sa.String, nullable=False),
        sa.Column("deed", sa.String, nullable=False),
        sa.Column("old", sa.JSON),
        sa.Column("new", sa.JSON),
    )
    if op.get_context().dialect.name == "sqlite":
        for does in ("UPDATE", "DELETE"):
            op.execute(ON_SQLITE.format(does=does, refusal=APPEND_ONLY))
    else:
        op.execute(FUNCTION.format(refusal=APPEND_ONLY))
        op.execute(ON_POSTGRES)


def downgrade() -> None:
    """Drop them."""
    op.drop_table("company_audit")
    if op.get_context().dialect.name != "sqlite":
        op.execute("DROP FUNCTION company_audit_append_only()")
    op.drop_table("company_audit_person")
    op.drop_table("company_setting")
