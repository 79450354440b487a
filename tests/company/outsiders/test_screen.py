"""What work says is read by our own people only: one table of what goes out, and to whom."""

from collections.abc import Sequence

import pytest

from bot.company.outsiders.domain import TurnAway
from bot.company.outsiders.work import Screen, turn_away
from bot.delivery.work import (
    Ephemeral,
    Outgoing,
    Place,
    Post,
    Posted,
    PublishHome,
    Respond,
    Update,
    Work,
)
from tests.company.outsiders.fakes import FakeReaders, people

DAN, GUS, SHARED, OPEN, ADMINS = "U0DAN", "U0GUS", "C0SHARED", "C0OPEN", "C0ADMINS"
REFERENCES = {
    "ask.gap:1:U0DAN": Posted("D0DAN", "1.1"),
    "ask.gap:1:U0GUS": Posted("D0GUS", "1.1"),
    "ask.gap:1:C0SHARED": Posted(SHARED, "1.1"),
}


async def posted(reference: str) -> Posted | None:
    return REFERENCES.get(reference)


def screen() -> Screen:
    return Screen(people(), FakeReaders(SHARED, ADMINS), posted)


async def sent(one: Outgoing, actor: str | None = DAN) -> Sequence[Outgoing]:
    """Return what goes out when work of the actor says so."""

    async def handler(_work: Work) -> Sequence[Outgoing]:
        return [one]

    place = Place(OPEN, None, actor) if actor else None
    return await screen().through(handler)(Work("test.work", "1", reports_failure_to=place))


@pytest.mark.parametrize(
    "said",
    [
        Post(OPEN, "Yes", thread_ts="1.1"),
        Post(DAN, "Yes"),
        Post("D0DAN", "Yes"),
        Post(SHARED, "Yes", in_thread_of="ask.gap:1:U0DAN"),
        Ephemeral(SHARED, DAN, "Yes"),
        Update("Yes", reference="ask.gap:1:U0DAN"),
        Update("Yes", channel=OPEN, ts="1.1"),
        Respond("https://hooks.slack.com/1", "Yes"),
        PublishHome(DAN, {}),
    ],
)
async def test_what_our_own_people_alone_read_goes_out_as_it_is(said: Outgoing) -> None:
    assert await sent(said) == [said]


@pytest.mark.parametrize(
    ("said", "instead"),
    [
        (Post(SHARED, "Yes", thread_ts="1.1"), Ephemeral(SHARED, DAN, "Yes", thread_ts="1.1")),
        (Post(SHARED, "Yes", reference="r"), Post(DAN, "Yes", reference="r")),
        (
            Post(SHARED, "Yes", thread_ts="1.1", for_whom="U0ZOE"),
            Post("U0ZOE", "Yes", for_whom="U0ZOE"),
        ),
    ],
)
async def test_where_outsiders_read_it_is_said_to_whom_it_is_for_alone(
    said: Outgoing, instead: Outgoing
) -> None:
    assert await sent(said) == [instead]


@pytest.mark.parametrize(
    "said",
    [
        Post(GUS, "Yes"),
        Post("D0GUS", "Yes", for_whom=GUS),
        Post(SHARED, "Yes", for_whom=GUS),
        Ephemeral(OPEN, GUS, "Yes"),
        Update("Yes", reference="ask.gap:1:U0GUS"),
        Update("Yes", reference="ask.gap:1:C0SHARED"),
        Update("Yes", channel=SHARED, ts="1.1"),
    ],
)
async def test_what_only_an_outsider_would_read_or_all_of_them_is_left_out(
    said: Outgoing,
) -> None:
    assert await sent(said) == []


async def test_what_is_for_a_channel_of_outsiders_and_nobody_in_person_is_left_out() -> None:
    assert await sent(Post(SHARED, "A report", reference="r"), actor=None) == []


async def test_what_is_for_the_administrators_channel_reaches_one_of_them_instead() -> None:
    said = Post(ADMINS, "A report", reference="r")

    assert await sent(said, actor=None) == [Post("U0ZOE", "A report", reference="r")]


async def test_work_that_an_outsider_brought_in_is_not_done() -> None:
    done: list[Work] = []

    async def handler(work: Work) -> Sequence[Outgoing]:
        done.append(work)
        return []

    work = Work("test.work", "1", reports_failure_to=Place("D0GUS", None, GUS))
    told = await screen().through(handler)(work)

    assert done == []
    assert [type(one) for one in told] == [Post]


@pytest.mark.parametrize(
    ("task", "kind"),
    [
        (TurnAway("https://hooks.slack.com/1"), Respond),
        (TurnAway(None, "C1", GUS, "1.1"), Ephemeral),
        (TurnAway(None, "D1", GUS, "1.1"), Post),
        (TurnAway(channel=GUS, user=GUS), Post),
        (TurnAway(user=GUS, is_home=True), PublishHome),
    ],
)
async def test_the_polite_no_is_said_where_only_its_reader_sees_it(
    task: TurnAway, kind: type[Outgoing]
) -> None:
    told = await turn_away(task, Work("", ""))

    assert [type(one) for one in told] == [kind]
