"""First steps: who does what, whether they are there, and the modal to change it. Pure."""

from collections.abc import Iterable, Sequence

from bot.company.organisation.domain import (
    CHANNEL,
    PARENT,
    PEOPLE,
    PERSON_SITES,
    ROLES,
    SITE,
    Holder,
    Responsibility,
    channel_key,
)
from bot.company.organisation.person_sites import LABEL as SITES_OF_PEOPLE
from bot.modals import asking_modal, input_field
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    escape,
    header,
    menu,
    option,
    section,
    shortened,
)

CHANGE, GIVE_BACK = "company.change_organisation", "company.organisation_of_file"
TEST = "company.send_test_report"
MODAL = "company.organisation_modal"
SHOWN = 80  # characters of the people of one field
_ROWS = 7  # in a section, which takes 3000 characters
MOST_DEPARTMENTS = 2 * _ROWS - 1  # on the page, those in which somebody is missing first
NOBODY = ":warning: nobody"
LONGEST_SITE = 40
NEXT_LEVEL = "Department above, whose managers decide next"
INVITE = "I write in a channel only if I am in it: `/invite` me there."
NOT_IN = ":warning: I am not in <#{channel}>, or it is archived, so nothing comes there yet."
USES = {
    "ideas_channel": "Each idea that everybody may read has a thread there, for comments.",
    "leadership_channel": "Each Monday it reads how every department keeps its promises.",
}
SAYS = (
    "Who hears what, decides and helps. Change it here: that counts until you give it back, and"
    " departments.yaml for all that is not set here. :warning: stands where nobody is there,"
    " and people are those whose department is known."
)


def first_steps(posts: Sequence[Responsibility]) -> list[Block]:
    """Return every role, then the departments, each with its check; two menus to change them.

    A fixed number of blocks, however many departments there are.
    """
    roles = [post for post in posts if not post.is_department]
    departments = [post for post in posts if post.is_department]
    shown = departments
    if len(departments) > MOST_DEPARTMENTS:
        shown = sorted(departments, key=lambda post: not _lacks(post))[:MOST_DEPARTMENTS]
    rows = [_count(departments, shown), *map(_row, shown)]
    blocks = [header("First steps: who does what"), context(SAYS)]
    sites = option(SITES_OF_PEOPLE, PERSON_SITES)
    if roles:
        blocks.append(section("\n".join(map(_row, roles)), accessory=_menu(roles, sites)))
    texts = ["\n".join(rows[at : at + _ROWS]) for at in range(0, len(rows), _ROWS)]
    first, *others = map(section, texts)
    if departments:
        blocks += [first | {"accessory": _menu(departments)}, *others]
    return blocks


def _count(departments: Sequence[Responsibility], shown: Sequence[Responsibility]) -> str:
    hidden = len(departments) - len(shown)
    if not hidden:
        return "*Departments*"
    more = f"{len(shown)} of {len(departments)}, those in which somebody is missing first"
    return f"*Departments:* {more}. The menu has all of them."


def _menu(posts: Sequence[Responsibility], *more: Block) -> Block:
    return menu(CHANGE, "Change", [*[option(post.label, post.key) for post in posts], *more])


def _lacks(post: Responsibility) -> bool:
    return not any(one.names for held in post.holders.values() for one in held)


def _row(post: Responsibility) -> str:
    lines = [_holders(field, held, post) for field, held in post.holders.items()]
    if post.is_department:
        lines.append(f"Site: {escape(post.site or '')}" if post.site else "Site: not set")
        above = escape(post.may_be_above.get(post.parent, ""))
        lines.append(f"Next level: {above}" if above else "Next level: none")
    if post.is_department:
        lines.append(f"People: {post.people or NOBODY}")
    if channel_key(post):
        lines.append(f"Channel: <#{post.channel}>" if post.channel else "Channel: none")
    here = " · _set in Slack_" if post.set_in_slack else ""
    return f"*{escape(post.label)}*{here}\n{' · '.join(lines)}"


