"""Writes work and outgoing messages as JSON, and reads them back."""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import datetime
from typing import Any

from bot.delivery.work import (
    Ephemeral,
    Json,
    Outgoing,
    Place,
    Post,
    PublishHome,
    Respond,
    Update,
    Work,
)

_OUTGOING: dict[str, type[Outgoing]] = {
    kind.__name__: kind for kind in (Post, Ephemeral, Update, Respond, PublishHome)
}


def work_to_json(work: Work) -> dict[str, Json]:
    """Return the work as JSON; read by the versions of the bot that come after this one."""
    return {
        "kind": work.kind,
        "key": work.key,
        "payload": dict(work.payload),
        "team_id": work.team_id,
        "not_before": work.not_before.isoformat() if work.not_before else None,
        "reports_failure_to": asdict(work.reports_failure_to)
        if work.reports_failure_to
        else None,
    }


def work_from_json(kept: Mapping[str, Json]) -> Work:
    """Return the work that `work_to_json` of this or an earlier version wrote."""
    place = kept.get("reports_failure_to")
    not_before = kept.get("not_before")
    return Work(
        kind=kept["kind"],
        key=kept["key"],
        payload=kept["payload"],
        team_id=kept.get("team_id", ""),
        not_before=datetime.fromisoformat(not_before) if not_before else None,
        reports_failure_to=Place(**place) if place else None,
    )


def outgoing_to_json(outgoing: Outgoing) -> dict[str, Json]:
    """Return the message as JSON, named by its kind."""
    return {"is": type(outgoing).__name__, **asdict(outgoing)}


def outgoing_from_json(kept: Mapping[str, Json]) -> Outgoing:
    """Return the message that `outgoing_to_json` of this or an earlier version wrote."""
    fields: dict[str, Any] = {key: value for key, value in kept.items() if key != "is"}
    if "blocks" in fields:
        fields["blocks"] = tuple(fields["blocks"])
    return _OUTGOING[kept["is"]](**fields)
