"""How Ask looks on App Home. Pure; what people and documents wrote is escaped here."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from bot.ask.gaps.domain import Gap
from bot.ask.gaps.messages import endings_menu, in_short
from bot.charts import bars
from bot.guidance.sources.domain import SourceState
from bot.long_lists import part_of, turning
from bot.modals import reading_modal
from bot.slack import Block, button, context, escape, header, section

ASK_SUGGESTED, LIST = "ask.suggested", "ask.list"
TITLE = "Guidance"
ROWS = 80  # of a list; a modal takes a hundred blocks
GAPS_SHOWN = 3  # the most asked; the rest is a number
SOURCES_SHOWN = 8  # in one block of at most 3,000 characters
OVERDUE_SHOWN = 10


class AskList(StrEnum):
    """What opens as a whole list."""

    GAPS = "gaps"
    OVERDUE = "overdue"


TITLES = {
    AskList.GAPS: "What our guidance does not cover",
    AskList.OVERDUE: "Overdue for review, after a year",
}


@dataclass(frozen=True, slots=True)
class AskHealth:
    """Whether Ask can answer, and how."""

    documents: int  # that can be found
    has_language_model: bool


@dataclass(frozen=True, slots=True)
class AskUsage:
    """Questions and judgements, over the weeks shown."""

    by_week: Mapping[str, int]  # questions by the week's first day, oldest first
    helpful: int
    judged: int  # judgements in all, the helpful ones among them
    missed: int  # of these, where the quote was no answer to what was asked
    gaps: int  # open


@dataclass(frozen=True, slots=True)
class OverdueReview:
    """A document that nobody reviewed for too long."""

    title: str
    owner: str  # as a reader knows it
    reviewed: date | None  # None: never


def suggestions(questions: Sequence[str]) -> list[Block]:
    """Return questions to begin with, each with a button that asks it."""
    if not questions:
        return []
    rows = [
        section(escape(words), accessory=button("Ask this", f"{ASK_SUGGESTED}.{number}", words))
        for number, words in enumerate(questions, 1)
    ]
    hint = "I answer in *Messages*, beside this tab. Ask me anything else there, too."
    return [header("Ask"), *rows, context(hint)]


def open_gaps(gaps: Sequence[Gap]) -> list[Block]:
    """Return what employees ask that guidance does not cover, each with the ways to end it."""
    rows = [_with_endings(gap) for gap in gaps[:GAPS_SHOWN]]
    return [header(TITLES[AskList.GAPS]), *rows, *_rest(AskList.GAPS, gaps[GAPS_SHOWN:])]


def _rest(which: AskList, rest: Sequence[object]) -> list[Block]:
    """Return the way to the whole list, where not all of it stands here."""
    opens = button("Show all", LIST, which)
    return [section(f"… and {len(rest)} more", accessory=opens)] if rest else []


def _with_endings(gap: Gap) -> Block:
    return section(_gap(gap), accessory=endings_menu(gap))


def every_gap(gaps: Sequence[Gap], first: int = 0) -> Block:
    """Return all open gaps, to be ended from here; of very many the part from ``first``."""
    return _whole(AskList.GAPS, [_with_endings(gap) for gap in gaps], first)


def every_overdue(overdue: Sequence[OverdueReview], first: int = 0) -> Block:
    """Return every document that is overdue for review."""
    return _whole(AskList.OVERDUE, [section(_one_overdue(one)) for one in overdue], first)


def _whole(which: AskList, rows: Sequence[Block], first: int) -> Block:
    part = part_of(rows, first, ROWS)
    shown = part.shown or [section("Nothing is left of it.")]
    return reading_modal(TITLE, [header(TITLES[which]), *shown, *turning(part, LIST, which)])


def _gap(gap: Gap) -> str:
    count = len(gap.askers)
    who = "One colleague asks" if count == 1 else f"{count} colleagues ask"
    return f"*{who}* (gap {gap.gap_id}, since {gap.opened_at:%d %B})\n>{in_short(gap)}"


def operation(
    health: AskHealth,
    usage: AskUsage,
    overdue: Sequence[OverdueReview],
    sources: Sequence[SourceState] = (),
) -> list[Block]:
    """Return how the bot is doing, for administrators."""
    total = sum(usage.by_week.values())
    questions = "1 question" if total == 1 else f"{total} questions"
    said = f"*{questions}* in the last {len(usage.by_week)} weeks"
    if usage.judged:
        said += f" · *{usage.helpful} of {usage.judged}* judged answers helped"
    if usage.missed:
        times = "once" if usage.missed == 1 else f"{usage.missed} times"
        said += f" · *{times}* it was not what they had asked"
    gaps = "*1* gap is open" if usage.gaps == 1 else f"*{usage.gaps}* gaps are open"
    said += f" · {gaps}"
    blocks = [header("How the bot is doing"), section(f"{_health(health)}\n{said}")]
    if total:
        weeks = ", ".join(f"{day}: {count}" for day, count in usage.by_week.items())
        blocks += [
            bars("Questions a week", usage.by_week, "Questions"),
            context(f"Questions by the week that began on … {weeks}."),
        ]
    return blocks + _sources(sources) + _overdue(overdue)


def _health(health: AskHealth) -> str:
    if not health.documents:
        found = "*No document can be found*; `python -m bot doctor` says why"
    else:
        found = f"*{health.documents} documents* can be found"
    how = (
        "a language model writes the answers, and each claim stands beside its quote"
        if health.has_language_model
        else "answers are quoted word for word, without a language model"
    )
    return (
        f"{found}; {how}. This page has just come through Slack, the delivery and the "
        "database, so these three work."
    )


def _sources(sources: Sequence[SourceState]) -> list[Block]:
    """Return when each source was read last, and which are down, in one block."""
    if not sources:
        return []
    told = [f"•  {_source(one)}" for one in sources[:SOURCES_SHOWN]]
    more = len(sources) - SOURCES_SHOWN
    last = [f"… and {more} more; `python -m bot doctor` has all"] if more > 0 else []
    return [section("\n".join(["*Where documents come from:*", *told, *last]))]


def _source(state: SourceState) -> str:
    read = f"read {state.succeeded:%d %B, %H:%M} UTC" if state.succeeded else "never read"
    if state.failure:
        return f"*{escape(state.source)} is down*: {escape(state.failure)}; {read}"
    unread = f"; {state.unread} documents could not be had" if state.unread else ""
    return f"{escape(state.source)}, {read}{unread}"


def _overdue(overdue: Sequence[OverdueReview]) -> list[Block]:
    if not overdue:
        return [section("Every document of our guidance was reviewed within a year.")]
    lines = map(_one_overdue, overdue[:OVERDUE_SHOWN])
    told = section("\n".join(["*Overdue for review*, after a year:", *lines]))
    return [told, *_rest(AskList.OVERDUE, overdue[OVERDUE_SHOWN:])]


def _one_overdue(one: OverdueReview) -> str:
    return f"•  {escape(one.title)}: {_reviewed(one)} · {escape(one.owner)}"


def _reviewed(one: OverdueReview) -> str:
    return f"last reviewed {one.reviewed:%d %B %Y}" if one.reviewed else "never reviewed"
