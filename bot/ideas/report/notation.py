"""How reports and replies travel inside durable work: as what json.dumps takes. Pure."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any

from bot.delivery.work import Place, Work
from bot.ideas.report.domain import Report, Severity, Words
from bot.ideas.report.history import ReportEvent


def words_to_json(words: Words) -> dict[str, Any]:
    """Return the words of a report as a payload takes them."""
    return asdict(words)


def words_from_json(kept: Mapping[str, Any]) -> Words:
    """Return the words that a payload carries."""
    return Words(
        **{
            **kept,
            "severity": Severity(kept["severity"]),
            "praised": tuple(kept["praised"]),
        }
    )


def delivering(number: int, team_id: str) -> Work:
    """Return the work of bringing a report to whoever answers for it. It names no reporter."""
    return Work("ideas.deliver", f"ideas.deliver:{number}", {"number": number}, team_id)


def remembering(report: Report) -> Work:
    """Return the work of making a report comparable with others."""
    payload = {"number": report.number}
    return Work("ideas.remember", f"ideas.remember:{report.number}", payload, report.team_id)


def telling_holders(event: ReportEvent) -> Work:
    """Return the work of telling a report's holders of a voice or a reply. It names nobody."""
    key = event.entry.key
    payload = {"number": event.report.number, "entry": key}
    return Work(
        "ideas.tell_holders", f"ideas.tell_holders:{key}", payload, event.report.team_id
    )


def telling_follower(event: ReportEvent, employee_id: str, own_number: int) -> Work:
    """Return the work of telling one reporter or supporter of a step."""
    payload = {
        "number": event.entry.number,
        "entry": event.entry.key,
        "employee_id": employee_id,
        "own_number": own_number,
    }
    return Work(
        kind="ideas.tell",
        key=f"ideas.tell:{event.entry.key}:{employee_id}",
        payload=payload,
        team_id=event.report.team_id,
        reports_failure_to=Place(employee_id, None, employee_id),
    )
