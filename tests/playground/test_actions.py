"""What the page can let an employee do, asked for by name as the page asks."""

import pytest

from bot.playground.actions import ACTIONS
from bot.playground.members import JsonObject
from tests.playground.conftest import Api, Place

HOME: JsonObject = {
    "type": "home",
    "blocks": [
        {
            "type": "actions",
            "elements": [
                {
                    "type": "button",
                    "action_id": "open",
                    "text": {"type": "plain_text", "text": "Open"},
                }
            ],
        }
    ],
}


async def _modal(place: Place) -> JsonObject:
    dan = place.employee("U0DAN")
    await ACTIONS["use_shortcut"](dan, {"callback_id": "wish"})
    return await dan.sees_modal("Your wish")


async def test_runs_a_command(place: Place) -> None:
    dan = place.employee("U0DAN")

    await ACTIONS["run"](dan, {"command": "/echo", "text": "this", "channel": "C0GENERAL"})

    await dan.sees("Heard this", channel="C0GENERAL")


async def test_edits_deletes_and_reacts(api: Api) -> None:
    dan = api.employee("U0DAN")
    said = dan.says("Helo", channel="#general")

    await ACTIONS["react"](dan, said | {"name": "tada"})
    await ACTIONS["edit"](dan, said | {"text": "Hello"})
    [seen] = dan.messages(channel="#general")
    await ACTIONS["react"](dan, said | {"name": "tada"})
    await ACTIONS["delete"](dan, said)

    assert (seen["text"], seen["reactions"][0]["count"]) == ("Hello", 1)
    assert dan.messages(channel="#general") == []


async def test_joins_a_channel(api: Api) -> None:
    await ACTIONS["join"](api.employee("U0DAN"), {"channel": "C0LOGISTICS"})

    assert "U0DAN" in api.slack.workspace.channel("#logistics").member_ids


async def test_opens_the_app_s_tabs(place: Place) -> None:
    dan = place.employee("U0DAN")
    await ACTIONS["open_app"](dan, {"tab": "home"})
    await dan.sees_home("Pick one")

    await ACTIONS["open_app"](dan, {"tab": "home"})
    await ACTIONS["open_app"](dan, {"tab": "messages"})

    await place.slack.settled()
    opened = place.bot.events("app_home_opened")
    assert sorted(event["tab"] for event in opened) == ["home", "home", "messages"]
    assert sum("view" in event for event in opened) == 1


async def test_submits_and_closes_forms(place: Place) -> None:
    dan = place.employee("U0DAN")
    await _modal(place)
    wrong = await ACTIONS["submit"](dan, {"answers": {"wish": "wrong"}})

    await ACTIONS["close"](dan, {})

    assert wrong == {"errors": {"wish": "Not that one."}}
    assert place.slack.modals.top("U0DAN") is None


async def test_clicks_in_app_home_and_in_modals(place: Place) -> None:
    dan = place.employee("U0DAN")
    place.slack.workspace.homes["U0DAN"] = place.slack.modals.view(HOME)

    on_home = await ACTIONS["click"](dan, {"on": "home", "action_id": "open"})
    await dan.sees_modal("Your wish")  # else it may come above the next one
    place.slack.modals.open("U0DAN", _asking())
    in_modal = await ACTIONS["click"](
        dan, {"on": "modal", "action_id": "kind", "entered": "idea"}
    )

    assert on_home == {"failure": ""}
    assert in_modal == {"failure": "http_error"}
    state = dan.modal()["state"]["values"]["about"]["kind"]
    assert state["selected_option"]["value"] == "idea"


async def test_looks_options_up_while_one_types(place: Place) -> None:
    dan = place.employee("U0DAN")
    card = await dan.sees("Pick one", thread=dan.says("Hello")["ts"])
    search = {"type": "external_select", "action_id": "people"}
    searching = [{"type": "actions", "block_id": "b", "elements": [search]}]
    place.slack.workspace.channels[card["channel"]].messages[card["ts"]]["blocks"] = searching
    place.slack.workspace.homes["U0DAN"] = place.slack.modals.view(
        {"type": "home", "blocks": searching}
    )
    place.slack.modals.open("U0DAN", _asking() | {"blocks": searching})
    asked = {"action_id": "people", "typed": "Le"}

    on_message = await ACTIONS["look_up"](dan, asked | {"on": card})
    on_home = await ACTIONS["look_up"](dan, asked | {"on": "home"})
    in_modal = await ACTIONS["look_up"](dan, asked | {"on": "modal"})

    assert on_message == on_home == in_modal
    assert [one["value"] for one in in_modal["options"]] == ["U0LENA", "U0NADIA"]


async def test_shortcuts_work_on_messages(place: Place) -> None:
    said = place.employee("U0LENA").says("Late again", channel="#general")
    told = {"callback_id": "take", "on": said}

    await ACTIONS["use_shortcut"](place.employee("U0DAN"), told)

    action = place.bot.events("message_action")[0]
    assert action["message"]["text"] == "Late again"
    assert action["channel"] == {"id": "C0GENERAL", "name": "general"}


async def test_what_is_not_there_cannot_be_clicked(api: Api) -> None:
    dan = api.employee("U0DAN")
    api.slack.workspace.homes["U0DAN"] = api.slack.modals.view(HOME)

    with pytest.raises(LookupError, match="nothing called 'shut'"):
        await dan.clicks("shut", on=dan.home())
    with pytest.raises(LookupError, match="no modal open"):
        dan.modal()


def _asking() -> JsonObject:
    options = [
        {"text": {"type": "plain_text", "text": words}, "value": words.lower()}
        for words in ("Idea", "Praise")
    ]
    select = {"type": "static_select", "action_id": "kind", "options": options}
    block = {"type": "actions", "block_id": "about", "elements": [select]}
    title = {"type": "plain_text", "text": "A report"}
    return {"type": "modal", "title": title, "blocks": [block]}


async def test_thumbs_say_which_way_they_point(place: Place) -> None:
    thumbs = {
        "type": "feedback_buttons",
        "action_id": "thumbs",
        "positive_button": {"text": {"type": "plain_text", "text": "Good"}, "value": "good"},
        "negative_button": {"text": {"type": "plain_text", "text": "Bad"}, "value": "bad"},
    }
    await place.client.chat_postMessage(
        channel="C0GENERAL",
        text="x",
        blocks=[{"type": "context_actions", "elements": [thumbs]}],
    )
    dan = place.employee("U0DAN")
    [message] = dan.messages(channel="#general")

    await dan.clicks("thumbs", on=message)
    await dan.clicks("thumbs", on=message, entered="negative")

    clicks = place.bot.events("block_actions")
    assert [click["actions"][0]["value"] for click in clicks] == ["good", "bad"]
    assert "thread_ts" not in clicks[0]["container"]


async def test_a_form_is_clicked_as_what_it_is(place: Place) -> None:
    dan = place.employee("U0DAN")
    view = place.slack.modals.open("U0DAN", _asking())

    await dan.clicks("kind", on=view, entered="praise")

    assert place.bot.events("block_actions")[0]["container"]["view_id"] == view["id"]


async def test_a_command_may_be_answered_with_nothing(place: Place) -> None:
    dan = place.employee("U0DAN")

    await dan.runs("/hush", channel="#general")

    assert dan.messages(channel="#general") == []
