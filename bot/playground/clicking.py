"""Clicks on messages, App Home and modals, and the forms that employees fill in."""

from bot.playground import answering
from bot.playground.acting import Acting
from bot.playground.answers import Entered, elements_of, has_state, is_empty, reported, state_of
from bot.playground.members import JsonObject

REQUIRED = "Please complete this required field."


class Clicking(Acting):
    """What an employee clicks and submits of what the bot showed."""

    async def clicks_message(
        self, ts: str, channel: str, action_id: str, entered: Entered, block_id: str = ""
    ) -> str:
        """Use an element of a message; returns Slack's word for a failure, or nothing."""
        place = self.channel(channel)
        message = place.ephemerals.get(ts) or place.messages[ts]
        block, element = found(message["blocks"], action_id, block_id)
        entered = _chosen(element, action_id, entered)
        where = self.slack.payloads.place_of_message(place, message)
        before = place.entered.get((ts, self.employee_id), {})
        state = self._noted(message | before, block, element, entered)
        place.entered[ts, self.employee_id] = state
        url = self.slack.respond_url(self.employee_id, place, message)
        return await self._act(block, element, entered, where | state | {"response_url": url})

    async def clicks_home(
        self, action_id: str, entered: Entered = None, block_id: str = ""
    ) -> str:
        """Use an element of App Home."""
        home = self.workspace.homes[self.employee_id]
        return await self._click_view(home, action_id, entered, block_id)

    async def clicks_modal(
        self, action_id: str, entered: Entered = None, block_id: str = ""
    ) -> str:
        """Use an element of the modal in sight."""
        return await self._click_view(self.modal(), action_id, entered, block_id)

    def modal(self) -> JsonObject:
        """The view in sight.

        Raises:
            LookupError: no modal is open.
        """
        view = self.slack.modals.top(self.employee_id)
        if view is None:
            message = f"{self.employee_id} has no modal open."
            raise LookupError(message)
        return view

    async def submits(self, answers: JsonObject) -> JsonObject:
        """Submit the modal in sight, with answers by action_id or block_id.

        Returns:
            What is wrong, by block id; empty if the form was taken.
        """
        view = self.modal()
        self._fill_in(view, answers)
        view["state"] = state_of(view["blocks"], view["state"]["values"])
        missing = _missing(view)
        if missing:
            return missing
        about = {"trigger_id": self.slack.triggers.issue(self.employee_id), "view": view}
        payload = self.slack.payloads.interaction("view_submission", self.employee_id, **about)
        reply = await self.slack.delivery.ask("interactive", payload | {"response_urls": []})
        return answering.carry_out(self.slack, self.employee_id, reply)

    async def looks_up(
        self, action_id: str, typed: str, *, on: JsonObject, block_id: str = ""
    ) -> list[JsonObject]:
        """Type into an external select; return the options that the bot offers."""
        block, _ = found(on["blocks"], action_id, block_id)
        if "channel" in on:
            place = self.slack.payloads.place_of_message(self.channel(on["channel"]), on)
        else:
            place = self.slack.payloads.place_of_view(on)
        about = {"action_id": action_id, "block_id": block["block_id"], "value": typed}
        payload = self.slack.payloads.interaction("block_suggestion", self.employee_id, **about)
        reply = await self.slack.delivery.ask("interactive", payload | place)
        groups = reply.body.get("option_groups", [])
        in_groups = [option for group in groups for option in group["options"]]
        return [*reply.body.get("options", []), *in_groups]

    async def closes(self, *, everything: bool = False) -> None:
        """Close the modal in sight, or the whole stack; the bot hears of it if it asked to."""
        for view in self.slack.modals.close(self.employee_id, everything=everything):
            if view.get("notify_on_close"):
                about = {"view": view, "is_cleared": everything}
                payload = self.slack.payloads.interaction(
                    "view_closed", self.employee_id, **about
                )
                await self.slack.delivery.ask("interactive", payload)

    async def _click_view(
        self, view: JsonObject, action_id: str, entered: Entered, block_id: str
    ) -> str:
        block, element = found(view["blocks"], action_id, block_id)
        entered = _chosen(element, action_id, entered)
        view["state"] = self._noted(view, block, element, entered)["state"]
        where = self.slack.payloads.place_of_view(view)
        return await self._act(block, element, entered, where)

    def _noted(
        self, holder: JsonObject, block: JsonObject, element: JsonObject, entered: Entered
    ) -> JsonObject:
        """The state of the message or view with the new entry in it."""
        kept = holder.get("state", {}).get("values", {})
        if has_state(element):
            of_block = kept.get(block["block_id"], {}) | {
                element["action_id"]: reported(element, entered)
            }
            kept = kept | {block["block_id"]: of_block}
        return {"state": state_of(holder["blocks"], kept)}

    async def _act(
        self, block: JsonObject, element: JsonObject, entered: Entered, where: JsonObject
    ) -> str:
        action = self.slack.payloads.action(block, element, entered)
        trigger = self.slack.triggers.issue(self.employee_id)
        about = where | {"trigger_id": trigger, "actions": [action]}
        payload = self.slack.payloads.interaction("block_actions", self.employee_id, **about)
        reply = await self.slack.delivery.ask("interactive", payload)
        return reply.failure

    def _fill_in(self, view: JsonObject, answers: JsonObject) -> None:
        fields = {block["block_id"] for block in view["blocks"] if block["type"] == "input"}
        for name, entered in answers.items():
            block, element = found(view["blocks"], name, name if name in fields else "")
            of_block = view["state"]["values"].setdefault(block["block_id"], {})
            of_block[element["action_id"]] = reported(element, entered)


def found(
    blocks: list[JsonObject], name: str, block_id: str = ""
) -> tuple[JsonObject, JsonObject]:
    """The element by its action_id or label, or the only one of a block by its block_id.

    Several blocks may have the same action_id: with ``block_id`` it is exactly that block's.

    Raises:
        LookupError: there is none.
    """
    for block, element in elements_of(blocks):
        is_there = block_id in {"", block["block_id"]}
        if is_there and name in {
            element["action_id"],
            block["block_id"],
            *_labels(block, element),
        }:
            return block, element
    known = sorted(element["action_id"] for _, element in elements_of(blocks))
    message = f"There is nothing called {name!r} here, only {known}."
    raise LookupError(message)


def _labels(block: JsonObject, element: JsonObject) -> set[str]:
    texts = [element.get("text"), block.get("label")]
    texts += [option["text"] for option in _in_overflow(element)]
    return {text["text"] for text in texts if isinstance(text, dict)}


def _chosen(element: JsonObject, name: str, entered: Entered) -> Entered:
    """What is entered: of an overflow menu that was named by one of its options, that one."""
    is_named = any(option["text"]["text"] == name for option in _in_overflow(element))
    return name if is_named and entered is None else entered


def _in_overflow(element: JsonObject) -> list[JsonObject]:
    return element["options"] if element["type"] == "overflow" else []


def _missing(view: JsonObject) -> JsonObject:
    values = view["state"]["values"]
    return {
        block["block_id"]: REQUIRED
        for block, element in elements_of(view["blocks"])
        if block["type"] == "input"
        and not block.get("optional")
        and is_empty(values[block["block_id"]][element["action_id"]])
    }
