"""The kinds of report: one entry each says how a kind is asked for, answered and shown.

A further kind takes an entry in `KINDS`; tests name each text outside it that lists them. Pure.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Deadline(StrEnum):
    """In what the time for an answer is counted."""

    # Hours by the clock, as whatever is severe. The settings call them a complaint's.
    CUSTOMER_WAITS = "customer waits"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutColleagues:
    """How a kind speaks of colleagues whom a report is about."""

    asked: str  # label of the form's field
    shown: str  # before their names, inside a sentence
    told: str  # the sentence that each of them reads, before the reporter's words


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportKind:
    """What the reporter has to say, and what follows from it."""

    word: str  # "idea": kept with each report, typed after /customer, said in a sentence
    choice: str  # in the form's menu
    today: str  # label of the form's first field
    better: str = ""  # label of its second; empty: not asked
    is_better_needed: bool = False
    is_of_customer: bool = False  # asks how bad it is, and for which customer
    may_be_about_manager: bool = False  # then it goes round who manages the department
    colleagues: AboutColleagues | None = None  # asks whom it is about, and tells them
    deadline: Deadline | None = Deadline.WORKING_DAYS  # None: no answer is owed
    refused: frozenset[str] = frozenset()  # verdicts that it does not take: words of `Step`
    # Its only buttons, where it has fewer than the rest: words of `Step`, and how they read.
    verdicts: Mapping[str, str] = field(default_factory=dict)
    why_refused: str = ""  # what whoever presses one on a card from before reads
    then: str = (  # on the receipt
        "What happens then: it is accepted, done or declined with a reason. Each step stands "
        "here, in this thread. If no answer comes in time, it goes to the next level by itself."
    )
    is_delicate: bool = False  # handled as if it came without a name
    is_wanted: bool = False  # colleagues see it on App Home while it is popular
    is_shown_when_done: bool = False  # on everybody's App Home
    kept_days: int = 1095  # that what it says is kept after its end; a customer may come back
    can_teach: bool = False  # a quiz question may be made of it; trainers read "complaint"

    @property
    def has_deadline(self) -> bool:
        """Whether the reporter is promised an answer by a date."""
        return self.deadline is not None


IDEA = ReportKind(
    word="idea",
    choice="Idea: something we could do better",
    today="What happens today?",
    better="What would be better?",
    is_better_needed=True,
    is_wanted=True,
    is_shown_when_done=True,
)
COMPLAINT = ReportKind(
    word="complaint",
    choice="Complaint that I heard from a customer",
    today="What did the customer say?",
    better="What would put it right?",
    is_of_customer=True,
    may_be_about_manager=True,
    deadline=Deadline.CUSTOMER_WAITS,
    can_teach=True,
)
CRITICISM = ReportKind(
    word="criticism",
    choice="Criticism: something that goes wrong",
    today="What goes wrong today?",
    better="What would be better?",
    may_be_about_manager=True,
    is_delicate=True,
    kept_days=365,
)
PRAISE = ReportKind(
    word="praise",
    kept_days=365,
    choice="Praise: something that went well",
    today="What was good?",
    colleagues=AboutColleagues(
        asked="Whom do you praise?", shown="praises", told="You were praised."
    ),
    deadline=None,
    refused=frozenset({"start", "decline"}),
    verdicts={"finish": "Thank", "hand_over": "Pass on"},
    why_refused="Praise asks for nothing: it is not started or declined. *Thank* files it.",
    then="Whom you praised hears it too. Whatever happens stands here, in this thread.",
)
KINDS = {kind.word: kind for kind in (IDEA, COMPLAINT, CRITICISM, PRAISE)}  # as the form offers
# By the name under which a workspace may settle another number.
KEPT_DAYS = {f"report_{kind.word}": kind.kept_days for kind in KINDS.values()}
