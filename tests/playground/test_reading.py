import pytest

from bot.playground.members import JsonObject
from tests.playground.conftest import Api


async def test_history_comes_newest_first_in_pages(api: Api) -> None:
    dan = api.employee("U0DAN")
    dan.says("One", channel="#general")
    dan.says("Two", channel="#general")
    dan.says("Three", channel="#general")

    first = await api("conversations.history", channel="C0GENERAL", limit=2)
    cursor = first["response_metadata"]["next_cursor"]
    second = await api("conversations.history", channel="C0GENERAL", limit=2, cursor=cursor)

    assert [one["text"] for one in first["messages"]] == ["Three", "Two"]
    assert [one["text"] for one in second["messages"]] == ["One"]
    assert (first["has_more"], second["has_more"]) == (True, False)


@pytest.mark.parametrize(
    ("inclusive", "texts"), [(False, ["Two"]), (True, ["Three", "Two", "One"])]
)
async def test_history_can_be_cut_at_both_ends(
    api: Api, inclusive: bool, texts: list[str]
) -> None:
    dan = api.employee("U0DAN")
    said = [dan.says(words, channel="#general") for words in ("One", "Two", "Three")]

    history = await api(
        "conversations.history",
        channel="C0GENERAL",
        oldest=said[0]["ts"],
        latest=said[2]["ts"],
        inclusive=inclusive,
    )

    assert [one["text"] for one in history["messages"]] == texts


async def test_a_thread_is_found_by_any_of_its_messages(api: Api) -> None:
    dan = api.employee("U0DAN")
    first = dan.says("One", channel="#general")
    reply = dan.says("Two", channel="#general", thread=first["ts"])

    thread = await api("conversations.replies", channel="C0GENERAL", ts=reply["ts"])

    assert [one["text"] for one in thread["messages"]] == ["One", "Two"]
    assert thread["messages"][0]["reply_count"] == 1


@pytest.mark.parametrize(
    ("method", "arguments", "error"),
    [
        ("conversations.replies", {"channel": "C0GENERAL", "ts": "1.0"}, "thread_not_found"),
        ("conversations.history", {"channel": "C0GENERAL", "limit": "x"}, "invalid_limit"),
        ("conversations.history", {"channel": "C0GENERAL", "limit": -1}, "invalid_limit"),
        ("conversations.history", {"channel": "C0GENERAL", "cursor": "x"}, "invalid_cursor"),
        ("conversations.open", {}, "users_list_not_supplied"),
        ("conversations.open", {"users": "U0NOBODY"}, "user_not_found"),
        ("conversations.open", {"users": ",".join(["U0DAN"] * 9)}, "too_many_users"),
        ("conversations.join", {"channel": "D0DAN"}, "method_not_supported_for_channel_type"),
        ("users.info", {"user": "U0NOBODY"}, "user_not_found"),
        ("users.lookupByEmail", {"email": "nobody@example.com"}, "users_not_found"),
        ("usergroups.users.list", {"usergroup": "S0NONE"}, "no_such_subteam"),
        ("bots.info", {"bot": "B0OTHER"}, "bot_not_found"),
        ("reactions.add", {"channel": "C0GENERAL", "timestamp": "1.0"}, "message_not_found"),
        ("reactions.add", {"channel": "C0GENERAL"}, "no_item_specified"),
        ("files.info", {"file": "F0NONE"}, "file_not_found"),
        ("assistant.threads.setStatus", {"channel_id": "D0DAN"}, "invalid_arguments"),
    ],
)
async def test_refuses_what_is_not_there(
    api: Api, method: str, arguments: JsonObject, error: str
) -> None:
    answer = await api(method, **arguments)

    assert answer["error"] == error


async def test_opens_direct_messages_with_one_or_several(api: Api) -> None:
    one = await api("conversations.open", users="U0DAN", return_im=True)
    several = await api("conversations.open", users="U0DAN,U0LENA")
    again = await api("conversations.open", channel=several["channel"]["id"])

    known = await api("conversations.info", channel="D0DAN")
    assert one["channel"]["is_im"] is known["channel"]["is_im"] is True
    assert again == several


async def test_lists_channels_of_the_types_asked_for(api: Api) -> None:
    public = await api("conversations.list")
    private = await api("conversations.list", types="private_channel")
    of_dan = await api("users.conversations", user="U0DAN", types="public_channel,im")

    assert [one["name"] for one in private["channels"]] == ["bot-admins"]
    assert "bot-admins" not in [one["name"] for one in public["channels"]]
    assert [one["id"] for one in of_dan["channels"]] == [
        "C0GENERAL",
        "C0CUSTOMERS",
        "C0SERVICE",
        "C0PARTNERS",
        "C0WEBSITE",
        "D0DAN",
    ]


