"""Modals in which a manager answers, or reads a whole report. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from bot.ideas.inputs import (
    FormChoice,
    choose,
    choose_person,
    write,
)
from bot.ideas.report.domain import Report, Step
from bot.ideas.report.messages import in_full
from bot.modals import asking_modal, reading_modal
from bot.people.domain import Company
from bot.slack import Block, context, section, shortened

DECIDE = "ideas.decide"
OPTION_LIMIT = 75  # docs.slack.dev/reference/block-kit/composition-objects/option-object


@dataclass(frozen=True, slots=True)
class Pressed:
    """The button that opened a modal, carried to its sending."""

    number: int
    step: Step
    seen: int  # version of the report on the message that was pressed
    response_url: str = ""

    def dumped(self) -> str:
        """Return it as a modal's private metadata."""
        return json.dumps(asdict(self))

    @staticmethod
    def loaded(view: Block) -> "Pressed":
        """Return what the modal carried."""
        kept: dict[str, Any] = json.loads(view["private_metadata"])
        return Pressed(**(kept | {"step": Step(kept["step"])}))


def decline(pressed: Pressed, label: str) -> Block:
    """Return the modal in which a manager gives the reason."""
    fields = write(
        "reason", "Why not?", hint="At least one sentence. The reporter and supporters read it."
    )
    return _asking(f"Decline {label}", "Decline", pressed, fields)


def ask(pressed: Pressed, label: str) -> Block:
    """Return the modal in which a manager asks the reporter."""
    fields = write("reason", "What do you want to know?")
    return _asking(f"Ask about {label}", "Ask", pressed, fields)


def finish(pressed: Pressed, label: str) -> Block:
    """Return the modal in which a manager says what was done."""
    fields = write(
        "reason",
        "What is different now?",
        hint="All who stand behind it read it.",
        is_needed=False,
    )
    return _asking(f"{label} is done", "Done", pressed, fields)


def hand_over(pressed: Pressed, label: str, company: Company) -> Block:
    """Return the modal in which a manager hands the report to somebody else."""
    departments = [FormChoice(d.name, d.department_id) for d in company.departments]
    fields = [
        {**choose("department", "To a department", departments), "optional": True},
        choose_person("person", "… or to a manager"),
        *write(
            "reason",
            "A word to them",
            hint="The reporter and supporters read it, too.",
            is_needed=False,
        ),
    ]
    return _asking(f"Hand over {label}", "Hand over", pressed, fields)


def merge(pressed: Pressed, label: str, others: Sequence[Report]) -> Block:
    """Return the modal in which a manager says which report is the same; nearest first."""
    if not others:
        return reading_modal(
            f"Merge {label}", [section("There is no other open report to merge with.")]
        )
    choices = [
        FormChoice(shortened(f"{one.label} {one.words.title}", OPTION_LIMIT), str(one.number))
        for one in others
    ]
    fields = [
        choose("other", "It is the same as", choices),
        context("All who stand behind either keep the credit and hear what becomes of it."),
    ]
    return _asking(f"Merge {label}", "Merge", pressed, fields)


def _asking(title: str, verb: str, pressed: Pressed, fields: list[Block]) -> Block:
    return asking_modal(title, fields, DECIDE, carried=pressed.dumped(), submit=verb)


def whole(report: Report) -> Block:
    """Return all that the reporter wrote, however long."""
    return reading_modal(report.label, in_full(report.words)[:100])
