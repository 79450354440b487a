"""Reports are compared on the bot's own machine, whoever compares questions."""

import pytest

from bot.composition.reporting import comparing_here
from bot.embedding.choice import NamedEmbeddings
from bot.embedding.local import LOCAL_NAME
from tests.fakes_embedding import FakeEmbeddings


@pytest.mark.parametrize("is_outside", [True, False])
async def test_words_of_a_report_never_go_to_a_provider(is_outside: bool) -> None:
    chosen = NamedEmbeddings("openai:any", FakeEmbeddings(), is_outside=is_outside)

    embedder = comparing_here(chosen)

    assert embedder.name == (LOCAL_NAME if is_outside else "openai:any")
    assert len(await embedder.embed(["It rains in."])) == 1
