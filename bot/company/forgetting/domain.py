"""The words for forgetting a person: who asks for it, of whom, and what is still to do."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import ClassVar, Protocol

from bot.company.audit.domain import Change, Subject
from bot.company.records.domain import KeptOfPerson
from bot.errors import CannotDoError

SLACK_ID = r"(?<![A-Za-z0-9])[UW][A-Z0-9]{2,20}(?![A-Za-z0-9])"


class PersonalData(Protocol):
    """Shows and forgets what is kept about a person; asks nobody whether it may."""

    async def look(self, employee_id: str) -> Sequence[KeptOfPerson]:
        """Return all that names the person: rows of tables, and kept work."""
        ...

    async def forget(self, employee_id: str, team_id: str) -> Sequence[KeptOfPerson]:
        """Forget the person; return what names them all the same, read anew."""
        ...


class StillHereError(CannotDoError):
    """An administrator wants somebody forgotten who can say so themselves."""


class NobodyNamedError(CannotDoError):
    """An administrator does not say who is to be forgotten."""


@dataclass(frozen=True, slots=True)
class ShowLeaver:
    """An administrator asks what is kept about somebody who left."""

    KIND: ClassVar[str] = "company.show_leaver"
    employee_id: str  # of the administrator
    user: str  # who left; empty: not said
    response_url: str


@dataclass(frozen=True, slots=True)
class ForgetLeaver:
    """An administrator has somebody forgotten who left."""

    KIND: ClassVar[str] = "company.forget_leaver"
    employee_id: str  # of the administrator
    user: str  # who left
    response_url: str


@dataclass(frozen=True, slots=True)
class FinishForgetting:
    """Forget the work that was in hand, or younger than Slack's repeats, at that moment."""

    KIND: ClassVar[str] = "company.finish_forgetting"
    fingerprint: str  # of the person, whom it does not name
    at: datetime  # UTC
    tries: int = 0


def forgotten_by(employee_id: str, key: str) -> Change:
    """Return for the audit trail that somebody who left was forgotten; not who."""
    return Change(
        key=key,
        employee_id=employee_id,
        subject=Subject.PERSON,
        name="somebody who left",
        deed="forgotten",
    )


def fingerprint_of(employee_id: str) -> str:
    """Return what tells that an id is this one, and cannot be read back into it."""
    return sha256(employee_id.encode()).hexdigest()


def says(employee_id: str) -> Callable[[str], bool]:
    """Return what tells whether a text has the id; an id may begin like another one."""
    word = re.compile(rf"(?<![A-Za-z0-9]){re.escape(employee_id)}(?![A-Za-z0-9])")
    return lambda text: word.search(text) is not None


def says_one_of(fingerprint: str) -> Callable[[str], bool]:
    """Return what tells whether a text has the id with this fingerprint."""
    return lambda text: any(fingerprint_of(one) == fingerprint for one in _ids_in(text))


def _ids_in(text: str) -> set[str]:
    return set(re.findall(SLACK_ID, text))
