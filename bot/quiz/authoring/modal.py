"""The window in which a trainer edits a draft before approving it. Pure."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from bot.quiz.authoring.admission import LONGEST_CHOICE, LONGEST_SITUATION, LONGEST_WHY
from bot.quiz.authoring.domain import Draft
from bot.quiz.authoring.messages import DIFFICULTY
from bot.quiz.domain import Choice, QuizQuestion
from bot.slack import MODAL_TITLE_LIMIT, Block, context, escape, option, plain, section

EDITED = "quiz.edited_draft"
SITUATION, LEVEL = "situation", "difficulty"
_LABEL_LIMIT = 150


def editing(shown: Draft, channel: str, ts: str) -> Block:
    """Return the window with all texts of the draft; ``channel``, ``ts`` name its message."""
    question = shown.question
    fields = [_write(SITUATION, "The situation, ending in a question", LONGEST_SITUATION)]
    texts = [question.situation]
    for number, choice in enumerate(question.choices):
        what = "The best choice" if choice.is_best else "Another choice"
        why = "Why it is right" if choice.is_best else "Why it falls short"
        fields += [
            _write(f"choice{number}", what, LONGEST_CHOICE),
            _write(f"why{number}", why, LONGEST_WHY),
        ]
        texts += [choice.text, choice.why]
    for field, text in zip(fields, texts, strict=True):
        field["element"]["initial_value"] = text
    carried = {"draft_id": shown.draft_id, "channel": channel, "ts": ts}
    return {
        "type": "modal",
        "callback_id": EDITED,
        "private_metadata": json.dumps(carried),
        "title": plain("A draft", MODAL_TITLE_LIMIT),
        "submit": plain("Approve", MODAL_TITLE_LIMIT),
        "close": plain("Not now", MODAL_TITLE_LIMIT),
        "blocks": [
            section(f"It stands on these words:\n>{escape(question.passage.quote)}"),
            *fields,
            _level(question.difficulty),
            context("Once you approve it, it is in the department's quiz."),
        ],
    }


def notice(text: str) -> Block:
    """Return a window that says one thing."""
    return {
        "type": "modal",
        "title": plain("A draft", MODAL_TITLE_LIMIT),
        "close": plain("Close", MODAL_TITLE_LIMIT),
        "blocks": [section(escape(text))],
    }


def _write(name: str, label: str, longest: int) -> Block:
    return {
        "type": "input",
        "block_id": name,
        "label": plain(label, _LABEL_LIMIT),
        "element": {
            "type": "plain_text_input",
            "action_id": name,
            "multiline": True,
            "max_length": longest,
        },
    }


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


def faults_shown(faults: Sequence[str]) -> dict[str, str]:
    """Return what is wrong under the first field, where Slack shows it."""
    return {SITUATION: " ".join(faults)}
