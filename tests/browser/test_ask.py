from playwright.async_api import expect

from tests.browser.desk import Desk

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
