"""Who people are, as Slack's Web API says; remembered for ten minutes."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from aiohttp import ClientError
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.people.domain import DirectoryUnavailableError, Profile, Standing
from bot.people.slack_everybody import SlackEverybody

FRESH_FOR = timedelta(minutes=10)  # where Slack does not tell of changes by itself
GROUPS_FRESH_FOR = timedelta(minutes=1)  # who joins a group belongs there within a minute
FIELDS_FRESH_FOR = timedelta(hours=1)  # the company's own fields; asked for at every question
# What a status says when its owner is not at work. Emoji are Slack's own suggestions.
AWAY_EMOJI = frozenset({":palm_tree:", ":face_with_thermometer:", ":beach_with_umbrella:"})
AWAY_WORDS = re.compile(
    r"\b(vacation(ing)?|(on|annual) (holidays?|leave)|out of office|ooo|sick|sabbatical"
    r"|(parental|maternity|paternity) leave)\b",
    re.IGNORECASE,
)
OURSELVES = "ourselves"  # what auth.test says
NOBODY = frozenset(
    {
        "user_not_found",
        "users_not_found",
        "user_not_visible",
        "no_such_subteam",
        "subteam_not_found",
    }
)


class SlackDirectory:
    """Answers from memory until Slack reports a change or ten minutes are over, then asks.

    If Slack does not answer, an older memory serves; without one, questions about a person
    or group raise `DirectoryUnavailableError`.
    """

    def __init__(self, client: AsyncWebClient, *, now: Callable[[], datetime]) -> None:
        self._client = client
        self._now = now
        self._memory: dict[str, tuple[datetime, Mapping[str, Any]]] = {}
        self._asking: dict[str, asyncio.Lock] = {}
        self._everybody = SlackEverybody(client, now=now)

    async def profile(self, employee_id: str) -> Profile | None:
        """Return the person, or None if Slack knows nobody by this id."""
        name = f"profile {employee_id}"
        if not self._is_fresh(name):
            await self._everybody.before_asking(lambda: self._is_fresh(name), self._keep)
        reply = await self._remembered(name, lambda: self._client.users_info(user=employee_id))
        if "user" not in reply:
            return None
        if reply["user"].get("team_id"):
            await self._remembered(OURSELVES, self._client.auth_test)
        return self._profile(reply["user"])

    def hear_of_person(self, user: Mapping[str, Any]) -> Profile:
        """Remember the ``user`` of Slack's event in place of what was known; return it."""
        self._memory[f"profile {user['id']}"] = (self._now(), {"user": user})
        self._memory.pop(f"fields {user['id']}", None)
        self._memory.pop(f"e-mail {user.get('profile', {}).get('email')}", None)
        return self._profile(user)

    def _profile(self, user: Mapping[str, Any]) -> Profile:
        _, ourselves = self._memory.get(OURSELVES, (None, {}))
        return _profile(user, self._now(), standing_of(user, ourselves))

    async def team_id(self) -> str:
        """Return the id of the workspace, "T…"."""
        return str(
            (await self._remembered(OURSELVES, self._client.auth_test)).get("team_id", "")
        )

    def forget_group(self, group_id: str) -> None:
        """Ask Slack for the group's members the next time, not memory."""
        self._memory.pop(f"group {group_id}", None)

    async def resolve(self, reference: str) -> tuple[str, ...]:
        """Return the ids behind a Slack id, e-mail or user group id; empty if unknown."""
        if "@" in reference:
            reply = await self._remembered(
                f"e-mail {reference}",
                lambda: self._client.users_lookupByEmail(email=reference),
            )
            return (reply["user"]["id"],) if "user" in reply else ()
        if reference.startswith("S"):
            reply = await self._remembered(
                f"group {reference}",
                lambda: self._client.usergroups_users_list(usergroup=reference),
                GROUPS_FRESH_FOR,
            )
            return tuple(reply.get("users", ()))
        return (reference,)

    async def wants_quiet(self, employee_id: str) -> bool:
        """Tell whether do-not-disturb is on at this moment; False where Slack will not say."""
        try:
            reply = await self._client.dnd_info(user=employee_id)
        except (SlackClientError, ClientError, TimeoutError):
            return False
        now = self._now().timestamp()
        is_night = reply.get("dnd_enabled") and (
            reply["next_dnd_start_ts"] <= now < reply["next_dnd_end_ts"]
        )
        return bool(
            is_night
            or (reply.get("snooze_enabled") and now < reply.get("snooze_endtime", now + 1))
        )

    async def department_said(self, employee_id: str) -> str:
        """Return the profile's field "Department"; empty if Slack gives none."""
        try:
            reply = await self._remembered(
                f"fields {employee_id}",
                lambda: self._client.users_profile_get(user=employee_id, include_labels=True),
                FIELDS_FRESH_FOR,
            )
        except DirectoryUnavailableError:
            return ""
        fields = (reply.get("profile", {}).get("fields") or {}).values()
        said = (f["value"] for f in fields if f.get("label", "").casefold() == "department")
        return next(said, "")

    def _keep(self, user: Mapping[str, Any], since: datetime) -> None:
        kept_at, _ = self._memory.get(f"profile {user['id']}", (since, {}))
        if kept_at <= since:  # not what Slack told of them meanwhile
            self._memory[f"profile {user['id']}"] = (since, {"user": user})

    def _is_fresh(self, name: str, fresh_for: timedelta = FRESH_FOR) -> bool:
        asked_at, _ = self._memory.get(name, (None, {}))
        return asked_at is not None and self._now() - asked_at < fresh_for

    async def _remembered(
        self,
        name: str,
        ask: Callable[[], Awaitable[Any]],
        fresh_for: timedelta = FRESH_FOR,
    ) -> Mapping[str, Any]:
        # Several who want to know the same at once ask once: after a start, everybody's rights
        # depend on the same thirty names, and Slack takes fifty such questions a minute.
        async with self._asking.setdefault(name, asyncio.Lock()):
            return await self._known_or_asked(name, ask, fresh_for)

    async def _known_or_asked(
        self, name: str, ask: Callable[[], Awaitable[Any]], fresh_for: timedelta
    ) -> Mapping[str, Any]:
        asked_at, known = self._memory.get(name, (None, {}))
        if self._is_fresh(name, fresh_for):
            return known
        try:
            known = await _reply(ask)
        except DirectoryUnavailableError:
            if asked_at is None:
                raise
        self._memory[name] = (self._now(), known)
        return known


