"""The page itself: quick, readable, and usable without a mouse."""

from functools import partial

from playwright.async_api import Browser, ViewportSize, expect

from bot.playground.employee import SimulatedEmployee
from bot.playground.slack import Slack
from tests.browser.desk import Desk

PHONE = ViewportSize(width=390, height=844)


async def test_a_thread_of_two_hundred_messages_stays_usable(
    desk: Desk, employee: partial[SimulatedEmployee]
) -> None:
    lena = employee("U0LENA")
    root = lena.says("Where is the Hamburg lorry?", channel="#customers")
    for number in range(200):
        lena.says(f"Update {number}", channel="#customers", thread=root["ts"])
    await desk.open("customers")

    await desk.conversation.get_by_role("button", name="200 replies").click()
    await desk.answer("Thank you all")

    await expect(desk.thread.locator(".message")).to_have_count(202)
    await expect(desk.thread.get_by_text("Thank you all")).to_be_in_viewport()


async def test_what_a_colleague_writes_appears_by_itself(
    desk: Desk, employee: partial[SimulatedEmployee]
) -> None:
    await desk.open("customers")

    employee("U0LENA").says("The lorry is here", channel="#customers")

    await expect(desk.conversation).to_contain_text("The lorry is here")


async def test_unread_messages_are_marked_in_the_sidebar(
    desk: Desk, employee: partial[SimulatedEmployee]
) -> None:
    employee("U0LENA").says("News", channel="#customers")

    channel = desk.page.locator("#sidebar").get_by_role("button", name="customers")
    count = channel.get_by_label(
        "1 unread"
    )  # the conversation with the bot has a count of its own
    await expect(count).to_be_visible()
    await desk.open("customers")

    await expect(count).to_have_count(0)


async def test_a_press_ends_on_the_button_it_began_on(
    desk: Desk, employee: partial[SimulatedEmployee]
) -> None:
    page = desk.page
    await expect(desk.conversation).to_contain_text("Welcome, Dan")
    await page.locator("#sidebar").get_by_role("button", name="customers").hover()
    await page.mouse.down()
    async with page.expect_response(lambda response: "overview" in response.url):
        employee("U0LENA").says("News", channel="#customers")  # which draws the sidebar anew

    await page.mouse.up()

    await expect(desk.conversation).to_contain_text("News")


async def test_what_comes_while_home_is_open_is_marked_on_the_other_tab(desk: Desk) -> None:
    await desk.open_home()

    await desk.page.get_by_role("button", name="Ask this").first.click()

    tab = desk.page.get_by_role("tab", name="Messages")
    await expect(tab.get_by_label("1 unread")).to_be_visible()
    await tab.click()
    await expect(desk.page.get_by_label("1 unread")).to_have_count(0)


async def test_everything_can_be_done_from_the_keyboard(desk: Desk) -> None:
    await desk.write("What do I tell a customer whose delivery will be late?")
    button = desk.thread.get_by_role("button", name="Read the passage").first
    await expect(button).to_be_visible()

    await button.focus()
    await desk.page.keyboard.press("Enter")
    await expect(desk.modal).to_be_visible()
    await desk.page.keyboard.press("Escape")

    await expect(desk.modal).to_have_count(0)


async def test_only_what_is_meant_to_scroll_scrolls(desk: Desk) -> None:
    await desk.open_home()
    settings = desk.conversation.locator(".home").get_by_text("Settings")

    await settings.evaluate("part => part.scrollIntoView({block: 'start'})")

    assert await desk.page.evaluate("document.scrollingElement.scrollTop") == 0


async def test_the_page_fits_a_phone(slack: Slack, chromium: Browser) -> None:
    page = await chromium.new_page(viewport=PHONE, has_touch=True)
    desk = Desk(page, slack.url)
    await desk.sit_down("U0DAN")

    await page.get_by_role("button", name="Channels").click()
    await desk.open("customers")
    await desk.write("Hello from the tram")

    await expect(desk.conversation).to_contain_text("Hello from the tram")
    assert await page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


async def test_a_phone_shows_both_tabs_and_the_shortcut(
    slack: Slack, chromium: Browser
) -> None:
    page = await chromium.new_page(viewport=ViewportSize(width=360, height=740))
    desk = Desk(page, slack.url)
    await desk.sit_down("U0DAN")
    await expect(desk.conversation).to_contain_text("Welcome, Dan")  # which moves the page

    await page.get_by_role("button", name="I have an idea").click()

    await expect(page.locator("dialog.modal")).to_be_visible()
    await page.keyboard.press("Escape")
    for tab in ("Home", "Messages"):
        box = await page.get_by_role("tab", name=tab).bounding_box()
        assert box is not None
        assert box["x"] + box["width"] <= 360


async def test_a_command_that_there_is_not_is_not_sent(desk: Desk) -> None:
    await desk.write("/costumer help")

    await expect(desk.page.locator("#toasts")).to_contain_text("/costumer is not a command")
    await expect(desk.conversation.get_by_role("textbox")).to_have_value("/costumer help")


async def test_threads_take_no_commands_as_in_slack(desk: Desk) -> None:
    await desk.write("What do I tell a customer whose delivery will be late?")
    await expect(desk.thread).to_contain_text("our guidance says")

    await desk.answer("/customer help")

    await expect(desk.page.locator("#toasts")).to_contain_text("does not work in threads")


async def test_ones_own_message_is_edited_in_place(desk: Desk) -> None:
    await desk.open("customers")
    await desk.write("The lorry is <here>")
    message = desk.conversation.locator(".message").last

    await message.hover()
    await message.get_by_role("button", name="Edit").click()
    words = desk.page.get_by_label("Your message")
    await expect(words).to_have_value("The lorry is <here>")
    await words.fill("The lorry is there")
    await desk.page.get_by_role("button", name="Save").click()

    await expect(message).to_contain_text("The lorry is there")
    await expect(message).to_contain_text("(edited)")


async def test_the_tour_walks_through_ask_quiz_and_ideas(desk: Desk) -> None:
    await desk.page.locator("#top").get_by_role("button", name="Tour").click()

    await desk.tour.get_by_role("button", name="Ask it for me").click()
    await expect(desk.thread).to_contain_text("our guidance says")
    seen = [await desk.tour.get_by_role("heading").inner_text()]
    for _ in range(6):
        await desk.tour.get_by_role("button", name="Next").click()
        seen.append(await desk.tour.get_by_role("heading").inner_text())
    await desk.tour.get_by_role("button", name="Done").click()

    assert [title for title in seen if title in {"Ask", "Quiz", "Ideas"}] == [
        "Ask",
        "Quiz",
        "Ideas",
    ]
    await expect(desk.tour).to_be_hidden()


async def test_the_clock_moves_forward(desk: Desk, slack: Slack) -> None:
    before = slack.workspace.now()

    await desk.page.locator(".tool.clock").click()
    await desk.page.get_by_role("button", name="+1 week").click()

    await expect(desk.page.locator("dialog")).to_have_count(0)
    assert (slack.workspace.now() - before).days == 7
