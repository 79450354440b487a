"""What the page can let an employee do, by name."""

from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from types import MappingProxyType
from typing import TypeAlias
from zoneinfo import ZoneInfo

from bot.playground.employee import SimulatedEmployee
from bot.playground.members import JsonObject, Member

PageAction: TypeAlias = Callable[[SimulatedEmployee, JsonObject], Awaitable[JsonObject]]


async def _say(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    return employee.says(asked["text"], channel=asked["channel"], thread=asked.get("thread"))


async def _run(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    await employee.runs(asked["command"], asked["text"], channel=asked["channel"])
    return {}


async def _edit(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.edits(asked, asked["text"])
    return {}


async def _delete(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.deletes(asked)
    return {}


async def _react(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.reacts(asked["name"], on=asked)
    return {}


async def _join(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.joins(asked["channel"])
    return {}


async def _open_app(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.opens_home(asked["tab"])
    return {}


async def _use_shortcut(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    await employee.uses_shortcut(asked["callback_id"], on=asked.get("on"))
    return {}


async def _click(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    which = (asked["action_id"], asked.get("entered"), asked.get("block_id", ""))
    match asked["on"]:
        case "home":
            failure = await employee.clicks_home(*which)
        case "modal":
            failure = await employee.clicks_modal(*which)
        case message:
            failure = await employee.clicks_message(message["ts"], message["channel"], *which)
    return {"failure": failure}


async def _submit(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    return {"errors": await employee.submits(asked["answers"])}


async def _close(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    await employee.closes(everything=asked.get("everything", False))
    return {}


async def _move_clock(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    employee.slack.move_clock(timedelta(hours=asked["hours"]))
    return {}


async def _switch_weather(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    faults = employee.slack.faults
    faults.limits_every = int(asked["limits_every"])
    faults.fails_every = int(asked["fails_every"])
    faults.slow_seconds = float(asked["slow_seconds"])
    faults.is_duplicating = bool(asked["is_duplicating"])
    employee.workspace.show("weather")
    return {}


async def _update_profile(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    member = employee.workspace.member(employee.employee_id)
    member.status_emoji, member.status_text = asked["status_emoji"], asked["status_text"]
    member.time_zone = ZoneInfo(asked["time_zone"]).key
    member.has_snoozed = bool(asked["has_snoozed"])
    employee.workspace.update_member(member)
    return {}


async def _forward(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    return employee.forwards(asked["on"], to=asked["to"], text=asked.get("text", ""))


async def _hire(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    """Let somebody new start today; the page becomes them."""
    name = asked["name"].strip()
    handle = name.lower().replace(" ", ".")
    workspace = employee.workspace
    department, site = workspace.profile_fields
    newcomer = Member(
        member_id=workspace.next_id("U"),
        name=handle,
        real_name=name,
        email=f"{handle}@example.com",
        title=f"New in {asked['department'].replace('-', ' ')}",
        time_zone="Europe/London",
        fields={department: asked["department"], site: "London"},
    )
    workspace.hire(newcomer)
    return {"employee": newcomer.member_id}


async def _look_up(employee: SimulatedEmployee, asked: JsonObject) -> JsonObject:
    match asked["on"]:
        case "home":
            on = employee.home()
        case "modal":
            on = employee.modal()
        case message:
            place = employee.channel(message["channel"])
            on = place.messages[message["ts"]] | {"channel": message["channel"]}
    which = (asked["action_id"], asked["typed"])
    offered = await employee.looks_up(*which, on=on, block_id=asked.get("block_id", ""))
    return {"options": offered}


ACTIONS: Mapping[str, PageAction] = MappingProxyType(
    {
        "say": _say,
        "run": _run,
        "edit": _edit,
        "delete": _delete,
        "react": _react,
        "forward": _forward,
        "hire": _hire,
        "join": _join,
        "open_app": _open_app,
        "use_shortcut": _use_shortcut,
        "click": _click,
        "look_up": _look_up,
        "move_clock": _move_clock,
        "switch_weather": _switch_weather,
        "update_profile": _update_profile,
        "submit": _submit,
        "close": _close,
    }
)
