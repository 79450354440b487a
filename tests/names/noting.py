"""Notes what journeys keep and post under names that stay, and tells what the list lacks."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

import pytest

from bot.delivery.running.workflows import Workflows
from bot.delivery.store import SqlDeliveryAttempts
from bot.delivery.work import Json, Posted
from bot.playground.limits import checks
from bot.slack import Block
from tests.names.collecting import Names
from tests.names.forms import Named, fields_of, key_form, value_form, values_in
from tests.names.listing import LIST, WHY, listed


@dataclass
class SeenForms:
    """What work was known by, what was posted and asked, and how it will come back."""

    keys: Names = field(default_factory=set)
    references: Names = field(default_factory=set)
    values: set[Named] = field(default_factory=set)
    carried: set[Named] = field(default_factory=set)
    fields: set[Named] = field(default_factory=set)

    def unlisted(self) -> list[str]:
        """Return what the list lacks, with how to put it right."""
        seen = {
            "keys": map(key_form, self.keys),
            "references": map(key_form, self.references),
            "values": (_as_listed(one, "values") for one in self.values),
            "carried": (_as_listed(one, "carried") for one in self.carried),
            "fields": self.fields,
        }
        return [
            f"{section} of {name}: {form} is not in {LIST.name}. If it takes another's place:"
            f" {WHY[section]}; keep the old one. If it is new, write it there, where it stays."
            for section, forms in seen.items()
            for name, form in sorted(set(forms))
            if f"{name}.{form}" not in listed(section)
        ]

    def note_message(self, blocks: Sequence[Block]) -> None:
        """Note what comes back when somebody clicks in the message."""
        self.values |= set(values_in(blocks))

    def note_view(self, view: Block) -> None:
        """Note what comes back when somebody clicks in the view, or sends the modal."""
        self.note_message(view["blocks"])
        self.fields |= set(fields_of(view))
        if carried := view.get("private_metadata"):
            self.carried.add((view["callback_id"], carried))


def _as_listed(seen: Named, section: str) -> Named:
    """Return it in so many words if they are listed, else its form."""
    name, value = seen
    return (name, value if f"{name}.{value}" in listed(section) else value_form(value))


@dataclass(frozen=True, slots=True)
class _Noting:
    """Stands in for what checks messages or views in the playground."""

    check: Any
    note: Any

    def validate_python(self, sent: Any) -> Any:
        checked = self.check.validate_python(sent)
        self.note(sent)
        return checked


@contextmanager
def noted_forms(monkeypatch: pytest.MonkeyPatch) -> Iterator[SeenForms]:
    """Note what the bots that run meanwhile keep, post and ask."""
    seen = SeenForms()
    begin, keep_posted = Workflows.begin, SqlDeliveryAttempts.keep_posted

    async def noting_begin(workflows: Workflows, key: str, kept: Json) -> None:
        seen.keys.add(key)
        await begin(workflows, key, kept)

    async def noting_posted(
        attempts: SqlDeliveryAttempts, key: str, posted: Posted, reference: str | None
    ) -> None:
        seen.references.update([reference] if reference else [])
        await keep_posted(attempts, key, posted, reference)

    monkeypatch.setattr(Workflows, "begin", noting_begin)
    monkeypatch.setattr(SqlDeliveryAttempts, "keep_posted", noting_posted)
    monkeypatch.setattr(checks, "MESSAGE", _Noting(checks.MESSAGE, seen.note_message))
    monkeypatch.setattr(checks, "VIEW", _Noting(checks.VIEW, seen.note_view))
    yield seen
