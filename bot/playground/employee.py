"""An employee at work in the playground: what they do, and what they see."""

from collections.abc import Callable

from bot.playground.answers import Entered
from bot.playground.channels import as_read
from bot.playground.clicking import Clicking
from bot.playground.members import JsonObject
from bot.playground.slack import LONGEST_WAIT_SECONDS

# The keys of blocks whose text a reader sees; values, ids and links are not seen.
SEEN = ("text", "title", "label", "hint", "placeholder", "elements", "fields", "accessory")
SEEN_TOO = (
    "element",
    "options",
    "blocks",
    "rows",
    "caption",
    "positive_button",
    "negative_button",
)


class SimulatedEmployee(Clicking):
    """One employee; what they do is inherited, what they see is here."""

    def messages(self, *, channel: str = "", thread: str | None = None) -> list[JsonObject]:
        """What the employee sees in a channel or thread, oldest first, ephemeral ones too."""
        place = self.channel(channel)
        kept = place.top_level() if thread is None else place.thread(thread)
        own = [one for one in place.ephemerals.values() if self._is_shown(one, thread)]
        shown = sorted([*kept, *own], key=lambda one: float(one["ts"]))
        return [as_read(one) | {"channel": place.channel_id} for one in shown]

    def home(self) -> JsonObject:
        """The employee's App Home.

        Raises:
            LookupError: the bot published none yet.
        """
        if self.employee_id not in self.workspace.homes:
            message = f"{self.employee_id} has no App Home yet."
            raise LookupError(message)
        return self.workspace.homes[self.employee_id]

    async def sees(
        self,
        words: str,
        *,
        channel: str = "",
        thread: str | None = None,
        within: float = LONGEST_WAIT_SECONDS,
    ) -> JsonObject:
        """Wait for a message of the bot with these words; the latest if there are several.

        Raises:
            AssertionError: it does not come within so many seconds.
        """

        def found() -> list[JsonObject]:
            shown = self.messages(channel=channel, thread=thread)
            theirs = [one for one in shown if one.get("user") != self.employee_id]
            return [one for one in theirs if words in visible_text(one)]

        await self._wait(lambda: bool(found()), f"no message with {words!r}", within)
        return found()[-1]

    async def sees_modal(
        self, words: str, *, within: float = LONGEST_WAIT_SECONDS
    ) -> JsonObject:
        """Wait for a modal with these words.

        Raises:
            AssertionError: it does not come within so many seconds.
        """
        modals = self.slack.modals

        def is_shown() -> bool:
            view = modals.top(self.employee_id)
            return view is not None and words in visible_text(view)

        await self._wait(is_shown, f"no modal with {words!r}", within)
        return self.modal()

    async def sees_home(
        self, words: str, *, within: float = LONGEST_WAIT_SECONDS
    ) -> JsonObject:
        """Wait until App Home has these words.

        Raises:
            AssertionError: it does not come within so many seconds.
        """
        homes = self.workspace.homes

        def is_shown() -> bool:
            return words in visible_text(homes.get(self.employee_id, {}))

        await self._wait(is_shown, f"no App Home with {words!r}", within)
        return self.home()

    async def clicks(self, name: str, *, on: JsonObject, entered: Entered = None) -> str:
        """Use a button or another element, by label or action_id, of a message or view.

        Returns:
            Slack's word for a failure; empty when the bot acknowledged in time.
        """
        if "channel" in on:
            return await self.clicks_message(on["ts"], on["channel"], name, entered)
        if on["type"] == "home":
            return await self.clicks_home(name, entered)
        return await self.clicks_modal(name, entered)

    def _is_shown(self, ephemeral: JsonObject, thread: str | None) -> bool:
        return ephemeral["reader"] == self.employee_id and ephemeral.get("thread_ts") == thread

    async def _wait(self, is_so: Callable[[], bool], otherwise: str, seconds: float) -> None:
        try:
            await self.slack.until(is_so, seconds)
        except TimeoutError:
            message = f"{self.employee_id} waited {seconds} s: {otherwise}"
            raise AssertionError(message) from None


def visible_text(shown: object) -> str:
    """All the words that a reader sees in a message, view or block, a line for each text."""
    if isinstance(shown, str):
        return shown
    if isinstance(shown, list):
        return "\n".join(filter(None, map(visible_text, shown)))
    if isinstance(shown, dict):
        parts = [visible_text(shown[key]) for key in (*SEEN, *SEEN_TOO) if key in shown]
        return "\n".join(filter(None, parts))
    return ""
