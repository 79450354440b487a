"""The modals an employee has open: a stack of at most three views."""

import secrets
from typing import Any

from bot.playground.limits.checks import checked_view
from bot.playground.members import JsonObject
from bot.playground.refusal import CallRefusedError
from bot.playground.workspace import SimulatedWorkspace

# "up to three views can exist in a modal's view stack": https://docs.slack.dev/surfaces/modals
MOST_VIEWS = 3
# What a view has of its own; the rest is Slack's.
GIVEN = (
    "type",
    "title",
    "submit",
    "close",
    "blocks",
    "private_metadata",
    "callback_id",
    "external_id",
    "clear_on_close",
    "notify_on_close",
)


class Modals:
    """The stacks of all employees; the last view of a stack is the one in sight."""

    def __init__(self, workspace: SimulatedWorkspace, app_id: str) -> None:
        self._workspace = workspace
        self._app_id = app_id
        self.stacks: dict[str, list[JsonObject]] = {}  # by employee

    def top(self, employee_id: str) -> JsonObject | None:
        """The last view of the employee's stack; None if no modal is open."""
        stack = self.stacks.get(employee_id)
        return stack[-1] if stack else None

    def open(self, employee_id: str, view: Any) -> JsonObject:
        """Show a first view, in place of whatever was open."""
        new = self.view(view)
        self._show(employee_id, [new])
        return new

    def push(self, employee_id: str, view: Any) -> JsonObject:
        """Lay a view over the one in sight.

        Raises:
            CallRefusedError: no modal is open, or there are three views already.
        """
        stack = self.stacks.get(employee_id, [])
        if not stack:
            raise CallRefusedError("not_found")
        if len(stack) >= MOST_VIEWS:
            raise CallRefusedError("push_limit_reached")
        new = self.view(view)
        new |= {"root_view_id": stack[0]["id"], "previous_view_id": stack[-1]["id"]}
        self._show(employee_id, [*stack, new])
        return new

    def update(
        self, view: Any, *, view_id: str, external_id: str = "", seen: str = ""
    ) -> JsonObject:
        """Put a new view in the place of one that is open.

        Raises:
            CallRefusedError: it is not open any more, or changed since ``seen``, its hash.
        """
        employee_id, place = self._find(view_id, external_id)
        stack = self.stacks[employee_id]
        old = stack[place]
        if seen and seen != old["hash"]:
            raise CallRefusedError("hash_conflict")
        kept = {key: old[key] for key in ("id", "root_view_id", "previous_view_id")}
        new = self.view(view) | kept
        new["state"] = {"values": _kept_answers(old, new)}
        self._show(employee_id, [*stack[:place], new, *stack[place + 1 :]])
        return new

    def close(self, employee_id: str, *, everything: bool = False) -> list[JsonObject]:
        """Take the view in sight away, or all if it asks for that; returns what was taken."""
        stack = self.stacks.get(employee_id, [])
        clears = everything or (stack and stack[-1].get("clear_on_close"))
        kept = [] if clears else stack[:-1]
        self._show(employee_id, kept)
        return stack[len(kept) :]

    def view(self, view: Any) -> JsonObject:
        """The view as Slack gives it back: checked, with its id and everything unset."""
        given = checked_view(view)
        view_id = self._workspace.next_id("V")
        empty = {"private_metadata": "", "callback_id": "", "external_id": ""}
        return (
            empty
            | {key: given[key] for key in GIVEN if given.get(key) is not None}
            | {
                "id": view_id,
                "team_id": self._workspace.team_id,
                "app_id": self._app_id,
                "app_installed_team_id": self._workspace.team_id,
                "bot_id": self._workspace.bot.bot_id,
                "state": {"values": {}},
                "hash": f"{self._workspace.next_ts()}.{secrets.token_hex(4)}",
                "root_view_id": view_id,
                "previous_view_id": None,
            }
        )

    def _show(self, employee_id: str, stack: list[JsonObject]) -> None:
        self.stacks[employee_id] = stack
        self._workspace.show("modal", reader=employee_id)

    def _find(self, view_id: str, external_id: str) -> tuple[str, int]:
        for employee_id, stack in self.stacks.items():
            for place, view in enumerate(stack):
                if view["id"] == view_id or (
                    external_id and view["external_id"] == external_id
                ):
                    return employee_id, place
        raise CallRefusedError("not_found")


def _kept_answers(old: JsonObject, new: JsonObject) -> JsonObject:
    """Answers stay where block_id and action_id stay: https://docs.slack.dev/surfaces/modals."""
    blocks = {block["block_id"] for block in new["blocks"]}
    return {key: given for key, given in old["state"]["values"].items() if key in blocks}
