"""What is too old is forgotten at night."""

from datetime import timedelta

from bot.ask.forget.work import ForgetWork
from bot.delivery.work import Work
from tests.ask.builders import NOON, an_asked
from tests.ask.fakes import FakeAskedQuestions, FakeComposedAnswers


async def test_questions_are_forgotten_after_a_season() -> None:
    kept = FakeAskedQuestions()
    await kept.keep(an_asked(key="old", asked_at=NOON - timedelta(days=91)))
    await kept.keep(an_asked(key="new"))
    work = ForgetWork(kept, FakeComposedAnswers(), lambda: NOON)

    nothing = await work.handlers()["ask.forget"](
        Work("ask.forget", "f", {"due": NOON.isoformat()})
    )

    assert nothing == ()
    assert await kept.find("old") is None
    assert await kept.find("new") is not None
