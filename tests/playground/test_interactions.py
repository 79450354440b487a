import pytest

from tests.playground.conftest import Place


async def test_a_click_opens_a_modal(place: Place) -> None:
    dan = place.employee("U0DAN")
    card = await dan.sees("Pick one", thread=dan.says("Hello")["ts"])

    failure = await dan.clicks("Open", on=card)

    modal = await dan.sees_modal("Your wish")
    assert failure == ""
    assert modal["callback_id"] == "form"


async def test_a_form_that_is_taken_closes(place: Place) -> None:
    dan = place.employee("U0DAN")
    await dan.uses_shortcut("wish")
    await dan.sees_modal("Your wish")

    errors = await dan.submits({"wish": "a pony"})

    assert errors == {}
    assert place.slack.modals.top("U0DAN") is None


@pytest.mark.parametrize(
    ("answers", "error"),
    [({}, "Please complete this required field."), ({"wish": "wrong"}, "Not that one.")],
)
async def test_a_form_with_errors_stays_open(
    place: Place, answers: dict[str, str], error: str
) -> None:
    dan = place.employee("U0DAN")
    await dan.uses_shortcut("wish")
    await dan.sees_modal("Your wish")

    errors = await dan.submits(answers)

    assert errors == {"wish": error}
    assert dan.modal()["callback_id"] == "form"


async def test_an_answer_can_lay_a_second_form_over_the_first(place: Place) -> None:
    dan = place.employee("U0DAN")
    first = await _form(place)

    await dan.submits({"wish": "more"})

    assert dan.modal()["previous_view_id"] == first["id"]


async def _form(place: Place) -> dict[str, object]:
    dan = place.employee("U0DAN")
    await dan.uses_shortcut("wish")
    return await dan.sees_modal("Your wish")


async def test_the_bot_hears_of_a_closed_form_if_it_asked_to(place: Place) -> None:
    await _form(place)

    await place.employee("U0DAN").closes()

    assert place.bot.events("view_closed")[0]["is_cleared"] is False


async def test_a_command_is_answered_to_the_employee_alone(place: Place) -> None:
    dan = place.employee("U0DAN")

    await dan.runs("/echo", "this", channel="#customers")

    await dan.sees("Heard this", channel="#customers")
    seen_by_lena = place.employee("U0LENA").messages(channel="#customers")
    assert "Heard this" not in str(seen_by_lena)


async def test_a_response_url_can_answer_in_the_channel(place: Place) -> None:
    await place.employee("U0DAN").runs("/echo", "this", channel="#customers")

    await place.employee("U0LENA").sees("Later", channel="#customers")


async def test_a_response_url_can_replace_the_message(place: Place) -> None:
    dan = place.employee("U0DAN")
    thread = dan.says("Hello")["ts"]
    card = await dan.sees("Pick one", thread=thread)

    await dan.clicks("replace", on=card)

    replaced = await dan.sees("Replaced", thread=thread)
    assert replaced["ts"] == card["ts"]


async def test_a_command_that_nobody_answers_is_told_to_the_employee(place: Place) -> None:
    dan = place.employee("U0DAN")

    await dan.runs("/unknown", channel="#customers")

    await dan.sees("dispatch_failed", channel="#customers")


async def test_opening_the_app_publishes_its_home(place: Place) -> None:
    dan = place.employee("U0DAN")

    dan.opens_home()

    await dan.sees_home("Pick one")
