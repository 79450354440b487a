"""What an employee does in Slack: write, click, fill in forms, run commands."""

from collections.abc import Mapping
from types import MappingProxyType

from bot.playground import answering
from bot.playground.channels import Channel, as_read
from bot.playground.composer import composed, rich_text
from bot.playground.members import JsonObject
from bot.playground.slack import Slack
from bot.playground.uploads import described, uploaded


class Acting:
    """What one employee does; it reaches the bot in the payloads that Slack would send."""

    def __init__(self, slack: Slack, employee_id: str) -> None:
        self.slack = slack
        self.workspace = slack.workspace
        self.employee_id = slack.workspace.member(employee_id).member_id

    def channel(self, channel_id: str = "") -> Channel:
        """The channel; without an id the direct message with the bot."""
        return self.workspace.channel(channel_id or self.employee_id)

    def says(
        self,
        text: str,
        *,
        channel: str = "",
        thread: str | None = None,
        files: Mapping[str, bytes] = MappingProxyType({}),
    ) -> JsonObject:
        """Write a message, with ``@Full Name`` and ``#channel`` as one types them.

        ``files`` that are dropped into it are what they hold, by name.
        """
        place = self.channel(channel)
        marked = composed(text, self.workspace)
        message: JsonObject = {
            "user": self.employee_id,
            "text": marked,
            "blocks": [rich_text(marked)],
        } | self.workspace.member(self.employee_id).company
        if files:
            dropped = [self.uploads(name, content) for name, content in files.items()]
            message |= {"subtype": "file_share", "upload": False, "files": dropped}
        if thread is not None:
            message["thread_ts"] = thread
            message["parent_user_id"] = place.messages[thread].get("user", "")
        said = self.workspace.post(place, message)
        return as_read(said) | {"channel": place.channel_id}

    def uploads(self, name: str, content: bytes) -> JsonObject:
        """Put a file into Slack, for a message or a form; returns it as Slack describes it."""
        file = uploaded(self.workspace, name, content, self.employee_id)
        return described(self.slack.url, file)

    def mentions_bot(self, text: str, *, channel: str, thread: str | None = None) -> JsonObject:
        """Write a message that begins with a mention of the bot."""
        name = self.workspace.bot.real_name
        return self.says(f"@{name} {text}", channel=channel, thread=thread)

    def edits(self, message: JsonObject, text: str) -> None:
        """Change one's own message."""
        marked = composed(text, self.workspace)
        edited = {"user": self.employee_id, "ts": self.workspace.next_ts()}
        changes = {"text": marked, "blocks": [rich_text(marked)], "edited": edited}
        self.workspace.change(self.channel(message["channel"]), message["ts"], changes)

    def deletes(self, message: JsonObject) -> None:
        """Take one's own message away."""
        self.workspace.remove(self.channel(message["channel"]), message["ts"])

    def reacts(self, name: str, *, on: JsonObject) -> None:
        """Add a reaction to a message, or take it back if it is there."""
        place = self.channel(on["channel"])
        self.workspace.react(place, on["ts"], name, self.employee_id)

    def forwards(self, message: JsonObject, *, to: str, text: str = "") -> JsonObject:
        """Share a message of one channel in another, as Slack's *Forward* does."""
        original = self.channel(message["channel"]).messages[message["ts"]]
        shared = {
            "is_share": True,
            "is_msg_unfurl": True,
            "channel_id": message["channel"],
            "author_id": original.get("user", ""),
            "ts": original["ts"],
            "text": original.get("text", ""),
            "from_url": self.slack.permalink(self.channel(message["channel"]), original["ts"]),
        }
        place = self.channel(to)
        words = composed(text, self.workspace)
        said = {"user": self.employee_id, "text": words, "attachments": [shared]}
        return as_read(self.workspace.post(place, said)) | {"channel": place.channel_id}

    def joins(self, channel: str) -> None:
        """Join a public channel."""
        self.workspace.join(self.workspace.channel(channel), self.employee_id)

    def opens_home(self, tab: str = "home") -> None:
        """Open the app: its tab ``home``, or ``messages``, which is the direct message."""
        event: JsonObject = {
            "type": "app_home_opened",
            "user": self.employee_id,
            "channel": self.channel().channel_id,
            "tab": tab,
        }
        if tab == "home" and self.employee_id in self.workspace.homes:
            event["view"] = self.workspace.homes[self.employee_id]
        self.workspace.tell(event)

    async def runs(self, command: str, text: str = "", *, channel: str = "") -> None:
        """Run a slash command; the answer is shown where it was typed."""
        place = self.channel(channel)
        typed = composed(text, self.workspace)
        form = self.slack.payloads.command(self.employee_id, place, command, typed)
        form["trigger_id"] = self.slack.triggers.issue(self.employee_id)
        form["response_url"] = self.slack.respond_url(self.employee_id, place)
        reply = await self.slack.delivery.ask("slash_commands", form)
        if reply.failure:
            failure = (
                "operation_timeout" if reply.failure == "http_timeout" else "dispatch_failed"
            )
            words = f'{command} failed with the error "{failure}"'
            answering.tell_failure(self.slack, self.employee_id, place, words)
        elif reply.body:
            answering.show_answer(self.slack, self.employee_id, place, reply.body)

    async def uses_shortcut(self, callback_id: str, *, on: JsonObject | None = None) -> None:
        """Use a global shortcut, or one on a message."""
        about: JsonObject = {"callback_id": callback_id}
        about["trigger_id"] = self.slack.triggers.issue(self.employee_id)
        about["action_ts"] = self.workspace.next_ts()
        if on is None:
            payload = self.slack.payloads.interaction("shortcut", self.employee_id, **about)
        else:
            payload = self._message_action(on, about)
        await self.slack.delivery.ask("interactive", payload)

    def _message_action(self, on: JsonObject, about: JsonObject) -> JsonObject:
        place = self.channel(on["channel"])
        message = place.messages[on["ts"]]
        name = "directmessage" if place.is_direct else place.name
        about |= {
            "channel": {"id": place.channel_id, "name": name},
            "message": as_read(message),
            "message_ts": message["ts"],
            "response_url": self.slack.respond_url(self.employee_id, place, message),
        }
        return self.slack.payloads.interaction("message_action", self.employee_id, **about)
