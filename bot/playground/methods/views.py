"""views.*: modals and App Home.

https://docs.slack.dev/reference/methods/views.open and its neighbours.
"""

from typing import Any

from bot.playground.calls import Call
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError


async def open_modal(call: Call) -> JsonObject:
    """Open a modal for whoever's trigger it is."""
    view = _view(call, "modal")
    employee_id = call.slack.triggers.use(call.needed("trigger_id"))
    return {"view": call.slack.modals.open(employee_id, view)}


async def push(call: Call) -> JsonObject:
    """Lay another view over the open modal."""
    view = _view(call, "modal")
    employee_id = call.slack.triggers.use(call.needed("trigger_id"))
    return {"view": call.slack.modals.push(employee_id, view)}


async def update(call: Call) -> JsonObject:
    """Replace an open view."""
    view = _view(call, "modal")
    if not call.text("view_id") and not call.text("external_id"):
        raise CallRefusedError("invalid_arguments")
    changed = call.slack.modals.update(
        view,
        view_id=call.text("view_id"),
        external_id=call.text("external_id"),
        seen=call.text("hash"),
    )
    return {"view": changed}


async def publish(call: Call) -> JsonObject:
    """Show App Home to one employee."""
    workspace = call.slack.workspace
    view = _view(call, "home")
    employee_id = workspace.member(call.needed("user_id")).member_id
    old = workspace.homes.get(employee_id)
    if call.text("hash") and old and call.text("hash") != old["hash"]:
        raise CallRefusedError("hash_conflict")
    workspace.homes[employee_id] = call.slack.modals.view(view)
    workspace.show("home", reader=employee_id)
    return {"view": workspace.homes[employee_id]}


def _view(call: Call, kind: str) -> Any:
    view = call.structure("view", "invalid_arguments")
    if not isinstance(view, dict) or view.get("type") != kind:
        problem = f"[ERROR] view must be of type {kind} [json-pointer:/view/type]"
        raise CallRefusedError("invalid_arguments", response_metadata={"messages": [problem]})
    return view
