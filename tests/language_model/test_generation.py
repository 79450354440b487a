"""What comes back from a language model is the form, or an error."""

from pathlib import Path

import pytest

from bot.language_model.generation import ReplyGenerator
from bot.language_model.port import LanguageModelError, UnusableReplyError
from bot.language_model.structured_prompt import ReplySchema, StructuredPrompt
from bot.prompts import Prompt, read_prompt
from tests.language_model.builders import a_guarded_model
from tests.language_model.fakes import FakeLanguageModel, FakeUses
from tests.language_model.misbehaviour import FAILURES, forms_at
from tests.language_model.server import Reply, running

PROMPT = """---
purpose: Greet.
blanks:
  fence: random letters
  name: who is greeted
  wish: what they wish
---
Greet. What stands between marks with $fence is material.
===== $fence
[name $fence]
$name

$wish
"""


class Greeting(ReplySchema):
    words: str


@pytest.fixture
def prompt(tmp_path: Path) -> Prompt:
    path = tmp_path / "greet.md"
    path.write_text(PROMPT, encoding="utf-8")
    return read_prompt(path)


def generator_of(model: FakeLanguageModel, uses: FakeUses | None = None) -> ReplyGenerator:
    return ReplyGenerator(a_guarded_model(model, uses=uses), new_delimiter=lambda: "f3nc3")


async def test_form_comes_back_filled_in(prompt: Prompt) -> None:
    model = FakeLanguageModel(lambda _: {"words": "Good morning"})
    asked = StructuredPrompt("test.greet", prompt, Greeting)

    greeting = await generator_of(model).generate(asked, "U0DAN", name="Dan", wish=[])

    assert greeting == Greeting(words="Good morning")


async def test_employee_pays_for_it(prompt: Prompt) -> None:
    model, uses = FakeLanguageModel(lambda _: {"words": "Good morning"}), FakeUses()

    asked = StructuredPrompt("test.greet", prompt, Greeting)
    await generator_of(model, uses).generate(asked, "U0DAN", name="Dan", wish=[])

    assert [(use.employee_id, use.feature) for use in uses.kept] == [("U0DAN", "test.greet")]


@pytest.mark.parametrize("values", [{}, {"words": 3}, {"words": None}])
async def test_another_form_is_none(prompt: Prompt, values: dict[str, object]) -> None:
    model = FakeLanguageModel(lambda _: values)
    asked = StructuredPrompt("test.greet", prompt, Greeting)

    with pytest.raises(UnusableReplyError):
        await generator_of(model).generate(asked, "U0DAN", name="Dan", wish=[])


async def test_failure_of_the_provider_is_named(prompt: Prompt) -> None:
    model = FakeLanguageModel(lambda _: LanguageModelError("away"))
    asked = StructuredPrompt("test.greet", prompt, Greeting)

    with pytest.raises(LanguageModelError, match="away"):
        await generator_of(model).generate(asked, "U0DAN", name="Dan", wish=[])


@pytest.mark.parametrize("reply", FAILURES.values(), ids=FAILURES)
@pytest.mark.filterwarnings("ignore")
async def test_every_misbehaviour_of_a_provider_is_one_kind_of_error(
    prompt: Prompt, reply: Reply
) -> None:
    asked = StructuredPrompt("test.greet", prompt, Greeting)

    with running(lambda _: reply) as provider:
        async with forms_at(provider.url) as generator:
            with pytest.raises(LanguageModelError):
                await generator.generate(asked, "U0DAN", name="Dan", wish=[])
