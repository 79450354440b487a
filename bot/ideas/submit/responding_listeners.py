"""Takes in what those behind a report say to its end: solved, not yet, or a question."""

import re

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.intake import from_click, from_view
from bot.delivery.sending.opening_modals import open_modal
from bot.ideas import notices
from bot.ideas.inputs import write, written
from bot.ideas.report import wording
from bot.ideas.report.domain import Named, Step
from bot.ideas.submit.domain import RespondToVerdict
from bot.ideas.submit.form_state import FEW_WORDS
from bot.ideas.submit.report_intake import ReportIntake
from bot.ideas.submit.responding import objection_to_response
from bot.modals import asking_modal
from bot.slack import Block, Event, team_of

WHY_NOT = "ideas.respond"
ASKED = {
    Step.REOPEN: ("Not solved yet", "What is still wrong? It is open again with that."),
    Step.QUESTION: ("Question it", "What was overlooked? The next level reads it and decides."),
}


def register(app: AsyncApp, intake: ReportIntake) -> None:
    """Connect the buttons under *Is it solved?* and under a decline to Slack."""
    _register_yes(app, intake)
    _register_no(app, intake)


def _register_yes(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(f"ideas.{Step.SOLVED}")
    async def take_yes(ack: AsyncAck, body: Event, action: Event) -> None:
        task = _task(intake, body, action["value"], Step.SOLVED)
        # Not who pressed it: a name may be taken back, and then leads nowhere.
        named = f"{team_of(body)}:{task.number}:{action['action_ts']}"
        await intake.cards.delivery.take_in(from_click(body, task, named))
        await ack()


def _register_no(app: AsyncApp, intake: ReportIntake) -> None:
    @app.action(re.compile(rf"^ideas\.({Step.REOPEN}|{Step.QUESTION})$"))
    async def ask_why(
        ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient
    ) -> None:
        await ack()
        step = Step(action["action_id"].removeprefix("ideas."))
        page = _asking(intake, step, action["value"], body["user"]["id"])
        await open_modal(client, body, page)

    @app.view(WHY_NOT)
    async def take_reason(ack: AsyncAck, body: Event, view: Block) -> None:
        text = written(view["state"]["values"], "why").strip()
        if not text:
            await ack(response_action="errors", errors={"why": FEW_WORDS})
            return
        step, value = view["private_metadata"].split(":", 1)
        task = _task(intake, body, value, Step(step), text)
        work = from_view(body, task, f"{team_of(body)}:{view['id']}")
        await intake.cards.delivery.take_in(work)
        await ack()


def _task(
    intake: ReportIntake, body: Event, value: str, step: Step, text: str = ""
) -> RespondToVerdict:
    number, own_number = map(int, value.split(":"))
    who = body["user"]["id"]
    return RespondToVerdict(number, own_number, step, text, who, intake.cards.now())


async def _asking(intake: ReportIntake, step: Step, value: str, employee_id: str) -> Block:
    context = intake.cards.context
    report = await context.reports.find(int(value.split(":", maxsplit=1)[0]))
    if report is None:
        return notices.refused("I do not know this report.")
    person = Named(employee_id)
    if refused := await objection_to_response(report, step, person, context=context):
        return notices.refused(wording.refusal(refused))
    title, label = ASKED[step]
    return asking_modal(title, write("why", label), WHY_NOT, carried=f"{step}:{value}")
