"""How the idea board looks. Pure."""

from collections.abc import Sequence

from bot.ideas.board.domain import ANY, IdeaOnBoard, Search
from bot.ideas.inputs import FormChoice, choose, write_line
from bot.ideas.report import wording
from bot.ideas.report.domain import State
from bot.ideas.report.redaction import open_line
from bot.ideas.submit.form import SUPPORT
from bot.long_lists import ListPart, turning
from bot.modals import asking_modal
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.slack import Block, button, context, divider, escape, section

BOARD, SEARCH = "ideas.board", "ideas.search"
DONE_LENGTH = 300  # characters of what was done
NOT_MERGED = [state for state in State if state is not State.MERGED]


def board(
    found: ListPart[IdeaOnBoard], search: Search, company: Company, moments: MomentsMap
) -> Block:
    """Return the board with what was looked for and what was found."""
    every = FormChoice("Every moment", ANY)
    named = [FormChoice(one.name, one.moment_id) for one in moments.moments]
    states = [FormChoice(wording.STATE[one].capitalize(), one) for one in NOT_MERGED]
    fields = [
        *write_line("words", "Words in it", search.words),
        choose("moment", "When the customer notices it", [every, *named], search.moment_id),
        choose(
            "state", "Where it stands", [FormChoice("Anywhere", ANY), *states], search.state
        ),
    ]
    rows = [block for one in found.shown for block in _idea(one, company, moments)]
    blocks = [
        *fields,
        divider(),
        *(rows or [section("No idea fits. Yours would be the first.")]),
        *turning(found, BOARD),
    ]
    return asking_modal("Ideas", blocks, SEARCH, carried="", submit="Show")


def _idea(one: IdeaOnBoard, company: Company, moments: MomentsMap) -> Sequence[Block]:
    report = one.report
    moment = moments.named(report.words.moment_id)
    facts = [
        wording.state(report).capitalize(),
        wording.promise(report),
        f"{one.voices} people want it" if one.voices > 1 else "",
        wording.department(report.words.department_id, company),
        escape(moment.name if moment else ""),
        f"Comments: <#{one.talked_of_in}>" if one.talked_of_in else "",
    ]
    title = f"*{report.label}* {escape(open_line(report.words))}"
    is_open = report.state.is_open and not one.is_theirs
    voice = button("Add my voice", SUPPORT, str(report.number)) if is_open else None
    return [
        section(f"{title}{_outcome(one)}", accessory=voice),
        context(" · ".join(filter(None, facts))),
    ]


def _outcome(one: IdeaOnBoard) -> str:
    if not one.done:
        return ""
    brought = {0: "", 1: "\nOne of those behind it says that it is solved."}
    several = f"\n{one.solved} of those behind it say that it is solved."
    return f"\n{wording.quoted(one.done, DONE_LENGTH)}{brought.get(one.solved, several)}"
