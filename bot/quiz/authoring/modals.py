"""The modal in which a trainer edits a draft before approving it. Pure."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import count
from typing import Any

from bot.guidance.parse.display import as_quoted
from bot.modals import asking_modal, input_field, text_field
from bot.quiz.authoring.messages import BY_A_MODEL, DIFFICULTY
from bot.quiz.bank.validation import LONGEST_CHOICE, LONGEST_SITUATION, LONGEST_WHY
from bot.quiz.domain import Choice, QuizQuestion
from bot.slack import Block, context, escape, option, section

SITUATION, LEVEL = "situation", "difficulty"
NOTE = "Once you approve it, it is in the department's quiz."


@dataclass(frozen=True, slots=True)
class EditingModal:
    """How the modal names what the question is drafted from."""

    title: str
    callback_id: str
    note: str = NOTE


OF_GUIDANCE = EditingModal("A draft", "quiz.edited_draft", f"{BY_A_MODEL} {NOTE}")
OF_COMPLAINT = EditingModal("A lesson", "ideas.approve_lesson", f"{NOTE} Names no customer?")


def editing(
    question: QuizQuestion,
    carried: Mapping[str, Any],
    modal: EditingModal = OF_GUIDANCE,
    written_by: str = "",
) -> Block:
    """Return the modal with all texts of the draft; ``carried`` comes back with it."""
    quote = escape(as_quoted(question.passage.quote))
    blocks = [
        section(f"It stands on these words of the guidance:\n>{quote}"),
        *_fields(question),
        _level(question.difficulty),
        context(f"{written_by} {modal.note}".lstrip()),
    ]
    return asking_modal(
        modal.title,
        blocks,
        modal.callback_id,
        carried=json.dumps(carried),
        submit="Approve",
    )


def _fields(question: QuizQuestion) -> Iterator[Block]:
    label = "The situation, ending in a question"
    yield text_field(SITUATION, label, longest=LONGEST_SITUATION, text=question.situation)
    for name, choice in zip(_names(question), question.choices, strict=True):
        what = "The best choice" if choice.is_best else "Another choice"
        why = "Why it is right" if choice.is_best else "Why it falls short"
        yield text_field(name, what, longest=LONGEST_CHOICE, text=choice.text)
        yield text_field(f"{name}_why", why, longest=LONGEST_WHY, text=choice.why)


def _names(question: QuizQuestion) -> list[str]:
    """Return the names of the fields of the choices, in the order of the choices."""
    others = count(1)
    return ["best" if one.is_best else f"other{next(others)}" for one in question.choices]


def _level(difficulty: int) -> Block:
    options = [option(word, str(level)) for level, word in DIFFICULTY.items()]
    element = {
        "type": "static_select",
        "action_id": LEVEL,
        "options": options,
        "initial_option": options[difficulty - 1],
    }
    return input_field(LEVEL, "How difficult is it?", element)


def edited(question: QuizQuestion, values: Mapping[str, Any]) -> QuizQuestion:
    """Return the question as the trainer left it.

    Modals that version 0.1 opened name some fields otherwise, and ask for no difficulty.
    """

    def words(*names: str) -> str:
        fields = next(values[name] for name in names if name in values)
        return " ".join((next(iter(fields.values()))["value"] or "").split())

    choices = [
        Choice(words(name, f"choice{n}"), words(f"{name}_why", f"why{n}"), choice.is_best)
        for n, (name, choice) in enumerate(zip(_names(question), question.choices, strict=True))
    ]
    level = values.get(LEVEL, {}).get(LEVEL)
    return replace(
        question,
        situation=words(SITUATION),
        choices=tuple(choices),
        difficulty=int(level["selected_option"]["value"]) if level else question.difficulty,
    )


def lacking(question: QuizQuestion) -> dict[str, str]:
    """Return what is missing, by the field that Slack marks; empty if nothing is."""
    texts = {SITUATION: question.situation}
    for name, choice in zip(_names(question), question.choices, strict=True):
        texts |= {name: choice.text, f"{name}_why": choice.why}
    return {name: "Please write something here." for name, text in texts.items() if not text}


def errors_shown(errors: Sequence[str]) -> dict[str, str]:
    """Return what is wrong under the first field, where Slack shows it; empty if nothing is."""
    return {SITUATION: " ".join(errors)} if errors else {}
