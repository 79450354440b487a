"""The words for an identity provider: by which token it enters, and what it finds there."""

import hmac
from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from bot.company.provisioning.service import PeopleProvisioning

ROOT, ROOT_OF_WORKSPACE = "/scim/v2", "/scim/{team_id}/v2"  # of SCIM's addresses


@dataclass(frozen=True, slots=True)
class ProvisioningDoor:
    """How identity providers enter; "" names the only workspace, where there is one."""

    token_of: Callable[[str], str]  # which one a workspace's provider has to show
    open: Callable[[str], Awaitable[PeopleProvisioning]]  # raises `BotError` if it is gone


def token_of_workspace(secret: str, team_id: str) -> str:
    """Return the token of one of several workspaces, which tells nothing of any other's."""
    return hmac.new(secret.encode(), f"scim:{team_id}".encode(), "sha256").hexdigest()
