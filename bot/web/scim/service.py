"""Does what an identity provider asks of persons and groups, in the words of SCIM."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import uuid4

from scim2_models import (
    Context,
    ListResponse,
    NotFoundException,
    PatchOp,
    Resource,
    ScimFilter,
    ScimObject,
    SearchRequest,
    UniquenessException,
)
from scim2_models.path import CompareOperator, Comparison

from bot.company.provisioning.service import PeopleProvisioning
from bot.people.identity_provider import ProvisionedGroup, ProvisionedPerson
from bot.web.scim.resources import (
    PAGE,
    Group,
    User,
    group_of,
    person_of,
    provisioned_group,
    user_of,
)

NOBODY_ELSE = "Somebody else has this userName."
# Filters that the database answers: what providers ask before they write.
_COLUMNS = {"username": "user_key", "externalid": "external_id", "id": "scim_id"}

ResourceT = TypeVar("ResourceT", bound=Resource[Any])


@dataclass(frozen=True, slots=True)
class ScimCall:
    """A request that showed the token."""

    method: str
    base: str  # "https://bot.example.com/scim/v2"
    resource_id: str  # "" for all of a kind
    query: Mapping[str, str]
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ScimReply:
    """What it gets: a status, and what is shown, if anything."""

    status: int
    resource: ScimObject | None = None
    context: Context = Context.RESOURCE_QUERY_RESPONSE
    chosen: SearchRequest[Any] | None = None  # which attributes are shown; None: all


@dataclass(frozen=True, slots=True)
class PersonCalls:
    """/Users."""

    provisioning: PeopleProvisioning

    async def list(self, asked: ScimCall) -> ScimReply:
        """Return those whom the filter finds, a page of them."""
        search = SearchRequest[User].model_validate(dict(asked.query))
        persons = await self.provisioning.records.persons(**_narrowed(search.filter))
        users = [user_of(one, asked.base) for one in persons]
        return ScimReply(200, ListResponse[User](**_page(users, search)), chosen=search)

    async def get(self, asked: ScimCall) -> ScimReply:
        """Return one."""
        chosen = SearchRequest[User].model_validate(dict(asked.query))
        return ScimReply(200, user_of(await self._one(asked), asked.base), chosen=chosen)

    async def create(self, asked: ScimCall) -> ScimReply:
        """Take somebody in."""
        user = User.model_validate(asked.body, scim_ctx=Context.RESOURCE_CREATION_REQUEST)
        person = person_of(user, str(uuid4()))
        return await self._kept(person, asked, 201, Context.RESOURCE_CREATION_RESPONSE)

    async def replace(self, asked: ScimCall) -> ScimReply:
        """Take what is said of somebody in place of what was."""
        before = await self._one(asked)
        user = User.model_validate(asked.body, scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST)
        person = person_of(user, before.person_id)
        return await self._kept(person, asked, 200, Context.RESOURCE_REPLACEMENT_RESPONSE)

    async def patch(self, asked: ScimCall) -> ScimReply:
        """Change something of somebody."""
        before = await self._one(asked)
        user = patched(user_of(before, asked.base), PatchOp[User], asked.body)
        person = person_of(user, before.person_id)
        return await self._kept(person, asked, 200, Context.RESOURCE_PATCH_RESPONSE)

    async def delete(self, asked: ScimCall) -> ScimReply:
        """Delete somebody: they have left."""
        await self.provisioning.delete(await self._one(asked))
        return ScimReply(204)

    async def _one(self, asked: ScimCall) -> ProvisionedPerson:
        found = await self.provisioning.records.persons(scim_id=asked.resource_id)
        if not found:
            raise NotFoundException
        return found[0]

    async def _kept(
        self, person: ProvisionedPerson, asked: ScimCall, status: int, context: Context
    ) -> ScimReply:
        if not await self.provisioning.keep(person):
            raise UniquenessException(detail=NOBODY_ELSE)
        return ScimReply(status, user_of(person, asked.base), context)


@dataclass(frozen=True, slots=True)
class GroupCalls:
    """/Groups. Of members whom nobody knows, nothing is kept: they may be forgotten here."""

    provisioning: PeopleProvisioning

    async def list(self, asked: ScimCall) -> ScimReply:
        """Return those that the filter finds, a page of them."""
        search = SearchRequest[Group].model_validate(dict(asked.query))
        groups = await self.provisioning.records.groups()
        shown = [group_of(one, asked.base) for one in groups]
        return ScimReply(200, ListResponse[Group](**_page(shown, search)), chosen=search)

    async def get(self, asked: ScimCall) -> ScimReply:
        """Return one."""
        chosen = SearchRequest[Group].model_validate(dict(asked.query))
        return ScimReply(200, group_of(await self._one(asked), asked.base), chosen=chosen)

    async def create(self, asked: ScimCall) -> ScimReply:
        """Make a group."""
        group = Group.model_validate(asked.body, scim_ctx=Context.RESOURCE_CREATION_REQUEST)
        kept = await self._keep(provisioned_group(group, str(uuid4())), frozenset())
        return ScimReply(201, group_of(kept, asked.base), Context.RESOURCE_CREATION_RESPONSE)

    async def replace(self, asked: ScimCall) -> ScimReply:
        """Take what is said of the group in place of what was."""
        before = await self._one(asked)
        group = Group.model_validate(asked.body, scim_ctx=Context.RESOURCE_REPLACEMENT_REQUEST)
        kept = await self._keep(provisioned_group(group, before.group_id), before.members)
        return ScimReply(200, group_of(kept, asked.base), Context.RESOURCE_REPLACEMENT_RESPONSE)

    async def patch(self, asked: ScimCall) -> ScimReply:
        """Change something of the group; shows nothing, since thousands may be in it."""
        before = await self._one(asked)
        group = patched(group_of(before, asked.base), PatchOp[Group], asked.body)
        await self._keep(provisioned_group(group, before.group_id), before.members)
        return ScimReply(204)

    async def delete(self, asked: ScimCall) -> ScimReply:
        """Delete the group; who was in it stays."""
        await self.provisioning.records.delete_group((await self._one(asked)).group_id)
        return ScimReply(204)

    async def _one(self, asked: ScimCall) -> ProvisionedGroup:
        found = await self.provisioning.records.group(asked.resource_id)
        if found is None:
            raise NotFoundException
        return found

    async def _keep(self, group: ProvisionedGroup, before: frozenset[str]) -> ProvisionedGroup:
        await self.provisioning.records.keep_group(group, before)
        return await self.provisioning.records.group(group.group_id) or group


def method_of(
    kind: PersonCalls | GroupCalls, asked: ScimCall
) -> Callable[[ScimCall], Awaitable[ScimReply]]:
    """Return what does that which is asked of one of a kind, or of all.

    Raises:
        KeyError: nothing does.
    """
    if not asked.resource_id:
        return {"GET": kind.list, "POST": kind.create}[asked.method]
    by_method = {"GET": kind.get, "PUT": kind.replace, "PATCH": kind.patch}
    return {**by_method, "DELETE": kind.delete}[asked.method]


def patched(resource: ResourceT, form: Any, body: Mapping[str, Any]) -> ResourceT:
    """Return the resource as a patch leaves it."""
    patch = form.model_validate(body, scim_ctx=Context.RESOURCE_PATCH_REQUEST)
    patch.patch(resource)
    return resource


def _narrowed(sought: ScimFilter[Any] | None) -> dict[str, str]:
    """Return the column that a simple filter names, so that the database finds it."""
    asked = sought.ast if sought else None
    if not isinstance(asked, Comparison) or asked.op is not CompareOperator.eq:
        return {}
    column = _COLUMNS.get(str(asked.attr_path).casefold())
    if column is None or not isinstance(asked.value, str):
        return {}
    return {column: asked.value.casefold() if column == "user_key" else asked.value}


def _page(found: Sequence[Any], search: SearchRequest[Any]) -> dict[str, Any]:
    """Return what the filter leaves of all that was found, a page of it."""
    sought = search.filter
    matching = [one for one in found if sought is None or sought.match(one)]
    first = search.start_index_0 or 0
    count = PAGE if search.count is None else min(search.count, PAGE)
    page = matching[first : first + count]
    return {
        "total_results": len(matching),
        "start_index": first + 1,
        "items_per_page": len(page),
        "resources": page,
    }
