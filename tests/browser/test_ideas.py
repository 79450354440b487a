"""Ideas on their way between people, in the browser."""

import asyncio

from playwright.async_api import Route, expect

from tests.browser.desk import Desk


async def fills_in(desk: Desk, *, department: str, moment: str) -> None:
    form = desk.modal
    await expect(form).to_be_visible()
    better = form.get_by_label("What would be better?")
    if await better.count():
        await better.fill("Print the shelf on the note")
    await form.get_by_label("When does the customer notice it?").select_option(moment)
    await form.get_by_label("Which department does it concern?").select_option(department)


async def sends(desk: Desk, receipt: str = "You get an answer by") -> None:
    await desk.modal.get_by_role("button", name="Send").click()
    await expect(desk.modal).to_contain_text("Thank you")
    await desk.close_form()
    await expect(desk.conversation).to_contain_text(receipt)


async def sends_without_a_name(desk: Desk) -> None:
    await desk.modal.get_by_label("Anonymously").check()
    await sends(desk, "lies in the letterbox")
    await an_hour_later(desk)


async def is_shown_the_way_round(desk: Desk, name: str) -> None:
    """Send, be told that whom the words speak of would read them, and tick the box."""
    form = desk.modal
    spoken_of = form.get_by_text("Your words speak of")
    await expect(spoken_of).to_have_count(1)
    await form.get_by_role("button", name="Send").click()
    await expect(spoken_of).to_have_count(2)
    await expect(spoken_of.first).to_contain_text(name)
    await expect(form).to_contain_text("no legal whistle-blowing channel")
    await form.get_by_label("This is about").check()
    await expect(form).to_contain_text("No manager or deputy of the department learns")
    await expect(spoken_of).to_have_count(0)


async def an_hour_later(desk: Desk) -> None:
    """Let the hour pass after which whatever came without a name goes its way."""
    for _ in range(2):
        await desk.page.locator(".tool.clock").click()
        await desk.page.get_by_role("button", name="+1 hour").click()
        await expect(desk.page.locator("dialog")).to_have_count(0)


async def asks(desk: Desk, question: str) -> None:
    """Ask the reporter, as the manager whose only card this is."""
    await desk.conversation.get_by_label("More actions").last.click()
    await desk.conversation.get_by_role("button", name="Ask the reporter").click()
    await desk.modal.get_by_role("textbox").fill(question)
    await desk.modal.get_by_role("button", name="Ask").click()
    await expect(desk.modal).to_have_count(0)


async def accepts(desk: Desk) -> None:
    """Accept for the day that is proposed, as the manager whose only card this is."""
    await desk.conversation.get_by_role("button", name="Accept").click()
    await desk.modal.get_by_role("button", name="Accept").click()
    await expect(desk.modal).to_have_count(0)


async def test_a_form_is_sent_once_however_often_one_clicks(desk: Desk) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    await fills_in(desk, department="logistics", moment="delivery")

    await desk.modal.get_by_role("button", name="Send").dblclick()

    await expect(desk.modal).to_contain_text("Thank you")
    await desk.close_form()
    await expect(desk.conversation.get_by_text("You get an answer by")).to_have_count(1)


async def test_an_idea_is_asked_about_and_decided_and_its_reporter_hears_of_both(
    desk: Desk,
) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    await fills_in(desk, department="logistics", moment="delivery")
    await sends(desk)

    await desk.become("Manager")
    await asks(desk, "At which dock?")

    await desk.become("Front line")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("At which dock?")
    await desk.thread.get_by_role("button", name="Reply").last.click()
    await desk.modal.get_by_role("textbox").fill("Dock four")
    await desk.modal.get_by_role("button", name="Send").click()
    await expect(desk.modal).to_have_count(0)

    await desk.become("Manager")
    await accepts(desk)
    await expect(desk.conversation).to_contain_text("accepted")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("Dock four")

    await desk.become("Front line")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("is accepted")


