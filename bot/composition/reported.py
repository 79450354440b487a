"""What Effect counts of reports: only what the ledger of promises may tell everybody."""

from collections.abc import Callable, Sequence
from datetime import datetime

from bot.effect.domain import Reported
from bot.ideas.report import kinds
from bot.ideas.report.domain import Anonymous, Named, Report, Severity, State
from bot.ideas.report.store import SqlReports
from bot.ideas.report.visibility import Viewer, Where, shown
from bot.people.groups import week_began


async def reported_to_everybody(
    reports: SqlReports, now: Callable[[], datetime], team_id: str
) -> Sequence[Reported]:
    """Return what the ledger of promises may tell everybody, as the map counts it."""
    everything = await reports.all_of(team_id)
    told = [one for one in everything if shown(one, Where.LEDGER, Viewer.EVERYBODY)]
    return [reported(one, week_began(now())) for one in told if one.state is not State.MERGED]


def reported(report: Report, until: datetime) -> Reported:
    """Return what the map counts of a report, as it stood at ``until``."""
    ended = _before(report.finished_at, until)
    answered = _before(report.answered_at, until)
    return Reported(
        report.words.moment_id,
        report.words.department_id,
        report.reported_at,
        _by(report),
        is_complaint=report.words.kind == kinds.COMPLAINT.word,
        is_severe=report.words.severity is Severity.SEVERE,
        is_idea=report.words.kind == kinds.IDEA.word,
        done_at=ended if report.state is State.DONE else None,
        is_open=ended is None,
        kept=_kept(report, until),
        answered_after=answered - report.reported_at if answered else None,
    )


def _before(at: datetime | None, until: datetime) -> datetime | None:
    return at if at and at < until else None


def _by(report: Report) -> str:
    match report.reporter:
        case Named(employee_id):
            return employee_id
        case Anonymous(secret_hash):
            return secret_hash
        case _:
            return ""


def _kept(report: Report, until: datetime) -> tuple[bool, ...]:
    """Return of the answer by its date, and of the day promised, whether each was kept."""
    kept = []
    answered, ended = _before(report.answered_at, until), _before(report.finished_at, until)
    if report.words.report_kind.has_deadline and (answered or until > report.due.due_at):
        kept.append(bool(answered and answered <= report.due.due_at))
    if (day := report.promised_for) and (ended or until.date() > day):
        kept.append(bool(ended and ended.date() <= day))
    return tuple(kept)
