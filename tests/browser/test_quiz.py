"""The quiz in the browser, from the first day on."""

from playwright.async_api import expect

from tests.browser.desk import Desk


async def test_somebody_new_names_their_department_and_takes_the_first_quiz(desk: Desk) -> None:
    await desk.page.get_by_role("button", name="You", exact=True).click()
    await desk.page.get_by_label("Name", exact=True).fill("Noa Fischer")
    await desk.page.get_by_label("Department in their profile").select_option("logistics")
    await desk.page.get_by_role("button", name="Let them start").click()
    await expect(desk.conversation).to_contain_text("Welcome, Noa Fischer!")

    await desk.conversation.get_by_role("button", name="Yes, Logistics").click()
    await desk.conversation.get_by_role("button", name="Begin").click()
    await desk.conversation.get_by_role("button", name="Show me a case").click()
    await desk.conversation.get_by_role("button", name="Now ask me").click()
    await expect(desk.conversation).to_contain_text("Question 1 of 5")
    await desk.conversation.locator('[data-action^="quiz.answer"]').first.click()
    await desk.conversation.get_by_role("button", name="Sure", exact=True).click()

    await expect(desk.conversation).to_contain_text("Our guidance says")


async def test_a_round_is_taken_from_the_keyboard(desk: Desk) -> None:
    await desk.become("New hire")
    await desk.conversation.get_by_role("button", name="Yes, Logistics").click()
    await desk.conversation.get_by_role("button", name="Begin").click()
    await desk.conversation.get_by_role("button", name="Show me a case").click()
    await desk.conversation.get_by_role("button", name="Now ask me").click()
    choice = desk.conversation.locator('[data-action^="quiz.answer"]').first
    await choice.focus()

    await desk.page.keyboard.press("Enter")
    await expect(desk.conversation).to_contain_text("How sure are you?")
    await desk.conversation.get_by_role("button", name="Sure", exact=True).focus()
    await desk.page.keyboard.press("Enter")
    await expect(desk.conversation.get_by_text("Our guidance says")).to_have_count(2)

    in_it = desk.conversation.locator(".message:focus-within, .message:focus")
    await expect(in_it).to_contain_text("Our guidance says")
