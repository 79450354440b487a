"""The address of help desks, at the bot as it is served."""

from pathlib import Path

import httpx
import pytest
from pydantic import SecretStr
from starlette.applications import Starlette

from tests.web.test_routes import SIGNED, TOKEN, signed, site, visiting


@pytest.fixture
def help_desks_site(tmp_path: Path) -> Starlette:
    return site(tmp_path, **TOKEN, **SIGNED, ticket_secrets=SecretStr("zendesk=s3cret"))


@pytest.mark.parametrize("source", ["zendesk", "intercom", "nobodys"])
async def test_a_help_desk_enters_by_its_signature_alone(
    help_desks_site: Starlette, source: str
) -> None:
    async with visiting(help_desks_site) as client:
        answer = await client.post(f"/tickets/{source}", content=b"{}", headers=signed("{}"))

    assert answer.status_code == httpx.codes.UNAUTHORIZED
