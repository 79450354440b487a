"""What a works council sees, and who else does not."""

from dataclasses import replace

import pytest

from bot.company.audit.domain import AuditEntry
from bot.company.organisation.domain import SUBJECT
from bot.company.overrides.domain import InForce, LayerValue
from bot.company.overrides.store import SqlOverrides
from bot.company.oversight.assembly import OversightFeature
from bot.company.oversight.domain import Overseen, RoleHolders
from bot.company.oversight.messages import modal
from bot.composition.company_settings import open_company_settings
from bot.database.engine import Database
from bot.people.permissions import NotAllowedError
from bot.playground.employee import visible_text
from bot.playground.limits.checks import checked_view
from bot.settings import Settings
from tests.ask.builders import NOON
from tests.builders_people import NORTHWIND, northwind

COMPANY = replace(NORTHWIND, works_council=("U0YARA",))


@pytest.fixture
def feature(database: Database) -> OversightFeature:
    company = open_company_settings(database, Settings(), lambda: NOON)
    overrides = SqlOverrides(database, lambda: NOON, SUBJECT)
    return OversightFeature(northwind(company=COMPANY), overrides, company)


async def test_the_works_council_reads_roles_settings_and_changes(
    feature: OversightFeature,
) -> None:
    council = await feature.people.employee("U0YARA")

    shown = visible_text(checked_view(await feature.modal("U0YARA"))["blocks"])

    assert "Show it" in str(await feature.home(council, "T0NORTH"))
    assert "Works council:* <@U0YARA>" in shown
    assert "complaint_hours:* 48" in shown
    assert "Nothing was changed yet." in shown


async def test_nobody_else_does(feature: OversightFeature) -> None:
    marco = await feature.people.employee("U0MARCO")

    assert await feature.home(marco, "T0NORTH") == ()
    with pytest.raises(NotAllowedError):
        await feature.modal("U0MARCO")


def test_however_much_there_is_slack_takes_it() -> None:
    roles = [
        RoleHolders(f"Managers of <Plant> {n}", ("U0LENA",) * 9, "Slack") for n in range(900)
    ]
    settings = {
        f"setting {n}": InForce(LayerValue("<!here>" * 200, "Slack")) for n in range(90)
    }
    changes = [
        AuditEntry(NOON, "quiet-otter", "setting", f"number {n}", "set", 1, 2)
        for n in range(900)
    ]

    parts = [
        checked_view(modal(Overseen(roles, settings, changes), first)) for first in (0, 80, 160)
    ]

    assert all(len(one["blocks"]) <= 100 for one in parts)
    assert "<!here>" not in str(parts)
    assert "81 to " in str(parts[0])
    assert all(f"number {n}: set: 1 → 2" in str(parts) for n in range(900))
    assert all(f"Plant&gt; {n}:" in str(parts) for n in range(900))
