"""What each viewer sees of a report in each place, as it is posted, stored or published."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from datetime import timedelta
from typing import TypeAlias

from bot.delivery.work import Respond, Update
from bot.ideas.board.domain import Search
from bot.ideas.board.messages import board
from bot.ideas.board.service import found
from bot.ideas.export.rows import as_csv, as_rows
from bot.ideas.lessons.service import Lessons
from bot.ideas.manage.service import decide
from bot.ideas.report.domain import Named, Step
from bot.ideas.report.history import ReportEvent, Voice
from bot.ideas.report.visibility import (
    ALL,
    FIRST_LINE,
    NOTHING,
    TABLE,
    THAT_IT_CAME,
    Extent,
    TableCell,
    Viewer,
    Where,
)
from tests.ideas.builders import MONDAY, a_verdict
from tests.ideas.report.cases import LINE, REST, Case


async def the_card(case: Case) -> str:
    await case.report()
    return case.posted(case.acting)


async def may_open(case: Case, employee_id: str) -> str:
    report = await case.report()
    verdict = a_verdict(Step.FINISH, number=report.number, manager_id=employee_id)
    event = await decide(verdict, MONDAY, context=case.company.cards.context)
    return REST if isinstance(event, ReportEvent) else ""


async def the_line_s_card(case: Case) -> str:
    return await may_open(case, case.line)


async def administrators_card(case: Case) -> str:
    return await may_open(case, "U0ZOE")


async def a_former_holder_s_card(case: Case) -> str:
    report = replace(await case.report(), holders=("U0TARA",))
    renewed = await case.company.cards.renew(report)
    card = f"ideas.card:1:{case.acting}"
    return str([one for one in renewed if isinstance(one, Update) and one.reference == card])


async def the_channel(case: Case) -> str:
    await case.report()
    return case.posted("C0LOGISTICS")


async def administrators_channel(case: Case) -> str:
    for gone in ("U0LENA", "U0NADIA", "U0XENIA", "U0ZOE"):
        case.company.directory.leave(gone)
    await case.report()
    return case.posted("C0ADMINS")


async def similar_reports(case: Case) -> str:
    await case.report()
    similar = case.company.digests.similar
    found = await similar.open_ones_like(f"{LINE} box", "delivery", "T0NORTH")
    return str([(one.label, one.words.title) for one in found])


async def the_board(case: Case) -> str:
    await case.report()
    seen = await found(Search(), "U0UMA", "T0NORTH", cards=case.company.cards)
    cards = case.company.cards
    return str(board(seen, Search(), cards.context.people.company, cards.moments))


async def holder_s_home(case: Case) -> str:
    await case.report()
    return await case.home(case.acting)


async def line_s_home(case: Case) -> str:
    await case.report()
    case.company.time += timedelta(days=30)  # late
    return await case.home(case.line)


async def anothers_home(case: Case) -> str:
    await case.report()
    await case.company.reports.add_voice(Voice(1, Named("U0BEN"), MONDAY))
    before = await case.home("U0UMA")
    await case.company.decides(Step.FINISH, employee_id=case.acting)
    return before + await case.home("U0UMA")


async def holder_s_monday(case: Case) -> str:
    await case.report()
    return await case.monday(case.acting)


async def line_s_monday(case: Case) -> str:
    await case.report()
    return await case.monday(case.line)


async def the_ledger(case: Case) -> str:
    await case.report()
    (sent,) = await case.company.does("ideas.promises", response_url="https://answer")
    assert isinstance(sent, Respond)
    return "I-1001" if "1 open" in str(sent.blocks) else str(sent.blocks)


async def a_lesson(case: Case) -> str:
    report = await case.report()
    await case.company.decides(Step.FINISH, employee_id=case.acting)
    verdict = {"employee_id": case.acting, "seen": 1}
    await case.company.decides(Step.LEARN, number=report.number, **verdict)
    told = [
        await Lessons(case.company.cards).marked(number, key)
        for number, key, _ in case.company.handed_over
    ]
    return str([event.report.words.today for event in told if event])


async def a_prompt(case: Case) -> str:
    await case.report()
    await case.company.reports_by_name("U0BEN", **{"today": f"{LINE}\n{REST}"} | case.words)
    await case.monday(case.acting)
    return str([one.words.today for one in case.company.prompted])


async def an_export(case: Case) -> str:
    report = await case.report()
    table = as_csv(as_rows([report], {}))
    assert (
        "U0DAN" not in table or TABLE[case.handling][Where.EXPORT, Viewer.ADMINISTRATORS] is ALL
    )
    return table


async def a_webhook(case: Case) -> str:
    await case.report()
    return str(case.company.woken)


Look: TypeAlias = Callable[[Case], Awaitable[str]]
LOOKS: dict[TableCell, Look] = {
    (Where.CARD, Viewer.ACTING): the_card,
    (Where.CARD, Viewer.LINE): the_line_s_card,
    (Where.CARD, Viewer.FORMER): a_former_holder_s_card,
    (Where.CARD, Viewer.ADMINISTRATORS): administrators_card,
    (Where.CHANNEL, Viewer.EVERYBODY): the_channel,
    (Where.CHANNEL, Viewer.ADMINISTRATORS): administrators_channel,
    (Where.BOARD, Viewer.EVERYBODY): the_board,
    (Where.SIMILAR, Viewer.EVERYBODY): similar_reports,
    (Where.HOME, Viewer.ACTING): holder_s_home,
    (Where.HOME, Viewer.LINE): line_s_home,
    (Where.HOME, Viewer.EVERYBODY): anothers_home,
    (Where.DIGEST, Viewer.ACTING): holder_s_monday,
    (Where.DIGEST, Viewer.LINE): line_s_monday,
    (Where.LEDGER, Viewer.EVERYBODY): the_ledger,
    (Where.LESSON, Viewer.TRAINERS): a_lesson,
    (Where.PROMPT, Viewer.PROVIDER): a_prompt,
    (Where.EXPORT, Viewer.ADMINISTRATORS): an_export,
    (Where.WEBHOOK, Viewer.WOKEN): a_webhook,
}
NOT_SHOWN_ELSEWHERE = {(Where.LOG, Viewer.ADMINISTRATORS)}  # looked at with each of the others


def seen_in(text: str) -> Extent:
    """How much of the report the text tells."""
    if REST in text:
        return ALL
    if "Ophelia waited" in text:
        return FIRST_LINE
    return THAT_IT_CAME if "I-1001" in text else NOTHING
