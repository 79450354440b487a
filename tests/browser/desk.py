"""What somebody at the page does, in their own terms."""

from playwright.async_api import Locator, Page, expect


class Desk:
    """One browser at the playground's page."""

    def __init__(self, page: Page, url: str) -> None:
        self.page = page
        self.complaints: list[str] = []  # errors of the page's own code
        self._url = url
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    @property
    def conversation(self) -> Locator:
        """The channel or direct message in the middle."""
        return self.page.locator("#conversation")

    @property
    def thread(self) -> Locator:
        """The thread at the side."""
        return self.page.locator("#thread")

    @property
    def modal(self) -> Locator:
        """The form in sight."""
        return self.page.locator("dialog.modal")

    @property
    def tour(self) -> Locator:
        """The card of the tour."""
        return self.page.locator(".tour")

    async def sit_down(self, employee_id: str) -> None:
        """Open the page as somebody who has taken the tour before."""
        await self.page.add_init_script("localStorage.setItem('toured', 'yes')")
        await self.page.goto(f"{self._url}/?as={employee_id}")
        await expect(self.conversation.get_by_role("heading")).to_contain_text("Customer Focus")

    async def become(self, name: str) -> None:
        """Be somebody else, by the role or name on their button."""
        await self.page.get_by_role("group", name="Whom to be").get_by_text(name).click()
        await expect(self.page.locator('.chip[aria-pressed="true"]')).to_contain_text(name)

    async def become_anyone(self, employee_id: str) -> None:
        """Be somebody who has no button."""
        await self.page.get_by_label("Be anybody else").select_option(employee_id)
        await expect(self.page.locator(f'body[data-as="{employee_id}"]')).to_be_visible()

    async def open(self, channel: str) -> None:
        """Go to a channel, or to the app."""
        await self.page.locator("#sidebar").get_by_role("button", name=channel).click()

    async def open_home(self) -> None:
        """Go to the app's Home tab."""
        await self.page.get_by_role("tab", name="Home").click()

    async def close_form(self) -> None:
        """Close the form in sight with Escape, and wait until it is gone."""
        await self.page.keyboard.press("Escape")
        await expect(self.modal).to_have_count(0)

    async def write(self, words: str) -> None:
        """Type into the conversation and send with Enter."""
        box = self.conversation.get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")

    async def answer(self, words: str) -> None:
        """Type into the thread and send with Enter."""
        box = self.thread.get_by_role("textbox")
        await box.fill(words)
        await box.press("Enter")
