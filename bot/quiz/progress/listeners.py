"""Opens to a trainer the figures of all questions, to a manager how departments learn."""

from dataclasses import dataclass

from slack_bolt.async_app import AsyncAck, AsyncApp
from slack_sdk.web.async_client import AsyncWebClient

from bot.delivery.sending.opening_modals import open_modal, renew_modal
from bot.long_lists import named_in
from bot.people.domain import People
from bot.quiz.progress.figures_messages import (
    FIGURES_OF,
    SHOW_FIGURES,
    FiguresOfDepartment,
    figures_modal,
)
from bot.quiz.progress.learning_messages import SHOW_LEARNING, whole_learning
from bot.quiz.progress.service import QuizOverview
from bot.quiz.react.messages import received
from bot.slack import Block, Event


@dataclass(frozen=True, slots=True)
class QuestionFiguresView:
    """Puts together what a trainer wants to see of one department."""

    overview: QuizOverview
    people: People

    async def modal(self, employee_id: str, chosen: str = "") -> Block:
        """Return the figures of what was chosen; of the first with questions without.

        Raises:
            NotAllowedError: the employee is no trainer.
        """
        viewer = await self.people.employee(employee_id)
        figures = {one.question_id: one for one in await self.overview.figures_for(viewer)}
        bank, company = self.overview.bank(), self.people.company
        asked = [each for each in company.departments if bank.of_department(each.department_id)]
        choices = asked or list(company.departments)
        department_id, first = named_in(chosen)
        department = company.named(department_id) or choices[0]
        return figures_modal(
            FiguresOfDepartment(
                department,
                {one: len(bank.of_department(one.department_id)) for one in choices},
                bank.of_department(department.department_id),
                figures,
                await self.overview.open_disagreements(),
                first,
                received(await self.overview.reactions_of(department)),
            )
        )

    async def learning(self, employee_id: str) -> Block:
        """Return how every department learns of which this manager may see it."""
        viewer = await self.people.employee(employee_id)
        return whole_learning(await self.overview.learning_for(viewer))


def register(app: AsyncApp, figures_view: QuestionFiguresView) -> None:
    """Connect the figures to Slack."""

    @app.action(SHOW_FIGURES)
    async def show(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, figures_view.modal(body["user"]["id"]))

    @app.action(FIGURES_OF)
    async def turn(ack: AsyncAck, body: Event, action: Event, client: AsyncWebClient) -> None:
        await ack()
        chosen = action["selected_option"]["value"]
        await renew_modal(client, body, figures_view.modal(body["user"]["id"], chosen))

    @app.action(SHOW_LEARNING)
    async def learning(ack: AsyncAck, body: Event, client: AsyncWebClient) -> None:
        await ack()
        await open_modal(client, body, figures_view.learning(body["user"]["id"]))
