"""How the question of sureness looks, its setting, and what a sure error is shown. Pure."""

import json

from bot.moments.domain import MomentsMap
from bot.quiz.domain import AnsweredQuestion, Learner, Occasion, RoundQuestion
from bot.quiz.messages import heading, place, start_button
from bot.quiz.object.domain import OpenedPassage
from bot.slack import Block, Message, actions, button, context, escape, section, shortened

SURE, ASK_SURENESS, SKIP = "quiz.sure", "quiz.ask_sureness", "quiz.skip"
MORE_CHARACTERS = 1200  # of a passage: what one reads in half a minute


def how_sure(answered: AnsweredQuestion, moments: MomentsMap) -> Message:
    """Return the question how sure the learner is; it says nothing of what is right."""
    of_bank = answered.question
    chosen = escape(of_bank.choices[answered.choice].text)
    text = "How sure are you?"
    blocks = (
        context(heading(answered, moments)),
        section(escape(of_bank.situation)),
        section(f"*You chose:* {chosen}\n*{text}*"),
        actions(
            "quiz.sureness",
            [_says("Sure", answered, is_sure=True), _says("Not sure", answered, is_sure=False)],
        ),
        context("What is best comes next. App Home, _Settings_, turns this question off."),
    )
    return Message(f"You chose: {chosen} {text}", blocks)


def _says(words: str, answered: AnsweredQuestion, *, is_sure: bool) -> Block:
    at = {"r": answered.round.round_id, "n": answered.number, "s": is_sure}
    return button(words, f"{SURE}.{int(is_sure)}", json.dumps(at))


def more_of(passage: OpenedPassage | None) -> list[Block]:
    """Return more of the passage around the quote; nothing where there is none."""
    if passage is None:
        return []
    text = shortened(passage.text, MORE_CHARACTERS)
    quoted = "\n".join(f">{escape(line)}" for line in text.splitlines())
    title = f"*You were sure, so here is more of it:* {escape(passage.heading)}"
    return [section(f"{title}\n{quoted}")]


def setting(learner: Learner | None) -> Block:
    """Return the setting of whether one is asked, for App Home."""
    if learner is None or learner.asks_sureness:
        return section(
            "*Sure or not sure*\nI ask after each answer; what you were sure of and got wrong"
            " comes back first.",
            accessory=button("Do not ask me", ASK_SURENESS, "no"),
        )
    return section(
        "*Sure or not sure*\nI do not ask how sure you are.",
        accessory=button("Ask me", ASK_SURENESS, "yes"),
    )


def skipping(asked: RoundQuestion) -> tuple[Block, ...]:
    """Return the button that lets a round be, where a trainer assigned it."""
    if asked.round.occasion is not Occasion.ASSIGNED:
        return ()
    return (button("Skip this round", SKIP, place(asked.round, asked.number)),)


def skipped() -> Message:
    """Return what stands in place of a round that was let be."""
    text = "Skipped: I do not bring this round again, and nobody is told."
    return Message(text, (section(text), actions("quiz.on", [start_button("Quiz me")])))
