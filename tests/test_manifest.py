"""The manifest asks for what the bot uses: no less, and no more."""

import re
from pathlib import Path
from typing import Any, TypeAlias

import pytest
from pydantic import SecretStr
from slack_bolt.async_app import AsyncApp

from bot import app as bot_app
from bot.clock import Clock
from bot.commands.checks.manifest import parts_of, wanted_manifest
from bot.playground.scopes import HISTORY, HISTORY_METHODS, NEEDED
from bot.settings import Settings
from bot.workspaces.single import bot

ROOT = Path(__file__).parent.parent
Registered: TypeAlias = dict[str, set[str]]
CALL = re.compile(r"client\.((?:[a-z]+_)+[a-zA-Z]+)\(")
EVENTS = {"message": "message.im"}  # a listener's name and the subscription that feeds it
SCOPE_OF_EVENT = {
    "agent_session_stopped": None,
    "app_home_opened": None,
    "app_mention": "app_mentions:read",
    "app_uninstalled": None,
    "message.im": "im:history",
    "subteam_members_changed": "usergroups:read",
    "subteam_updated": "usergroups:read",
    "team_join": "users:read",
    "tokens_revoked": None,
    "user_change": "users:read",
}


@pytest.fixture
def registered(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Registered:
    """Build the whole bot and note what its listeners ask Slack for."""
    seen: Registered = {"command": set(), "shortcut": set(), "event": set()}

    class Noting(AsyncApp):
        def command(self, command: Any, **more: Any) -> Any:  # type: ignore[override]
            seen["command"].add(command)
            return super().command(command, **more)

        def shortcut(self, constraints: Any, **more: Any) -> Any:  # type: ignore[override]
            seen["shortcut"].add(constraints)
            return super().shortcut(constraints, **more)

        def event(self, event: Any, **more: Any) -> Any:  # type: ignore[override]
            seen["event"].add(EVENTS.get(event, event))
            return super().event(event, **more)

    monkeypatch.setattr(bot, "AsyncApp", Noting)
    settings = Settings(
        slack_bot_token=SecretStr("xoxb-1"),
        slack_signing_secret=SecretStr("s"),
        knowledge=ROOT / "knowledge",
        state=tmp_path,
    )
    bot_app.build_bot(settings, Clock())
    return seen


@pytest.mark.parametrize("kind", ["command", "shortcut", "event"])
def test_slack_is_asked_for_exactly_what_listeners_wait_for(
    registered: Registered, kind: str
) -> None:
    assert parts_of(wanted_manifest())[kind] == registered[kind]


def methods_used() -> set[str]:
    sources = [path.read_text("utf-8") for path in (ROOT / "bot").rglob("*.py")]
    called = {name.replace("_", ".") for text in sources for name in CALL.findall(text)}
    return called & {*NEEDED, *HISTORY_METHODS}


def test_every_method_that_the_bot_calls_is_allowed() -> None:
    granted = parts_of(wanted_manifest())["scope"]
    needed = [NEEDED.get(method) for method in methods_used() - HISTORY_METHODS]
    needed += list(HISTORY.values())

    assert [one for one in needed if one and not one & granted] == []


def test_no_scope_is_asked_for_in_vain() -> None:
    wanted = parts_of(wanted_manifest())
    of_methods = {scope for method in methods_used() for scope in NEEDED.get(method, ())}
    of_reading = {scope for scopes in HISTORY.values() for scope in scopes}
    of_events = {SCOPE_OF_EVENT[event] for event in wanted["event"]}

    assert wanted["scope"] - of_methods - of_reading - of_events == {"commands"}