def _holders(field: str, held: Sequence[Holder], post: Responsibility) -> str:
    names = [name for one in held for name in one.names]
    lost = [one.reference for one in held if not one.names]
    shown = escape(shortened(", ".join(names), SHOWN)) or NOBODY
    gone = f" (:warning: not here: {escape(shortened(', '.join(lost), SHOWN))})" if lost else ""
    label = f"{PEOPLE[field]}: " if post.is_department else ""
    return f"{label}{shown}{gone}"


def modal(post: Responsibility, *, is_open: bool = True) -> Block:
    """Return the modal in which a role, a department or a channel is set.

    ``is_open`` tells whether the bot may write in its channel.
    """
    blocks = [
        _people_field(field, PEOPLE.get(field) or ROLES[field], _ids(held))
        for field, held in post.holders.items()
    ]
    if post.is_department:
        blocks += [_site_field(post.site or ""), *_parent_field(post)]
    if channel_key(post):
        told = USES.get(post.key, "Channel that reads along")
        warned = [] if is_open else [section(NOT_IN.format(channel=post.channel))]
        blocks += [_channel_field(post.channel, told), *warned, context(INVITE)]
    if post.is_department:
        testing = button("Send a test report", TEST, post.key)
        blocks.append(section(_route(post), accessory=testing if post.route else None))
    blocks.append(context("What you leave as it is stays with departments.yaml."))
    if post.set_in_slack:
        back = button("Use departments.yaml", GIVE_BACK, post.key)
        blocks.append(actions("company.organisation_back", [back]))
    return asking_modal("Who does what", blocks, MODAL, carried=post.key, submit="Save")


def test_report(department: str, by: str) -> Message:
    """Return what whoever a report would reach reads of a test."""
    text = (
        f"*This is a test.* A report about {escape(department)} would reach you here, today."
        f" There is nothing to do; <@{by}> tries whether it comes."
    )
    return Message(text, (section(text),))


def test_sent(department: str, names: Sequence[str], rank: str, channel: str) -> Message:
    """Return to whom the test went, for the administrator who sent it."""
    beside = f", and to <#{channel}>" if channel else ""
    who = escape(", ".join(names))
    text = f"The test about {escape(department)} is on its way to {who} ({rank}){beside}."
    return Message(text, (section(text),))


def _ids(held: Iterable[Holder]) -> list[str]:
    return list(dict.fromkeys(one for holder in held for one in holder.ids))


def _people_field(field: str, label: str, chosen: Sequence[str]) -> Block:
    element: Block = {"type": "multi_users_select", "action_id": field}
    element |= {"initial_users": list(chosen)} if chosen else {}
    return _field(field, label, element)


def _site_field(site: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": SITE, "max_length": LONGEST_SITE}
    return _field(SITE, "Site", element | ({"initial_value": site} if site else {}))


def _route(post: Responsibility) -> str:
    """Return where a report would go at this moment, without that anybody is sent one."""
    if not post.route:
        return f"*A report about it would now reach* {NOBODY}"
    first, *later = [
        f"{escape(shortened(names, SHOWN))} ({rank})" for rank, names in post.route
    ]
    then = f", then {', then '.join(later)}" if later else ""
    return f"*A report about it would now reach* {first}{then}."


def _parent_field(post: Responsibility) -> list[Block]:
    options = [option(name, key) for key, name in post.may_be_above.items()]
    return [_field(PARENT, NEXT_LEVEL, menu(PARENT, "", options, post.parent))] * bool(options)


def _channel_field(channel: str, label: str) -> Block:
    element: Block = {"type": "conversations_select", "action_id": CHANNEL}
    element |= {"filter": {"include": ["public", "private"]}}
    element |= {"initial_conversation": channel} if channel else {}
    return _field(CHANNEL, label, element)


def _field(name: str, label: str, element: Block) -> Block:
    return input_field(name, label, element) | {"optional": True}
