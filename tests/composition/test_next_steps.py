"""What an employee can do for a department at the weakest moment."""

from bot.ask.domain import Owners
from bot.composition.next_steps import NextSteps
from bot.guidance.domain import Guidance
from bot.moments.domain import Moment
from bot.people.domain import Department
from bot.slack import Block
from tests.ask.builders import NOON, an_asked
from tests.ask.fakes import FakeGaps
from tests.builders_people import a_manager, an_employee
from tests.ideas.builders import a_report, an_entry
from tests.ideas.fakes import FakeReports

DELIVERY = Moment("delivery", "A delivery", "", ())
LOGISTICS = Department("logistics", "Logistics", ("U0LENA",))
PAGE = Guidance("guidance/delivery.md", "Deliveries", "logistics", moments=("delivery",))


async def step_for(employee_id: str, *documents: Guidance, reports: int = 0) -> Block:
    """Return the step where somebody asked what the page of deliveries does not say."""
    gaps, kept = FakeGaps(), FakeReports()
    await gaps.add(an_asked(nearest=(PAGE.document,)), NOON)
    for number in range(reports):
        await kept.add(a_report(), an_entry(f"press:{number}"))

    async def owners_of(_document: str | None) -> Owners:
        return Owners(("U0LENA",))

    who = a_manager() if employee_id == "U0LENA" else an_employee(employee_id)
    steps = NextSteps(kept, gaps, lambda: documents, owners_of)
    return await steps.of(who, "T0NORTH", DELIVERY, LOGISTICS)


async def test_a_gap_at_the_moment_is_answered_by_whoever_has_it() -> None:
    step = await step_for("U0LENA", PAGE)

    assert step["accessory"]["action_id"] == "ask.write_answer"
    assert "May I bring my dog?" in step["text"]["text"]


async def test_decisions_come_before_gaps() -> None:
    assert "2 reports here wait" in str(await step_for("U0LENA", PAGE, reports=2))


async def test_nobody_else_reads_what_was_asked() -> None:
    step = await step_for("U0MARCO", PAGE)

    assert step["accessory"]["text"]["text"] == "Quiz me"
    assert "dog" not in str(step)


async def test_a_gap_of_another_moment_is_none_of_this() -> None:
    other = Guidance("guidance/delivery.md", "Deliveries", "logistics", moments=("claims",))

    assert "Quiz me" in str(await step_for("U0LENA", other))
