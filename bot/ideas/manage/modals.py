"""Modals in which a manager answers, or reads a whole report. Pure."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date
from typing import Any

from bot.ideas.inputs import (
    FormChoice,
    choose,
    choose_day,
    one_of,
    write,
    write_line,
)
from bot.ideas.report import wording
from bot.ideas.report.buttons import LABELS, answers
from bot.ideas.report.domain import Report, Step
from bot.ideas.report.messages import Card, in_full, particulars
from bot.ideas.report.naming import named_in
from bot.modals import asking_modal, reading_modal
from bot.people.domain import Company, Employee
from bot.slack import Block, actions, context, section, shortened

DECIDE = "ideas.decide"
WHO_READS = {
    True: "All who stand behind it read it; on the idea board, everybody.",
    False: "All who stand behind it read it.",
}
YES = "yes"
CAUSES = (
    "It was unclear who does it",
    "A rule or a process",
    "A system or a tool",
    "A supplier or a partner",
    "Too little time, or too few people",
    "Somebody had not been told how",
    "A single mistake",
)
NONE_OF_THESE, OWN = "None of these: I write it below", "own"
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


def accept(pressed: Pressed, label: str, proposed: date) -> Block:
    """Return the modal in which a manager promises a day."""
    note = context("Everybody may read the day. If it changes, the reporter hears why.")
    fields = [choose_day("day", "By when is it done?", proposed), note]
    return _asking(f"Accept {label}", "Accept", pressed, fields)


def promise(pressed: Pressed, label: str, proposed: date) -> Block:
    """Return the modal in which a manager promises another day."""
    fields = [
        choose_day("day", "By when is it done?", proposed),
        *write("reason", "Why that day?", hint="The reporter and supporters read it."),
    ]
    return _asking(f"Date of {label}", "Promise it", pressed, fields)


def thank(pressed: Pressed, label: str) -> Block:
    """Return the modal in which a manager thanks for what asks for nothing else."""
    fields = write(
        "reason", "Your words", hint="All who stand behind it read it.", is_needed=False
    )
    return _asking(f"Thank for {label}", "Thank", pressed, fields)


def finish(pressed: Pressed, report: Report) -> Block:
    """Return the modal in which a manager says what was done, and what the cause was."""
    causes = [*(FormChoice(cause, cause) for cause in CAUSES), FormChoice(NONE_OF_THESE, OWN)]
    own = write_line("own_cause", "The cause in your own words, if it is none of these")
    knows = [FormChoice("Yes", YES), FormChoice("Not yet", "no")]
    fields = [
        *write("reason", "What was done?", hint=WHO_READS[report.words.report_kind.is_wanted]),
        choose("cause", "What was the cause?", causes),
        *own,
    ]
    if report.words.report_kind.is_of_customer:
        fields.append(one_of("knows", "Does the customer know?", knows, ""))
    return _asking(f"{report.label} is done", "Done", pressed, fields)


def hand_over(
    pressed: Pressed, report: Report, company: Company, receivers: Sequence[Employee]
) -> Block:
    """Return the modal in which a manager hands the report to whoever can receive it."""
    departments = [FormChoice(d.name, d.department_id) for d in company.departments]
    people = [FormChoice(one.name, one.employee_id) for one in receivers]
    to_department = choose("department", "To a department", departments)
    to_person = choose("person", "… or to a manager", people)
    is_around = report.words.is_about_manager
    label = report.label
    fields = [
        *_spoken_of(report, receivers),
        *([] if is_around or not departments else [{**to_department, "optional": True}]),
        *([{**to_person, "optional": True}] if people else []),
        *write(
            "reason",
            "A word to them",
            hint="The reporter and supporters read it, too.",
            is_needed=False,
        ),
    ]
    return _asking(f"Hand over {label}", "Hand over", pressed, fields)


def _spoken_of(report: Report, receivers: Sequence[Employee]) -> list[Block]:
    """Point out whom of these the words name: criticism should not go to who is criticised."""
    if not report.words.report_kind.may_be_about_manager:
        return []
    named = named_in(report.words.text, {one.employee_id: one.name for one in receivers})
    note = f":warning: *It speaks of {wording.people(named)}.* Is it theirs to decide?"
    return [section(note)] if named else []


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


def whole(card: Card, company: Company) -> Block:
    """Return a report as its card tells of it, all its words, and what can be answered."""
    report = card.report
    # The customer stands among all words.
    shorter = replace(report, words=replace(report.words, customer=""))
    head, *below = particulars(replace(card, report=shorter), company)
    row = answers(report)
    below += [actions(f"ideas.whole.{report.number}", row)] if row else []
    return reading_modal(report.label, [head, *in_full(report.words), *below])


def on_its_way(pressed: Pressed, label: str) -> Block:
    """Return what stands where a report was answered that had been opened from a list.

    What lies beneath is as it was before the answer: it is closed with this.
    """
    done = f"*{LABELS[pressed.step]}* for *{label}* is on its way."
    told = "Its message and your list on App Home follow in a moment."
    return reading_modal(label, [section(f"{done} {told}")]) | {"clear_on_close": True}
