"""The endpoint of SCIM: answers whoever shows the token; whatever fails is an error of SCIM."""

import hmac
import json
from collections.abc import Mapping
from http import HTTPStatus
from typing import Any

from pydantic import ValidationError
from scim2_models import (
    Error,
    InvalidSyntaxException,
    ListResponse,
    NotFoundException,
    SCIMException,
)
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from bot.company.provisioning.domain import ROOT, ROOT_OF_WORKSPACE, ProvisioningDoor
from bot.company.provisioning.service import PeopleProvisioning
from bot.delivery.intake import keepable
from bot.errors import BotError, TryAgainError
from bot.web.limited_bodies import NO_MORE
from bot.web.scim.resources import CONFIG, TOLERANT, resource_types, schemas
from bot.web.scim.service import GroupCalls, PersonCalls, ScimCall, ScimReply, method_of
from bot.web.slack_requests import Endpoint

MEDIA = "application/scim+json"
UNKNOWN_TOKEN = "The token is not the one that this bot was given."  # noqa: S105
SLOWER = {"Retry-After": "60"}
# Names of what may be asked for beside persons and groups, as RFC 7644 has them.
_ABOUT = {"ServiceProviderConfig": None, "ResourceTypes": resource_types, "Schemas": schemas}


def for_identity_provider(door: ProvisioningDoor) -> Endpoint:
    """Return the endpoint that a company's identity provider calls."""

    async def answer(request: Request) -> Response:
        team_id = request.path_params.get("team_id", "")
        if not _shows(request.headers, door.token_of(team_id)):  # before the body is read
            refusal = Error(status=HTTPStatus.UNAUTHORIZED, detail=UNKNOWN_TOKEN)
            return _said(refusal, {"WWW-Authenticate": "Bearer", **NO_MORE})
        try:
            provisioning = await door.open(team_id)
            asked = await _asked(request)
            with TOLERANT:
                answered = await _answered(provisioning, request.path_params["resource"], asked)
        except SCIMException as error:
            return _said(error.to_error())
        except ValidationError as error:
            return _said(Error.from_validation_errors(error)[0])
        except BotError as error:
            return _not_done(error)
        return _shown(answered)

    return answer


def _shows(headers: Headers, token: str) -> bool:
    shown = headers.get("authorization", "").encode()
    return hmac.compare_digest(shown, f"Bearer {token}".encode())


async def _asked(request: Request) -> ScimCall:
    _, _, resource_id = request.path_params["resource"].partition("/")
    team_id = request.path_params.get("team_id")
    root = ROOT_OF_WORKSPACE.format(team_id=team_id) if team_id else ROOT
    base = f"{str(request.base_url).rstrip('/')}{root}"
    query = {name: str(keepable(value)) for name, value in request.query_params.items()}
    named = str(keepable(resource_id))
    return ScimCall(request.method, base, named, query, _object_in(await request.body()))


def _object_in(body: bytes) -> Mapping[str, Any]:
    if not body:
        return {}
    try:
        read = keepable(json.loads(body))
    except (ValueError, RecursionError):
        raise InvalidSyntaxException from None
    if not isinstance(read, dict):
        raise InvalidSyntaxException
    return read


async def _answered(provisioning: PeopleProvisioning, path: str, asked: ScimCall) -> ScimReply:
    name = path.partition("/")[0]
    kinds: dict[str, PersonCalls | GroupCalls] = {
        "Users": PersonCalls(provisioning),
        "Groups": GroupCalls(provisioning),
    }
    if name in _ABOUT and asked.method == "GET":
        return _about(name, asked)
    try:
        does = method_of(kinds[name], asked)
    except KeyError:
        raise NotFoundException from None
    return await does(asked)


def _about(name: str, asked: ScimCall) -> ScimReply:
    """Return what the bot can do, and what it keeps."""
    listed = _ABOUT[name]
    if listed is None:
        return ScimReply(HTTPStatus.OK, CONFIG)
    found = listed()
    if asked.resource_id:
        one = next((one for one in found if one.id == asked.resource_id), None)
        if one is None:
            raise NotFoundException
        return ScimReply(HTTPStatus.OK, one)
    form: Any = ListResponse.__class_getitem__(type(found[0]))
    return ScimReply(HTTPStatus.OK, form(total_results=len(found), resources=found))


def _shown(answered: ScimReply) -> Response:
    if answered.resource is None:
        return Response(status_code=answered.status)
    body = answered.resource.model_dump(
        scim_ctx=answered.context, response_parameters=answered.chosen
    )
    return JSONResponse(body, answered.status, media_type=MEDIA)


def _not_done(error: BotError) -> Response:
    if isinstance(error, TryAgainError):
        later = Error(status=HTTPStatus.SERVICE_UNAVAILABLE, detail=str(error))
        return _said(later, SLOWER)
    return _said(Error(status=HTTPStatus.NOT_FOUND, detail=str(error)))


def _said(error: Error, headers: Mapping[str, str] | None = None) -> Response:
    status = error.status or HTTPStatus.BAD_REQUEST
    return JSONResponse(error.model_dump(), status, headers, media_type=MEDIA)
