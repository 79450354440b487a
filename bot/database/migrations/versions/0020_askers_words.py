"""Keep each asker's own words with a gap, so that nobody reads another's."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# Who asked a gap's first question, while that is kept; of the others no words were kept.
FIRST_WORDS = """
UPDATE ask_gap_asker SET question = (
    SELECT min(ask_gap.question) FROM ask_gap JOIN ask_question
    ON ask_gap.key = ask_question.key OR ask_gap.key LIKE ask_question.key || ':%'
    WHERE ask_gap.gap_id = ask_gap_asker.gap_id
    AND ask_question.employee_id = ask_gap_asker.employee_id
)
"""


def upgrade() -> None:
    """Add the words, and fill in those of who asked first."""
    op.add_column("ask_gap_asker", sa.Column("question", sa.Text))
    op.execute(FIRST_WORDS)


def downgrade() -> None:
    """Leave the words of who asked first, in the gap."""
    op.drop_column("ask_gap_asker", "question")
