"""What stands in the form of Ideas, and what comes back from it. Pure.

Everything typed travels in the form itself, so that an error, a change of kind or the question
whether a similar report is the same one loses nothing, and nothing is kept before it is sent.
"""

import json
from dataclasses import dataclass, replace

from bot.guidance.signposts.domain import Signpost
from bot.ideas.inputs import is_ticked, written
from bot.ideas.report.domain import Severity, Words
from bot.ideas.report.foreseeing import Foreseen
from bot.ideas.report.kinds import IDEA, KINDS
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block

NAMED, ANONYMOUS = "named", "anonymous"
FEW_WORDS = "Please write a few words here."


@dataclass(frozen=True, slots=True)
class Carried:
    """What the form carries unseen; Slack keeps it as long as the form is open."""

    secret: str  # names this form, and an anonymous reporter
    link: str = ""  # to the message that gave rise to it
    is_small: bool = False  # the reporter's department has fewer than five people
    has_seen_similar: bool = False  # or by what somebody in it could be reached
    own: str = ""  # the reporter's department, whose manager is theirs
    has_seen_named: bool = False  # that the words name whoever reads them


@dataclass(frozen=True, slots=True)
class FormState:
    """What stands in the form at a moment."""

    kind: str = IDEA.word
    today: str = ""
    better: str = ""
    severity: Severity = Severity.MILD
    customer: str = ""
    praised: tuple[str, ...] = ()
    moment_id: str = ""
    department_id: str = ""
    signature: str = NAMED
    is_about_manager: bool = False
    is_dangerous: bool = False  # somebody could get hurt

    @property
    def is_anonymous(self) -> bool:
        """Whether the reporter does not want to be known."""
        return self.signature == ANONYMOUS


@dataclass(frozen=True, slots=True)
class FormOffers:
    """What the form offers to choose from."""

    company: Company
    moments: MomentsMap
    readers: Foreseen | None = None  # who would have what stands there; None: not known
    named: tuple[str, ...] = ()  # Slack ids of those readers whom the words name
    around: frozenset[str] = frozenset()  # whom of these the box about managers leaves out
    wakes: bool = False  # an alarm about what stands there leaves Slack, too
    elsewhere: tuple[Signpost, ...] = ()  # where to go with what this is not for


def carried_by(view: Block) -> Carried:
    """Return what the form carried unseen."""
    return Carried(**json.loads(view["private_metadata"]))


def form_state_of(view: Block) -> FormState:
    """Return what stands in the form now."""
    values = view["state"]["values"]
    return FormState(
        kind=written(values, "kind"),
        today=written(values, "today"),
        better=written(values, "better"),
        severity=Severity(written(values, "severity") or Severity.MILD),
        customer=written(values, "customer"),
        praised=tuple(values.get("praised", {}).get("people", {}).get("selected_users", ())),
        moment_id=written(values, "moment"),
        department_id=written(values, "department"),
        signature=written(values, "signature") or NAMED,
        is_about_manager=is_ticked(values, "about_manager"),
        is_dangerous=is_ticked(values, "danger"),
    )


def mistakes(state: FormState, offers: FormOffers) -> dict[str, str]:
    """Return what is missing, by the block that Slack marks; empty if nothing is."""
    written_down = {"today": bool(state.today.strip())}
    if KINDS[state.kind].is_better_needed:
        written_down["better"] = bool(state.better.strip())
    chosen = {
        "moment": offers.moments.named(state.moment_id) is not None,
        "department": offers.company.named(state.department_id) is not None,
    }
    return {
        **{name: FEW_WORDS for name, is_there in written_down.items() if not is_there},
        **{name: "Please choose one." for name, is_there in chosen.items() if not is_there},
    }


def words_of(state: FormState, link: str = "") -> Words:
    """Return what the reporter has to say; what was chosen for another kind is left out."""
    kind = KINDS[state.kind]
    return Words(
        kind=state.kind,
        today=state.today.strip(),
        moment_id=state.moment_id,
        department_id=state.department_id,
        better=state.better.strip(),
        severity=_severity(state),
        customer=state.customer.strip(),
        praised=state.praised if kind.colleagues else (),
        link=link,
        is_about_manager=state.is_about_manager and kind.may_be_about_manager,
    )


def _severity(state: FormState) -> Severity:
    kind = KINDS[state.kind]
    if state.is_dangerous and kind.has_deadline:
        return Severity.SEVERE
    return state.severity if kind.is_of_customer else Severity.MILD


def having_seen(carried: Carried, *, is_named: bool) -> Carried:
    """Return what the form carries once it was shown again: similar reports, or names."""
    is_named = is_named or carried.has_seen_named
    return replace(carried, has_seen_similar=True, has_seen_named=is_named)
