import pytest

from bot.playground.members import JsonObject
from tests.playground.conftest import Api

TITLE = {"type": "plain_text", "text": "A form"}
MODAL: JsonObject = {"type": "modal", "title": TITLE, "blocks": []}
PICK = {"type": "users_select", "action_id": "pick"}
HOME: JsonObject = {"type": "home", "blocks": []}


def _trigger(api: Api) -> str:
    return api.slack.triggers.issue("U0DAN")


async def test_opens_a_modal_for_whoever_pulled_the_trigger(api: Api) -> None:
    opened = await api("views.open", trigger_id=_trigger(api), view=MODAL)

    assert api.slack.modals.top("U0DAN") == opened["view"]
    assert api.slack.modals.top("U0LENA") is None


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("views.open", {"view": MODAL}, "invalid_arguments"),
        ("views.open", {"view": HOME, "trigger_id": "1"}, "invalid_arguments"),
        ("views.open", {"view": MODAL, "trigger_id": "1"}, "invalid_trigger_id"),
        ("views.update", {"view": MODAL}, "invalid_arguments"),
        ("views.update", {"view": MODAL, "view_id": "V0"}, "not_found"),
        ("views.publish", {"view": MODAL, "user_id": "U0DAN"}, "invalid_arguments"),
        ("views.publish", {"view": HOME, "user_id": "U0NOBODY"}, "user_not_found"),
    ],
)
async def test_refuses_views_that_slack_would(
    api: Api, method: str, arguments: JsonObject, error: str
) -> None:
    answer = await api(method, **arguments)

    assert answer["error"] == error


async def test_three_views_can_lie_over_each_other(api: Api) -> None:
    first = await api("views.open", trigger_id=_trigger(api), view=MODAL)
    second = await api("views.push", trigger_id=_trigger(api), view=MODAL)
    await api("views.push", trigger_id=_trigger(api), view=MODAL)

    fourth = await api("views.push", trigger_id=_trigger(api), view=MODAL)

    assert second["view"]["root_view_id"] == first["view"]["id"]
    assert fourth["error"] == "push_limit_reached"


async def test_the_view_on_top_can_be_replaced(api: Api) -> None:
    await api("views.open", trigger_id=_trigger(api), view=MODAL)
    second = await api("views.push", trigger_id=_trigger(api), view=MODAL)

    changed = await api("views.update", view_id=second["view"]["id"], view=MODAL)

    assert api.slack.modals.top("U0DAN") == changed["view"]


async def test_nothing_can_be_laid_over_nothing(api: Api) -> None:
    answer = await api("views.push", trigger_id=_trigger(api), view=MODAL)

    assert answer["error"] == "not_found"


async def test_a_view_is_replaced_by_its_id_or_external_id(api: Api) -> None:
    opened = await api(
        "views.open", trigger_id=_trigger(api), view=MODAL | {"external_id": "x"}
    )

    by_id = await api(
        "views.update", view_id=opened["view"]["id"], view=MODAL | {"external_id": "x"}
    )
    by_name = await api("views.update", external_id="x", view=MODAL)

    assert by_id["view"]["id"] == by_name["view"]["id"] == opened["view"]["id"]


async def test_a_view_that_changed_meanwhile_is_not_replaced(api: Api) -> None:
    opened = await api("views.open", trigger_id=_trigger(api), view=MODAL)
    place = {"view_id": opened["view"]["id"], "hash": opened["view"]["hash"], "view": MODAL}

    first = await api("views.update", **place)
    second = await api("views.update", **place)

    assert (first["ok"], second["error"]) == (True, "hash_conflict")


async def test_each_employee_has_an_app_home(api: Api) -> None:
    published = await api("views.publish", user_id="U0DAN", view=HOME)
    again = await api("views.publish", user_id="U0DAN", view=HOME, hash="of another")

    assert api.employee("U0DAN").home() == published["view"]
    assert again["error"] == "hash_conflict"
    with pytest.raises(LookupError):
        api.employee("U0LENA").home()


async def test_only_the_blocks_that_stay_keep_their_answers(api: Api) -> None:
    kept = {"type": "actions", "block_id": "kept", "elements": [PICK]}
    gone = {"type": "actions", "block_id": "gone", "elements": [PICK]}
    opened = await api(
        "views.open", trigger_id=_trigger(api), view=MODAL | {"blocks": [kept, gone]}
    )
    view = api.slack.modals.top("U0DAN")
    assert view is not None
    view["state"] = {"values": {"kept": {"pick": {}}, "gone": {"pick": {}}}}

    changed = await api(
        "views.update", view_id=opened["view"]["id"], view=MODAL | {"blocks": [kept]}
    )

    assert changed["view"]["state"]["values"] == {"kept": {"pick": {}}}


async def test_a_form_nobody_wants_to_hear_of_closes_silently(api: Api) -> None:
    await api("views.open", trigger_id=_trigger(api), view=MODAL)

    await api.employee("U0DAN").closes(everything=True)

    assert api.slack.modals.top("U0DAN") is None
