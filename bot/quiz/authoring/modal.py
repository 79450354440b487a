"""The window in which a trainer edits a draft before approving it. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.quiz.authoring.domain import QuestionDraft
from bot.quiz.authoring.messages import DIFFICULTY
from bot.quiz.bank.validation import LONGEST_CHOICE, LONGEST_SITUATION, LONGEST_WHY
from bot.quiz.domain import Choice, QuizQuestion
from bot.slack import Block, context, escape, option, plain, section
from bot.windows import asking_window, text_field

EDITED = "quiz.edited_draft"
SITUATION, LEVEL = "situation", "difficulty"


def editing(shown: QuestionDraft, channel: str, ts: str) -> Block:
    """Return the window with all texts of the draft; ``channel``, ``ts`` name its message."""
    question = shown.question
    blocks = [
        section(f"It stands on these words:\n>{escape(question.passage.quote)}"),
        *_fields(question),
        _level(question.difficulty),
        context("Once you approve it, it is in the department's quiz."),
    ]
    carried = {"draft_id": shown.draft_id, "channel": channel, "ts": ts}
    return asking_window(
        "A draft", blocks, EDITED, carried=json.dumps(carried), submit="Approve"
    )


def _fields(question: QuizQuestion) -> Iterator[Block]:
    label = "The situation, ending in a question"
    yield text_field(SITUATION, label, longest=LONGEST_SITUATION, text=question.situation)
    for number, choice in enumerate(question.choices):
        what = "The best choice" if choice.is_best else "Another choice"
        why = "Why it is right" if choice.is_best else "Why it falls short"
        yield text_field(f"choice{number}", what, longest=LONGEST_CHOICE, text=choice.text)
        yield text_field(f"why{number}", why, longest=LONGEST_WHY, text=choice.why)


def _level(difficulty: int) -> Block:
    options = [option(word, str(level)) for level, word in DIFFICULTY.items()]
    element = {
        "type": "static_select",
        "action_id": LEVEL,
        "options": options,
        "initial_option": options[difficulty - 1],
    }
    label = plain("How difficult is it?")
    return {"type": "input", "block_id": LEVEL, "label": label, "element": element}


def edited(question: QuizQuestion, values: Mapping[str, Any]) -> QuizQuestion:
    """Return the question as the trainer left it."""

    def words(name: str) -> str:
        return " ".join((values[name][name]["value"] or "").split())

    choices = [
        Choice(words(f"choice{number}"), words(f"why{number}"), choice.is_best)
        for number, choice in enumerate(question.choices)
    ]
    return replace(
        question,
        situation=words(SITUATION),
        choices=tuple(choices),
        difficulty=int(values[LEVEL][LEVEL]["selected_option"]["value"]),
    )


def errors_shown(errors: Sequence[str]) -> dict[str, str]:
    """Return what is wrong under the first field, where Slack shows it."""
    return {SITUATION: " ".join(errors)}
