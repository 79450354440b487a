"""A small exam for the judge: three sentences, of which one says what its excerpt says."""

import asyncio

from bot.ask.compose.drafting import JudgedForm, to_judge
from bot.ask.domain import Citation
from bot.composition.language_model import new_delimiter, open_judge
from bot.language_model.port import LanguageModelError
from bot.prompts import read_prompt
from bot.settings import Settings

_EXCERPT = (
    "Whoever takes the claim may put a small problem right at once and spend up to 50 euros or "
    "an hour on it without asking. Tell the customer about a delay on the same day."
)
_SENTENCES = {
    "If a claim is a small matter, you can settle it yourself for 50 euros or less.": True,
    "You have to ask your manager before you spend 50 euros on a claim.": False,
    "Customers hear of a delay within a week.": False,
}


async def judges_well(settings: Settings) -> bool:
    """Tell whether the judge that is set finds the one sentence that is carried."""
    judge = open_judge(settings)
    if judge is None:
        return False
    excerpt = Citation("", "Claims", "", _EXCERPT, 0, len(_EXCERPT))
    prompt = read_prompt(settings.prompts / "ask" / "judge.md")
    pairs = [(sentence, (1,)) for sentence in _SENTENCES]
    request = to_judge(prompt, pairs, [excerpt], new_delimiter())
    try:
        async with asyncio.timeout(settings.language_model_seconds):
            filled = await judge.write(request)
    except (LanguageModelError, TimeoutError):
        return False
    finally:
        await judge.close()
    form = JudgedForm.read(filled.values)
    said = {one.sentence: one.is_carried for one in form.verdicts} if form else {}
    return [said.get(number) for number in (1, 2, 3)] == [*_SENTENCES.values()]
