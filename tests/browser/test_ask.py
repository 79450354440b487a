from playwright.async_api import expect

from bot.playground.slack import Slack
from tests.browser.desk import Desk
from tests.journeys.running import whoever_sees

LATE = "What do I tell a customer whose delivery will be late?"
HOLIDAYS = "How many days of vacation do I get in my first year?"


async def test_an_answer_leads_to_its_passage_and_takes_feedback(desk: Desk) -> None:
    await desk.write(LATE)
    await expect(desk.thread).to_contain_text("our guidance says")

    await desk.thread.get_by_role("button", name="Read the passage").first.click()
    await expect(desk.modal.locator(".words").first).not_to_be_empty()
    await desk.close_form()
    await desk.thread.get_by_role("button", name="Helpful", exact=True).click()

    await expect(desk.modal).to_have_count(0)
    await expect(desk.thread).to_contain_text("Thank")


async def test_what_guidance_does_not_cover_is_told_to_its_owner(desk: Desk) -> None:
    await desk.write(HOLIDAYS)
    tell = desk.thread.get_by_role("button", name="Tell the owner")

    await tell.click()

    await expect(desk.thread).to_contain_text("has your question")


async def test_an_owner_reads_how_an_answer_will_be_quoted_before_it_counts(
    desk: Desk, slack: Slack
) -> None:
    await desk.write(HOLIDAYS)
    await desk.thread.get_by_role("button", name="Tell the owner").click()
    owner = await whoever_sees("One colleague asks", slack)

    await desk.become_anyone(owner.employee_id)
    await desk.conversation.get_by_role("button", name="Write the answer").click()
    await desk.modal.get_by_label("The question, in your words").fill(HOLIDAYS)
    await desk.modal.get_by_label("Your answer").fill("Twenty-eight days, from the first.")
    await desk.modal.get_by_role("button", name="Preview").click()

    await expect(desk.modal.last).to_contain_text("This is how I will quote it")
    await expect(desk.modal.last).to_contain_text("Twenty-eight days, from the first.")


async def test_guidance_is_found_opened_and_edited_in_a_form(desk: Desk) -> None:
    await desk.become_anyone("U0ZOE")
    box = desk.conversation.get_by_role("textbox")
    await box.fill("/customer guidance late delivery")
    await box.press("Enter")

    await desk.modal.get_by_role("button", name="Open").first.click()
    await expect(desk.modal.last).to_contain_text("In guidance/")
    await desk.modal.last.get_by_role("button", name="Edit").nth(1).click()

    field = desk.modal.last.get_by_label("The section, in Markdown")
    await expect(field).not_to_be_empty()
    await expect(desk.modal.last).to_contain_text("It counts once published")


async def test_a_command_is_offered_and_answered_to_oneself(desk: Desk) -> None:
    await desk.open("customers")
    box = desk.conversation.get_by_role("textbox")

    await box.press_sequentially("/cus")
    await box.press("Tab")
    await box.press_sequentially("help")
    await box.press("Enter")

    await expect(desk.conversation.locator(".ephemeral")).to_contain_text("Only visible to you")


async def test_what_people_write_is_never_run_or_linked(desk: Desk) -> None:
    await desk.open("customers")

    await desk.write('<img src=x onerror="alert(1)"> <!channel> <https://x.example|bank.com>')

    words = desk.conversation.locator(".message .words").last
    await expect(words).to_contain_text("<!channel>")
    await expect(words.locator("img, .mention")).to_have_count(0)
    await expect(words.get_by_role("link", name="bank.com")).to_have_count(0)
