"""What a manager may do with a report, and what is refused."""

import pytest

from bot.ideas.manage.service import decide, is_a_sentence
from bot.ideas.report.domain import Report, State, Step
from bot.ideas.report.history import Refused
from bot.ideas.report.ports import ReportContext
from bot.ideas.report.visibility import can_learn_from
from tests.ideas.builders import MONDAY, a_context, a_report, a_verdict, an_entry, some_words
from tests.ideas.deciding import LATER, after, context_with
from tests.ideas.fakes import FakeReports, some_people


@pytest.mark.parametrize(
    ("step", "state"),
    [
        (Step.ACCEPT, State.ACCEPTED),
        (Step.START, State.STARTED),
        (Step.FINISH, State.DONE),
        (Step.DECLINE, State.DECLINED),
        (Step.ASK, State.NEW),
    ],
)
async def test_verdict_leads_to_the_state_of_the_table(step: Step, state: State) -> None:
    context = await context_with(a_report())

    assert (await after(a_verdict(step), context)).state is state


async def test_first_verdict_is_when_the_report_was_answered() -> None:
    context = await context_with(a_report())

    assert (await after(a_verdict(Step.ACCEPT), context)).answered_at == LATER


async def test_question_to_the_reporter_is_no_answer() -> None:
    context = await context_with(a_report())

    assert (await after(a_verdict(Step.ASK), context)).answered_at is None


async def test_same_click_decides_once() -> None:
    context = await context_with(a_report())
    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    assert len(await context.reports.history(1)) == 2


async def test_second_manager_a_moment_later_hears_who_did_what() -> None:
    context = await context_with(a_report())
    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    refused = await decide(
        a_verdict(Step.DECLINE, manager_id="U0NADIA", key="click:2"), MONDAY, context=context
    )

    assert isinstance(refused, Refused)
    assert refused.because_of
    assert (refused.because_of.by, refused.because_of.step) == ("U0LENA", Step.ACCEPT)
    assert (await context.reports.find(1) or a_report()).state is State.ACCEPTED


async def test_two_managers_in_the_same_instant_leave_one_decision() -> None:
    reports = FakeReports()
    await reports.add(a_report(version=0), an_entry())
    stale = SlowReports(reports)

    refused = await decide(a_verdict(Step.DECLINE), MONDAY, context=a_context(stale))

    assert isinstance(refused, Refused)
    assert refused.why == "Somebody was quicker."


class SlowReports(FakeReports):
    """Reports that somebody else changes between reading and writing."""

    def __init__(self, other: FakeReports) -> None:
        super().__init__(other.kept, other.entries, other.all_voices)

    async def change(self, report: Report, entry: object) -> bool:
        return False


async def test_one_manager_may_go_on_from_the_own_stale_message() -> None:
    context = await context_with(a_report())
    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    assert (await after(a_verdict(Step.START), context)).state is State.STARTED


async def test_what_is_done_cannot_be_declined() -> None:
    context = await context_with(a_report(state=State.DONE))

    refused = await decide(a_verdict(Step.DECLINE), MONDAY, context=context)

    assert refused == Refused("That is not possible any more.", None)


@pytest.mark.parametrize("stranger", ["U0DAN", "U0TARA", "U0NOBODY"])
async def test_forged_click_is_refused(stranger: str) -> None:
    context = await context_with(a_report())

    refused = await decide(a_verdict(Step.ACCEPT, manager_id=stranger), MONDAY, context=context)

    assert isinstance(refused, Refused)
    assert "not with you" in refused.why
    assert refused.is_with == a_report(number=1)


async def test_forged_click_after_a_decision_hears_who_did_what() -> None:
    context = await context_with(a_report())
    await decide(a_verdict(Step.ACCEPT), MONDAY, context=context)

    refused = await decide(a_verdict(Step.DECLINE, manager_id="U0DAN"), MONDAY, context=context)

    assert isinstance(refused, Refused)
    assert refused.because_of
    assert refused.because_of.step is Step.ACCEPT


@pytest.mark.parametrize("entitled", ["U0LENA", "U0NADIA", "U0XENIA", "U0ZOE"])
async def test_manager_deputy_next_level_and_administrator_may_decide(entitled: str) -> None:
    context = await context_with(a_report())

    report = await after(a_verdict(Step.ACCEPT, manager_id=entitled), context)

    assert report.state is State.ACCEPTED


@pytest.mark.parametrize("reason", ["", "No.", "not now", "…!"])
async def test_decline_needs_a_reason_of_a_sentence(reason: str) -> None:
    context = await context_with(a_report())

    refused = await decide(a_verdict(Step.DECLINE, reason=reason), MONDAY, context=context)

    assert refused == Refused("Please give a reason in at least one whole sentence.")


def test_sentence_has_four_words_in_any_script() -> None:
    assert is_a_sentence("Мы уже пробовали это.")


async def test_question_needs_words() -> None:
    context = await context_with(a_report())

    refused = await decide(a_verdict(Step.ASK, reason=" "), MONDAY, context=context)

    assert refused == Refused("Please write what you want to know.")


async def test_complaint_is_marked_worth_learning_from_once() -> None:
    complaint = some_words(kind="complaint")
    context = await context_with(a_report(words=complaint, state=State.DONE))
    await decide(a_verdict(Step.LEARN), MONDAY, context=context)

    refused = await decide(a_verdict(Step.LEARN, key="click:2"), MONDAY, context=context)

    assert isinstance(refused, Refused)
    assert refused.because_of
    assert refused.because_of.step is Step.LEARN


async def test_unknown_report_cannot_be_decided() -> None:
    refused = await decide(a_verdict(Step.ACCEPT), MONDAY, context=a_context())

    assert refused == Refused("I do not know this report.")


async def test_manager_who_left_may_not_decide() -> None:
    context = await context_with(a_report(holders=("U0NADIA",)))
    people, directory = some_people()
    directory.leave("U0LENA")

    refused = await decide(
        a_verdict(Step.ACCEPT), MONDAY, context=ReportContext(context.reports, people)
    )

    assert isinstance(refused, Refused)


def test_only_a_complaint_that_is_done_is_a_lesson() -> None:
    complaint = some_words(kind="complaint")

    assert can_learn_from(a_report(words=complaint, state=State.DONE))
    assert not can_learn_from(a_report(words=complaint))
    assert not can_learn_from(a_report(state=State.DONE))
