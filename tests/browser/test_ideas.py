from playwright.async_api import expect

from tests.browser.desk import Desk


async def test_an_idea_reaches_the_manager_and_the_decision_comes_back(desk: Desk) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    form = desk.modal
    await form.get_by_label("What would be better?").fill("Print the shelf on the note")
    await form.get_by_label("When does the customer notice it?").select_option("delivery")
    await form.get_by_label("Which department does it concern?").select_option("logistics")
    await desk.modal.get_by_role("button", name="Send").click()
    await expect(desk.modal).to_contain_text("Thank you")
    await desk.close_form()
    await expect(desk.conversation).to_contain_text("You get an answer by")

    await desk.become("Manager")
    await desk.conversation.get_by_role("button", name="Accept").click()
    await expect(desk.conversation).to_contain_text("accepted")

    await desk.become("Front line")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("is accepted")
