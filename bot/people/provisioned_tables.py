"""The tables of what the identity provider says of people and groups."""

from sqlalchemy import Boolean, Column, ForeignKey, String, Table

from bot.database.columns import UtcDateTime, metadata
from bot.database.records import Forgetting, Record, Until, Whose, declared, own_rows

_DELETED = "the identity provider deletes it"
persons = Table(
    "people_provisioned",
    metadata,
    Column("scim_id", String, primary_key=True),
    Column("user_name", String, nullable=False),
    Column("user_key", String, nullable=False, unique=True),  # without its case
    Column("external_id", String, index=True),
    Column("email", String, nullable=False),
    Column("address", String, nullable=False, index=True),
    Column("is_active", Boolean, nullable=False),
    Column("employee_id", String, index=True),
    Column("looked_at", UtcDateTime),  # when Slack was last asked who it is
    info=own_rows(
        "what the identity provider says of somebody",
        Until(f"{_DELETED}, or the person is forgotten"),
    ),
)
groups = Table(
    "people_provisioned_group",
    metadata,
    Column("group_id", String, primary_key=True),
    Column("name", String, nullable=False),
    Column("external_id", String),
    info=declared(
        Record(
            "a group of the identity provider", Whose.COMPANY, Until(_DELETED), Forgetting.KEEP
        )
    ),
)
members = Table(
    "people_provisioned_member",
    metadata,
    Column("group_id", ForeignKey(groups.c.group_id, ondelete="CASCADE"), primary_key=True),
    Column(
        "scim_id",
        ForeignKey(persons.c.scim_id, ondelete="CASCADE"),
        primary_key=True,
        index=True,
    ),
    info=declared(
        Record(
            "who is in such a group; goes with the person's row",
            Whose.COMPANY,
            Until(_DELETED),
            Forgetting.KEEP,
        )
    ),
)
shut_out = Table(
    "people_shut_out",
    metadata,
    Column("fingerprint", String, primary_key=True),
    info=declared(
        Record(
            "that somebody left, as a fingerprint",
            Whose.COMPANY,
            Until("the identity provider says that they are here"),
            Forgetting.KEEP,
        )
    ),
)
