from tests.playground.conftest import Place


async def test_answers_a_direct_message_in_its_thread(place: Place) -> None:
    dan = place.employee("U0DAN")

    said = dan.says("Good morning")

    answer = await dan.sees("Pick one", thread=said["ts"])
    assert answer["text"] == "Echo: Good morning"


async def test_tells_a_mention_in_a_channel_twice(place: Place) -> None:
    dan = place.employee("U0DAN")

    said = dan.mentions_bot("are you there?", channel="#customers")

    await dan.sees("Hello there", channel="#customers", thread=said["ts"])
    await place.slack.settled()
    told = [body for body in place.bot.heard if body["event"].get("ts") == said["ts"]]
    assert {body["event"]["type"] for body in told} == {"app_mention", "message"}
    assert len({body["event_id"] for body in told}) == 2


async def test_echoes_the_bot_its_own_messages(place: Place) -> None:
    place.employee("U0DAN").says("Good morning")

    await place.slack.settled()

    assert place.bot.events("message")[-1]["bot_id"] == "B0BOT"


async def test_tells_of_edits_and_deletions(place: Place) -> None:
    dan = place.employee("U0DAN")
    said = dan.says("Good mroning", channel="#general")

    dan.edits(said, "Good morning")
    dan.deletes(said)

    await place.slack.settled()
    kinds = [event.get("subtype") for event in place.bot.events("message")]
    assert sorted(kinds, key=str) == [None, "message_changed", "message_deleted"]


async def test_tells_the_bot_nothing_of_channels_it_is_not_in(place: Place) -> None:
    place.slack.workspace.channel("#general").member_ids.remove("U0BOT")

    place.employee("U0DAN").says("Among ourselves", channel="#general")

    await place.slack.settled()
    assert place.bot.heard == []


async def test_escapes_what_employees_type_and_marks_who_they_name(place: Place) -> None:
    said = place.employee("U0DAN").says("<!channel> & @Lena Hofmann", channel="#general")

    assert said["text"] == "&lt;!channel&gt; &amp; <@U0LENA>"
