"""What trainers read of a complaint worth learning from, and where they edit it. Pure."""

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from bot.ideas.inputs import write, written
from bot.ideas.lessons import SENTENCE_LIMIT, SITUATION_LIMIT, Lesson, Option, Quoted
from bot.ideas.report import wording
from bot.ideas.report.domain import Report, label_of
from bot.ideas.report.history import HistoryEntry
from bot.moments.domain import Stage
from bot.slack import Block, Message, actions, button, context, escape, section
from bot.windows import asking_window

LOOK, APPROVE, REJECT = "ideas.lesson", "ideas.approve_lesson", "ideas.reject_lesson"


def worth_learning(report: Report, entry: HistoryEntry) -> Message:
    """Return what a trainer gets when a manager marks a complaint."""
    text = f"{wording.who(entry)} says that complaint {report.label} is worth learning from."
    return Message(
        text,
        (
            section(f"{text}\n{wording.quoted(report.words.today, 1500)}"),
            actions(
                f"ideas.lesson.{report.number}",
                [
                    button("Look at the draft", LOOK, str(report.number), style="primary"),
                    button("Reject", REJECT, str(report.number)),
                ],
            ),
        ),
    )


def editing(lesson: Lesson) -> Block:
    """Return the window in which a trainer edits and approves the draft."""
    situation = _field("situation", "The situation, ending in a question", lesson.situation)
    situation["element"]["max_length"] = SITUATION_LIMIT
    fields = [
        situation,
        _field("best", "The best choice", lesson.best.text),
        _field("best_why", "Why it is right", lesson.best.why),
    ]
    for number, other in enumerate(lesson.others, 1):
        fields += [
            _field(f"other{number}", f"Another choice ({number})", other.text),
            _field(f"other{number}_why", f"Why it falls short ({number})", other.why),
        ]
    blocks = [
        section(f"It stands on these words of the guidance:\n{_basis(lesson.basis)}"),
        *fields,
        context("Once you approve it, it is in the department's quiz. Names no customer?"),
    ]
    carried = json.dumps(_carried(lesson))
    return asking_window("A lesson", blocks, APPROVE, carried=carried, submit="Approve")


def _field(block_id: str, label: str, text: str) -> Block:
    (field,) = write(block_id, label, text)
    field["element"]["max_length"] = SENTENCE_LIMIT
    return field


def _basis(basis: Quoted) -> str:
    return wording.quoted(basis.quote, 1500)


def _carried(lesson: Lesson) -> Mapping[str, Any]:
    return {
        "number": lesson.number,
        "department_id": lesson.department_id,
        "moment_id": lesson.moment_id,
        "stage": lesson.stage,
        "others": len(lesson.others),
        "document": lesson.basis.document,
        "quote": lesson.basis.quote,
    }


def approved(view: Block) -> Lesson:
    """Return the lesson as the trainer left it."""
    kept, values = json.loads(view["private_metadata"]), view["state"]["values"]

    def option(name: str) -> Option:
        return Option(written(values, name).strip(), written(values, f"{name}_why").strip())

    return Lesson(
        number=kept["number"],
        department_id=kept["department_id"],
        moment_id=kept["moment_id"],
        stage=Stage(kept["stage"]),
        situation=written(values, "situation").strip(),
        best=option("best"),
        others=tuple(option(f"other{number}") for number in range(1, kept["others"] + 1)),
        basis=Quoted(kept["document"], kept["quote"]),
    )


def lacking(lesson: Lesson) -> dict[str, str]:
    """Return what is missing, by the block that Slack marks; empty if nothing is."""
    named = {"situation": lesson.situation, "best": lesson.best.text}
    named["best_why"] = lesson.best.why
    for number, other in enumerate(lesson.others, 1):
        named |= {f"other{number}": other.text, f"other{number}_why": other.why}
    return {name: "Please write something here." for name, text in named.items() if not text}


def taught(lesson: Lesson) -> Message:
    """Return what the trainer reads once it is in the bank."""
    text = f"Thank you. The question is in the bank as `{lesson.question_id}`."
    return Message(text, (section(text),))


def taught_before(label: str, entry: HistoryEntry) -> str:
    """Return what a trainer reads who comes second."""
    return f"{label} is in the bank already. {wording.happened(entry)}"


def approved_by(lesson: Lesson, trainer_id: str) -> Message:
    """Return what stands from then on where trainers were told of the complaint."""
    label = label_of(lesson.number)
    text = f"<@{trainer_id}> made a quiz question of {label}: {escape(lesson.situation)}"
    return Message(text, (section(text),))


def rejected(number: int, trainer_id: str) -> Message:
    """Return that a trainer found no question in the complaint."""
    text = f"<@{trainer_id}> decided that {label_of(number)} makes no quiz question."
    return Message(text, (section(text),))


def in_the_bank(number: int) -> Message:
    """Return that it is too late to reject a lesson."""
    text = f"{label_of(number)} is a question in the quiz already. Its file can be edited."
    return Message(text, (section(text),))


def without_line_breaks(lesson: Lesson) -> Lesson:
    """Return the lesson with each text on one line, as the bank has them."""

    def folded(option: Option) -> Option:
        return Option(" ".join(option.text.split()), " ".join(option.why.split()))

    return replace(
        lesson,
        situation=" ".join(lesson.situation.split()),
        best=folded(lesson.best),
        others=tuple(folded(other) for other in lesson.others),
    )
