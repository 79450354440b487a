"""Takes in that App Home was opened, and a department chosen there."""

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.tasks import work_of
from bot.delivery.work import Delivery
from bot.home.domain import ChooseHomeDepartment, RenewHome
from bot.home.messages import CHOOSE_DEPARTMENT
from bot.slack import Event, team_of


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect App Home to Slack."""

    @app.event("app_home_opened", matchers=[_is_home_tab])
    async def publish(event: Event, body: Event) -> None:
        employee_id, team_id = event["user"], team_of(body)
        key = f"{RenewHome.KIND}:{team_id}:{employee_id}:{event['event_ts']}"
        await delivery.take_in(work_of(RenewHome(employee_id, is_opened=True), key, team_id))

    @app.action(CHOOSE_DEPARTMENT)
    async def choose_department(ack: AsyncAck, body: Event, action: Event) -> None:
        employee_id, team_id = body["user"]["id"], team_of(body)
        chosen = ChooseHomeDepartment(employee_id, action["selected_option"]["value"])
        key = f"{chosen.KIND}:{team_id}:{employee_id}:{action['action_ts']}"
        await delivery.take_in(work_of(chosen, key, team_id))
        await ack()


async def _is_home_tab(event: Event) -> bool:
    return event.get("tab") == "home"
