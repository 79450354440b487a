"""Tells colleagues whom a report is about, and renews what they were told."""

from bot.delivery.work import Outgoing, Post, Update
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Report
from bot.ideas.report.messages import about_you


async def to_colleagues(report: Report, *, cards: ReportCards) -> list[Post]:
    """Return what each colleague whom the report is about is told; nothing to who left."""
    colleagues = report.words.report_kind.colleagues
    if colleagues is None:
        return []
    message = about_you(report, colleagues.told)
    return [
        Post(who, message.text, message.blocks, reference=f"ideas.about:{report.number}:{who}")
        for who in report.words.praised
        if await cards.is_active(who)
    ]


async def renewed_for_colleagues(report: Report, *, cards: ReportCards) -> list[Outgoing]:
    """Return what they were told as it reads now."""
    return [
        Update(one.text, one.blocks, reference=one.reference)
        for one in await to_colleagues(report, cards=cards)
        if one.reference and await cards.delivery.posted(one.reference)
    ]