async def test_knows_who_is_in_a_channel_and_lets_the_bot_in(api: Api) -> None:
    api.slack.workspace.channel("#logistics").member_ids.remove("U0BOT")

    await api("conversations.join", channel="C0LOGISTICS")
    await api("conversations.join", channel="C0LOGISTICS")

    members = await api("conversations.members", channel="C0LOGISTICS")
    assert members["members"][-1] == "U0BOT"


async def test_knows_people_by_id_and_by_e_mail(api: Api) -> None:
    by_id = await api("users.info", user="U0LENA")
    by_email = await api("users.lookupByEmail", email="Lena.Hofmann@example.com")
    everybody = await api("users.list", limit=5)

    assert by_id["user"]["tz"] == "Europe/Berlin"
    assert by_id["user"]["id"] == by_email["user"]["id"] == "U0LENA"
    assert len(everybody["members"]) == 5


async def test_gives_out_profiles_with_the_company_s_own_fields(api: Api) -> None:
    profile = await api("users.profile.get", user="U0LENA")
    fields = await api("team.profile.get")

    assert profile["profile"]["fields"]["Xf0DEPT"]["value"] == "logistics"
    assert fields["profile"]["fields"][0]["label"] == "Department"


async def test_knows_who_is_away_or_wants_quiet(api: Api) -> None:
    api.slack.workspace.member("U0LENA").has_snoozed = True
    api.slack.workspace.member("U0LENA").is_away = True

    quiet = await api("dnd.info", user="U0LENA")
    presence = await api("users.getPresence", user="U0LENA")

    assert (quiet["snooze_enabled"], presence["presence"]) == (True, "away")


async def test_knows_groups_and_the_team(api: Api) -> None:
    groups = await api("usergroups.list")
    leads = await api("usergroups.users.list", usergroup="S0LOGISTICS")
    team = await api("team.info")
    bot = await api("bots.info", bot="B0BOT")

    assert groups["usergroups"][0]["handle"] == "trainers"
    assert leads["users"] == ["U0LENA", "U0NADIA"]
    assert (team["team"]["id"], bot["bot"]["user_id"]) == ("T0NORTH", "U0BOT")


async def test_reactions_are_given_once_and_taken_back_once(api: Api) -> None:
    said = api.employee("U0DAN").says("Hello", channel="#general")
    place = {"channel": "C0GENERAL", "timestamp": said["ts"], "name": "tada"}

    added = [await api("reactions.add", **place) for _ in range(2)]
    seen = await api("reactions.get", **place)
    removed = [await api("reactions.remove", **place) for _ in range(2)]

    assert seen["message"]["reactions"] == [{"name": "tada", "users": ["U0BOT"], "count": 1}]
    assert added[1]["error"] == "already_reacted"
    assert removed[1]["error"] == "no_reaction"


async def test_shows_what_the_bot_is_doing_until_it_answers(api: Api) -> None:
    said = api.employee("U0DAN").says("A question")
    place = {"channel_id": "D0DAN", "thread_ts": said["ts"]}

    await api("assistant.threads.setStatus", **place, status="is reading …")
    shown = dict(api.slack.workspace.statuses)
    await api("chat.postMessage", channel="D0DAN", thread_ts=said["ts"], text="Here it is")

    assert shown["D0DAN", said["ts"]]["status"] == "is reading …"
    assert api.slack.workspace.statuses == {}


async def test_an_empty_status_and_a_title_are_taken(api: Api) -> None:
    place = {"channel_id": "D0DAN", "thread_ts": "1.0"}

    cleared = await api("assistant.threads.setStatus", **place, status="")
    titled = await api("assistant.threads.setTitle", **place, title="Deliveries")

    assert (cleared["ok"], titled["ok"]) == (True, True)


async def test_offers_prompts_unless_a_thread_is_named(api: Api) -> None:
    prompts = [{"title": "Late delivery", "message": "What do we do about a late delivery?"}]

    await api(
        "assistant.threads.setSuggestedPrompts",
        channel_id="D0DAN",
        thread_ts="1.0",
        prompts=prompts,
    )
    ignored = dict(api.slack.workspace.prompts)
    await api("assistant.threads.setSuggestedPrompts", channel_id="D0DAN", prompts=prompts)

    assert ignored == {}
    assert api.slack.workspace.prompts["D0DAN"]["prompts"] == prompts


@pytest.mark.parametrize(
    "prompts", [[], [{"title": "a", "message": "b"}] * 5, [{"title": "a"}]]
)
async def test_takes_one_to_four_whole_prompts(api: Api, prompts: list[JsonObject]) -> None:
    answer = await api(
        "assistant.threads.setSuggestedPrompts", channel_id="D0DAN", prompts=prompts
    )

    assert answer["error"] == "invalid_arguments"