async def test_question_and_answer_go_round_without_a_name(desk: Desk) -> None:
    await desk.become_anyone("U0UMA")
    await desk.write("/customer complaint The invoice went to the old address again")
    await fills_in(desk, department="accounting", moment="invoicing")
    await sends_without_a_name(desk)

    await desk.become_anyone("U0TARA")
    await expect(desk.conversation).to_contain_text("a colleague who gave no name")
    await expect(desk.conversation).not_to_contain_text("Uma")
    await asks(desk, "Since when?")

    await desk.become_anyone("U0UMA")
    await desk.conversation.get_by_role("button", name="Any news?").click()
    await expect(desk.modal).to_contain_text("Since when?")
    await desk.modal.get_by_role("textbox").fill("Since the move in May")
    await desk.modal.get_by_role("button", name="Send").click()
    await expect(desk.modal).to_contain_text("still without your name")
    await desk.close_form()
    await an_hour_later(desk)

    await desk.become_anyone("U0TARA")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("Since the move in May")


async def test_the_confidential_way_leads_round_whom_it_is_about(desk: Desk) -> None:
    words = "Tara shouts at us when an invoice is late"
    await desk.become_anyone("U0UMA")
    await desk.write(f"/customer criticism {words}")
    await fills_in(desk, department="accounting", moment="invoicing")
    await is_shown_the_way_round(desk, "@Tara")
    await sends_without_a_name(desk)

    await desk.become_anyone("U0XENIA")
    await expect(desk.conversation).to_contain_text(words)
    await expect(desk.conversation).to_contain_text("a colleague who gave no name")

    await desk.become_anyone("U0TARA")
    await expect(desk.conversation).not_to_contain_text("shouts")
    await desk.write("What is with I-1001?")
    await desk.conversation.locator(".replies").last.click()
    await expect(desk.thread).to_contain_text("or there is none with this number")
    await desk.open_home()
    await expect(desk.conversation).to_contain_text("Your inbox")
    await expect(desk.conversation).not_to_contain_text("I-1001")


async def test_a_form_that_the_app_did_not_take_is_sent_again(desk: Desk) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    await fills_in(desk, department="logistics", moment="delivery")
    trouble = {"errors": {"": "We had some trouble connecting. Try again?"}}

    async def fails(route: Route) -> None:
        if '"submit"' in (route.request.post_data or ""):
            await route.fulfill(json=trouble)
        else:
            await route.continue_()

    await desk.page.route("**/page/do", fails)
    for _ in range(3):
        await desk.modal.get_by_role("button", name="Send").click()
        await expect(desk.modal.get_by_role("alert")).to_have_text(trouble["errors"][""])
    await desk.page.unroute("**/page/do")

    await sends(desk)


async def test_a_fault_told_while_the_form_was_renewed_is_still_seen(desk: Desk) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    await fills_in(desk, department="logistics", moment="delivery")
    trouble = {"errors": {"": "We had some trouble connecting. Try again?"}}
    is_sent, is_renewed = asyncio.Event(), asyncio.Event()

    async def fails_late(route: Route) -> None:
        if '"submit"' in (route.request.post_data or ""):
            is_sent.set()
            await is_renewed.wait()
            await route.fulfill(json=trouble)
        else:
            await is_sent.wait()
            await route.continue_()

    await desk.page.route("**/page/do", fails_late)
    await desk.modal.get_by_label("Anonymously").check()
    await desk.modal.get_by_role("button", name="Send").click()
    await expect(desk.modal).not_to_contain_text("with your name")
    is_renewed.set()

    await expect(desk.modal.get_by_role("alert")).to_have_text(trouble["errors"][""])


async def test_an_idea_is_found_on_the_board_by_a_word_and_by_where_it_stands(
    desk: Desk,
) -> None:
    await desk.write("/customer idea Customers wait at the dock for their goods")
    await fills_in(desk, department="logistics", moment="delivery")
    await sends(desk)

    await desk.become_anyone("U0BEN")
    await desk.write("/customer ideas dock")
    board = desk.modal
    await expect(board).to_contain_text("I-1001")
    await board.get_by_label("Where it stands").select_option("done")
    await board.get_by_role("button", name="Show").click()
    await expect(board).to_contain_text("No idea fits")
    await board.get_by_label("Where it stands").select_option("new")
    await board.get_by_role("button", name="Show").click()
    await board.get_by_role("button", name="Add my voice").click()
    await board.get_by_role("radio").first.wait_for()
    await board.get_by_role("button", name="Add my voice").click()

    await expect(board).to_contain_text("your voice counts")
    await desk.page.keyboard.press("Escape")
    await desk.close_form()

    await desk.write("/customer ideas")
    await expect(desk.modal).to_contain_text("2 people want it")