async def _reply(ask: Callable[[], Awaitable[Any]]) -> Mapping[str, Any]:
    try:
        reply = await ask()
    except SlackApiError as error:
        if error.response["error"] in NOBODY:
            return {}
        raise _unavailable() from error
    except (SlackClientError, ClientError, TimeoutError) as error:
        raise _unavailable() from error
    return dict(reply.data)


def _unavailable() -> DirectoryUnavailableError:
    return DirectoryUnavailableError("Slack does not answer just now. Please try again soon.")


def standing_of(user: Mapping[str, Any], ourselves: Mapping[str, Any]) -> Standing:
    """Return what the ``user`` of Slack is to us, whom auth.test names.

    Source: docs.slack.dev/reference/objects/user-object; docs.slack.dev/apis/slack-connect.
    """
    if user.get("is_stranger") or _is_of_another_company(user, ourselves):
        return Standing.FOREIGN
    return Standing.GUEST if is_guest(user) else Standing.OWN


def is_guest(user: Mapping[str, Any]) -> bool:
    """Tell whether the ``user`` of Slack was let into the workspace for some channels only."""
    return bool(user.get("is_restricted") or user.get("is_ultra_restricted"))


def _is_of_another_company(user: Mapping[str, Any], ourselves: Mapping[str, Any]) -> bool:
    """Tell it by the workspace; those of one organisation (Grid) are one company."""
    team, our_team = user.get("team_id"), ourselves.get("team_id")
    if not team or not our_team or team == our_team:
        return False
    company = (user.get("enterprise_user") or {}).get("enterprise_id")
    return not company or company != ourselves.get("enterprise_id")


def _profile(user: Mapping[str, Any], now: datetime, standing: Standing) -> Profile:
    profile = user.get("profile", {})
    name = profile.get("real_name") or user.get("real_name") or user.get("name", "")
    return Profile(
        employee_id=user["id"],
        name=profile.get("display_name") or name,
        time_zone=_known_zone(user.get("tz")),
        is_active=not user.get("deleted", False) and not user.get("is_bot", False),
        is_away=_says_away(profile, now),
        standing=standing,
        email=profile.get("email") or "",
    )


def _known_zone(name: str | None) -> str:
    try:
        return ZoneInfo(name).key if name else "UTC"
    except (ZoneInfoNotFoundError, ValueError):
        return "UTC"


def _says_away(profile: Mapping[str, Any], now: datetime) -> bool:
    ends = profile.get("status_expiration") or 0
    if ends and ends <= now.timestamp():
        return False
    text = profile.get("status_text") or ""
    return profile.get("status_emoji") in AWAY_EMOJI or bool(AWAY_WORDS.search(text))
