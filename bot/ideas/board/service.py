"""Which ideas the board shows to whom. Pure but for its ports."""

from dataclasses import replace

from bot.ideas.board.domain import ANY, IdeaOnBoard, Search
from bot.ideas.report.cards import ReportCards
from bot.ideas.report.domain import Named, Report, State, Step
from bot.ideas.report.followers import active_behind
from bot.ideas.report.redaction import open_line
from bot.ideas.report.visibility import is_talked_of
from bot.long_lists import ListPart, part_of

SHOWN = 40  # rows, two blocks each; a modal takes a hundred


async def found(
    search: Search, employee_id: str, team_id: str, *, cards: ReportCards, first: int = 0
) -> ListPart[IdeaOnBoard]:
    """Return the ideas that fit, as this employee sees them: open ones first, then the latest.

    Of many the part that begins at ``first``.
    """
    context = cards.context
    everything = await context.reports.all_of(team_id)
    fitting = [one for one in everything if _is_on_board(one) and _fits(one, search)]
    fitting.sort(key=lambda one: (not one.state.is_open, -one.number))
    supported = await context.reports.supported_by(employee_id)
    theirs = {one.number for one in supported}
    theirs |= {one.number for one in fitting if one.reporter == Named(employee_id)}
    part = part_of(fitting, first, SHOWN)
    voices = await active_behind(part.shown, everything, context=context)
    ideas = [await _seen(one, voices[one.number], theirs, cards) for one in part.shown]
    return ListPart(ideas, part.first, part.size, part.count)


def _is_on_board(report: Report) -> bool:
    return is_talked_of(report) and report.state is not State.MERGED


def _fits(report: Report, search: Search) -> bool:
    title = open_line(report.words).casefold()
    return (
        all(word in title for word in search.words.casefold().split())
        and search.moment_id in {ANY, report.words.moment_id}
        and search.state in {ANY, report.state.value}
    )


async def _seen(
    report: Report, voices: int, theirs: set[int], cards: ReportCards
) -> IdeaOnBoard:
    talked_of_in = await cards.talked_of_in(report.number)
    seen = IdeaOnBoard(report, voices, report.number in theirs, talked_of_in=talked_of_in)
    if report.state is not State.DONE:
        return seen
    history = await cards.context.reports.history(report.number)
    done = next((one.text for one in reversed(history) if one.step is Step.FINISH), "")
    solved = len({one.by or one.key for one in history if one.step is Step.SOLVED})
    return replace(seen, done=done, solved=solved)
