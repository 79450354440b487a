"""The language model that judges what another wrote."""

from dataclasses import replace

from bot.composition.language_model import judge_beside
from tests.language_model.builders import a_guarded_model, an_assignment
from tests.language_model.fakes import FakeLanguageModel


async def test_a_judge_of_its_own_judges_and_is_closed_with_the_writer() -> None:
    writes, judges = FakeLanguageModel(lambda _: {}), FakeLanguageModel(lambda _: {})
    writer = replace(a_guarded_model(writes), judge=judges)

    await judge_beside(writer).write(an_assignment(), "U0DAN")
    await writer.close()

    assert (len(writes.requests), len(judges.requests)) == (0, 1)
    assert (writes.is_closed, judges.is_closed) == (True, True)


def test_without_one_the_writer_judges_itself() -> None:
    writer = a_guarded_model(FakeLanguageModel(lambda _: {}))

    assert judge_beside(writer) is writer
