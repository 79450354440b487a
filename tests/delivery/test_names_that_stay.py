"""By these names dbos finds kept work again, and the bot the messages that it posted."""

from collections.abc import Sequence

from bot.database.engine import Database
from bot.delivery.running.work_file import work_file_beside
from bot.delivery.sending.posting import ClientOf
from bot.delivery.work import Outgoing, Post, Work
from tests.delivery.conftest import a_delivery, until
from tests.names import collecting
from tests.names.listing import agree
from tests.slack_stand_in import SlackStandIn


async def test_names_by_which_work_and_messages_are_known_stay(
    sqlite_database: Database, client_of: ClientOf, slack: SlackStandIn
) -> None:
    delivery = a_delivery(sqlite_database, client_of)
    delivery.register("ask.answer", _answer)
    slack.faults.append("msg_too_long")  # so that every step is taken

    await delivery.start()
    await delivery.take_in(Work("ask.answer", "ask.answer:1"))
    await until(lambda: len(slack.posts) == 1)
    await delivery.stop()

    metadata = slack.posts[0].fields["metadata"]
    agree("durable", collecting.durable(work_file_beside(sqlite_database), metadata))


async def _answer(_: Work) -> Sequence[Outgoing]:
    return [Post("C1", "too long"), Post("C1", "Hello.")]
