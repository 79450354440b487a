"""What SCIM shows of persons and groups: those attributes that the bot keeps, and no other."""

from typing import Annotated, Any

from scim2_models import (
    URN,
    AuthenticationScheme,
    Bulk,
    ChangePassword,
    Email,
    ETag,
    Filter,
    GroupMember,
    InvalidValueException,
    Meta,
    Patch,
    Required,
    Resource,
    ResourceType,
    Schema,
    ScimPolicy,
    ServiceProviderConfig,
    Sort,
    Uniqueness,
)

from bot.people.identity_provider import ProvisionedGroup, ProvisionedPerson

PAGE = 200  # resources at most
LONGEST = 500  # characters of a name; addresses have 320 at most

# What others send beside it is left out, not refused; the rest is how Entra patches.
TOLERANT = ScimPolicy(
    unknown=ScimPolicy.Unknown.ignore,
    remove_value_as_filter=ScimPolicy.RemoveValue.apply,
    unmatched_path_filter=ScimPolicy.UnmatchedPathFilter.create,
)


class EmailAddress(Email):
    """An e-mail address, also in a domain of a company's own, such as ``corp.local``."""

    value: str | None = None


class User(Resource[Any]):
    """Somebody who works here."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:User")

    user_name: Annotated[str | None, Uniqueness.server, Required.true] = None
    active: bool | None = None
    emails: list[EmailAddress] | None = None


class Group(Resource[Any]):
    """A group of them."""

    __schema__ = URN("urn:ietf:params:scim:schemas:core:2.0:Group")

    display_name: Annotated[str | None, Required.true] = None
    members: list[GroupMember] | None = None


CONFIG = ServiceProviderConfig(
    patch=Patch(supported=True),
    bulk=Bulk(supported=False, max_operations=0, max_payload_size=0),
    filter=Filter(supported=True, max_results=PAGE),
    change_password=ChangePassword(supported=False),
    sort=Sort(supported=False),
    etag=ETag(supported=False),
    authentication_schemes=[
        AuthenticationScheme(
            type=AuthenticationScheme.Type.oauthbearertoken,
            name="Bearer token",
            description="The token that the bot was given as SCIM_TOKEN",
        )
    ],
)


def resource_types() -> list[ResourceType]:
    """Return what there is."""
    return [ResourceType.from_resource(User), ResourceType.from_resource(Group)]


def schemas() -> list[Schema]:
    """Return of what it is made."""
    return [User.to_schema(), Group.to_schema()]


def user_of(person: ProvisionedPerson, base: str) -> User:
    """Return somebody as SCIM shows them; ``base`` is the address under which it is asked."""
    email = EmailAddress(value=person.email, type=Email.Type.work, primary=True)
    return User(
        id=person.person_id,
        external_id=person.external_id,
        user_name=person.user_name,
        active=person.is_active,
        emails=[email] if person.email else None,
        meta=_meta("User", f"{base}/Users/{person.person_id}"),
    )


def person_of(user: User, person_id: str) -> ProvisionedPerson:
    """Return somebody as SCIM says; who is not said to have left is here."""
    return ProvisionedPerson(
        person_id,
        _bounded(user.user_name) or "",
        _bounded(user.external_id),
        _bounded(_address(user.emails or [])) or "",
        is_active=user.active is not False,
    )


def group_of(group: ProvisionedGroup, base: str) -> Group:
    """Return the group as SCIM shows it."""
    return Group(
        id=group.group_id,
        external_id=group.external_id,
        display_name=group.name,
        members=[GroupMember(value=one, type="User") for one in sorted(group.members)],
        meta=_meta("Group", f"{base}/Groups/{group.group_id}"),
    )


def provisioned_group(group: Group, group_id: str) -> ProvisionedGroup:
    """Return the group as SCIM says."""
    members = frozenset(one.value for one in group.members or [] if one.value)
    name, external_id = _bounded(group.display_name) or "", _bounded(group.external_id)
    return ProvisionedGroup(group_id, name, external_id, members)


def _bounded(text: str | None) -> str | None:
    if text and len(text) > LONGEST:
        raise InvalidValueException(detail=f"A name has at most {LONGEST} characters here.")
    return text


def _meta(name: str, location: str) -> Meta:
    return Meta(resource_type=name, location=location)


def _address(emails: list[EmailAddress]) -> str:
    """Return the primary address, else that of work, else the first."""
    best_first = sorted(
        emails, key=lambda one: (not one.primary, one.type is not Email.Type.work)
    )
    return next((str(one.value) for one in best_first if one.value), "")
