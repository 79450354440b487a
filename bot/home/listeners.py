"""Where Slack reaches App Home: takes the work in, durably, and returns."""

from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp

from bot.delivery.work import Delivery, Work
from bot.home.messages import CHOOSE_DEPARTMENT
from bot.home.work import CHOOSE, PUBLISH
from bot.slack import team_of

Event = dict[str, Any]


def register(app: AsyncApp, delivery: Delivery) -> None:
    """Connect App Home to Slack."""

    @app.event("app_home_opened", matchers=[_is_home_tab])
    async def publish(event: Event, body: Event) -> None:
        employee_id, team_id = event["user"], team_of(body)
        await delivery.take_in(
            Work(
                kind=PUBLISH,
                key=f"{PUBLISH}:{team_id}:{employee_id}:{event['event_ts']}",
                payload={"employee_id": employee_id, "is_opened": True},
                team_id=team_id,
            )
        )

    @app.action(CHOOSE_DEPARTMENT)
    async def choose_department(ack: AsyncAck, body: Event, action: Event) -> None:
        employee_id, team_id = body["user"]["id"], team_of(body)
        await delivery.take_in(
            Work(
                kind=CHOOSE,
                key=f"{CHOOSE}:{team_id}:{employee_id}:{action['action_ts']}",
                payload={
                    "employee_id": employee_id,
                    "department_id": action["selected_option"]["value"],
                },
                team_id=team_id,
            )
        )
        await ack()


async def _is_home_tab(event: Event) -> bool:
    return event.get("tab") == "home"
