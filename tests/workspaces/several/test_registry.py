"""Which workspaces are open in a process: those that are needed and there, and no others."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest
from slack_sdk.oauth.token_rotation.async_rotator import AsyncTokenRotator

from bot.database.engine import Database
from bot.delivery.work import Work
from bot.errors import CannotDoError
from bot.workspaces.domain import Installed, NotInstalledError, StillReadingError
from bot.workspaces.oauth import tokens as tokens_module
from bot.workspaces.oauth.installations import Installations
from bot.workspaces.oauth.tokens import WorkspaceTokens
from bot.workspaces.several import registry as module
from bot.workspaces.several.registry import OpenWorkspaces, UnknownKindError
from bot.workspaces.workspace import Workspace
from tests.fakes import FakeDelivery
from tests.workspaces.oauth.test_tokens import an_install

NOW = datetime.now(UTC)


@dataclass
class Houses:
    """Opens small workspaces, and notes which are at work."""

    at_work: set[str] = field(default_factory=set)
    in_trouble: set[str] = field(default_factory=set)

    async def open_one(self, installed: Installed) -> Workspace:
        if installed.team_id in self.in_trouble:
            message = "departments.yaml is not readable YAML."
            raise CannotDoError(message)

        @asynccontextmanager
        async def at_work() -> AsyncIterator[None]:
            self.at_work.add(installed.team_id)
            yield
            self.at_work.discard(installed.team_id)

        async def close() -> None:
            """Nothing is open here."""

        never = SimpleNamespace(wait=_for_ever)
        small = SimpleNamespace(
            at_work=at_work,
            close=close,
            handlers={"ask.answer": object()},
            reads_guidance={"ask.answer"},
            is_read=never,
        )
        return cast("Workspace", small)


async def _for_ever() -> None:
    raise TimeoutError


@pytest.fixture(autouse=True)
def _forgetful(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokens_module, "FRESH_SECONDS", 0.0)
    monkeypatch.setattr(module, "READING_SECONDS", 0.1)


@pytest.fixture
def houses() -> Houses:
    return Houses()


@pytest.fixture
async def kept(sqlite_database: Database) -> Installations:
    kept = Installations(sqlite_database, "111.222")
    for team_id in ("T1", "T2"):
        await kept.keep(an_install(team_id=team_id, expires_in=None), NOW)
    return kept


@pytest.fixture
def opened(kept: Installations, houses: Houses) -> OpenWorkspaces:
    rotator = AsyncTokenRotator(client_id="111.222", client_secret="s")
    return OpenWorkspaces(kept, WorkspaceTokens(kept, rotator), houses.open_one)


async def test_a_workspace_is_opened_once_when_it_is_needed(
    opened: OpenWorkspaces, houses: Houses
) -> None:
    first = await opened.of("T1")
    second = await opened.of("T1")

    assert first is second
    assert houses.at_work == {"T1"}


async def test_one_that_removed_the_app_elsewhere_rests(
    opened: OpenWorkspaces, houses: Houses, kept: Installations
) -> None:
    await opened.keep_up()
    await kept.end("T1", NOW)

    await opened.keep_up()

    assert houses.at_work == {"T2"}


async def test_one_that_is_forgotten_elsewhere_rests(
    opened: OpenWorkspaces, houses: Houses, kept: Installations
) -> None:
    await opened.keep_up()
    await kept.forget("T1")

    await opened.keep_up()

    assert houses.at_work == {"T2"}


async def test_asking_for_one_that_is_gone_lets_it_rest_at_once(
    opened: OpenWorkspaces, houses: Houses, kept: Installations
) -> None:
    await opened.of("T1")
    await kept.end("T1", NOW)

    with pytest.raises(NotInstalledError):
        await opened.of("T1")

    assert houses.at_work == set()


async def test_one_in_trouble_does_not_keep_the_others_waiting(
    opened: OpenWorkspaces, houses: Houses
) -> None:
    houses.in_trouble = {"T1"}
    await opened.keep_up()
    assert houses.at_work == {"T2"}

    houses.in_trouble = set()
    await opened.keep_up()

    assert houses.at_work == {"T1", "T2"}


async def test_all_rest_in_the_end(opened: OpenWorkspaces, houses: Houses) -> None:
    await opened.keep_up()

    await opened.close_all()

    assert houses.at_work == set()


async def test_a_question_waits_while_the_guidance_is_being_read(
    opened: OpenWorkspaces,
) -> None:
    with pytest.raises(StillReadingError):
        await opened.do(_work("ask.answer"), FakeDelivery())


async def test_work_that_nobody_does_is_tried_again_later(opened: OpenWorkspaces) -> None:
    with pytest.raises(UnknownKindError):
        await opened.do(_work("ask.later_version"), FakeDelivery())


def _work(kind: str) -> Work:
    return Work(kind=kind, key="T1/1", team_id="T1")
