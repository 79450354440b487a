"""Every setting: one entry with its words, how its value is written, and the default. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from bot.company.overrides.domain import Layer
from bot.company.settings.domain import InvalidSettingError, WorkspaceSettings
from bot.company.settings.forms import (
    CALENDARS,
    DATES,
    DAYS_OF_SITES,
    GROUPS,
    HOURS,
    HOURS_OF_SITES,
    WEEKDAYS,
    Form,
    days_by_kind,
    number,
    one_of,
)
from bot.delivery.work import Json

MANNERS = ("mention", "ephemeral", "off")  # Ask's


@dataclass(frozen=True, slots=True)
class Key:
    """A setting."""

    label: str
    hint: str  # how it is typed, and what it is about
    form: Form
    default: Json
    means: Mapping[str, str] = field(default_factory=dict)  # a value as the page says it


def keys_of(fewest_days: Mapping[str, int]) -> Mapping[str, Key]:
    """Return every setting by its name, in the order in which they are shown.

    ``fewest_days`` are the kinds of which a workspace may say how long they are kept, each
    with the fewest days for which it has to be.
    """
    return {**_TIMES, **_DEADLINES, **_REST, "retention_days": _retention(fewest_days)}


_TIMES = {
    "working_days": Key(
        "Working days", "Mon Tue Wed Thu Fri", WEEKDAYS, ["mon", "tue", "wed", "thu", "fri"]
    ),
    "working_hours": Key(
        "Working hours",
        "09:00-17:00, on the clock of whom it is about",
        HOURS,
        ["09:00", "17:00"],
    ),
    "holidays": Key("Holidays", "2026-12-25, 2026-12-26: nobody works", DATES, []),
    "site_holidays": Key(
        "Holidays of sites",
        "A line for each site: Lyon: 2026-07-14. They count, beside everybody's, for whose"
        " department departments.yaml puts there",
        CALENDARS,
        {},
    ),
    "site_days": Key(
        "Working days of sites",
        "A line for each site that has others: Lyon: Mon Tue Wed Thu Fri Sat",
        DAYS_OF_SITES,
        {},
    ),
    "site_hours": Key(
        "Working hours of sites",
        "A line for each site that has others: Lyon: 06:00-14:00; 22:00-06:00 ends a day later",
        HOURS_OF_SITES,
        {},
    ),
    "site_unasked_hours": Key(
        "When I may write unasked at sites, for shifts",
        "A line for each site: Lyon: 13:00-15:00. There questions to practise come half an"
        " hour after it begins",
        HOURS_OF_SITES,
        {},
    ),
}
_DEADLINES = {
    "complaint_hours": Key(
        "Hours until a complaint is answered", "By the clock", number(least=1, most=8760), 48
    ),
    "severe_complaint_working_hours": Key(
        "Hours until a severe report is answered",
        "By the clock, at night and on holidays too",
        number(least=0.25, most=1000),
        4,
    ),
    "report_working_days": Key(
        "Working days until other reports are answered",
        "Of each other kind that is owed an answer",
        number(least=1, most=250, is_whole=True),
        10,
    ),
}
_REST = {
    "channel_manner": Key(
        "How I answer in channels that nobody set",
        "mention: for everybody, ephemeral: only for whoever asked, off: in direct messages",
        one_of(MANNERS),
        "mention",
        {
            "mention": "whoever mentions me is answered in the thread, for everybody to read",
            "ephemeral": "whoever mentions me gets an answer that only they see",
            "off": "not at all, but in direct messages",
        },
    ),
    "unasked_hours": Key(
        "When I may write unasked",
        "09:00-17:00 on each reader's own clock, on working days; outside I keep quiet",
        HOURS,
        ["09:00", "17:00"],
    ),
    "leaver_days": Key(
        "Days until who left is forgotten",
        "From when Slack deactivates them; who comes back before then is not",
        number(least=1, most=3650, is_whole=True),
        30,
    ),
    "groups": Key(
        "Departments of groups in your identity provider",
        "A line for each: Sales EMEA: marketing-and-sales. Beside them counts a group that has"
        " the name of a department",
        GROUPS,
        {},
    ),
    "guidance_publishers": Key(
        "Who changes guidance in Slack",
        "owners: of each document, and administrators; trainers: they, too, all documents",
        one_of(("owners", "trainers")),
        "owners",
        {
            "owners": "the owner of each document, and administrators",
            "trainers": "the owner of each document, administrators, and trainers",
        },
    ),
    "guidance_agreement": Key(
        "Who agrees to a change of guidance in Slack",
        "alone: one person's word is enough; second: another owner or an administrator agrees",
        one_of(("alone", "second")),
        "alone",
        {
            "alone": "one person's word is enough",
            "second": "another owner, or an administrator, agrees before it counts",
        },
    ),
    "question_agreement": Key(
        "Who agrees to a quiz question written in Slack",
        "alone: one trainer's word is enough; second: another trainer agrees before it counts",
        one_of(("alone", "second")),
        "alone",
        {
            "alone": "one trainer's word is enough",
            "second": "another trainer agrees before it counts",
        },
    ),
    "quiz_sureness": Key(
        "Sure or not sure in the quiz",
        "ask: after each answer, unless somebody turned it off; off: nobody is asked",
        one_of(("ask", "off")),
        "ask",
        {"ask": "I ask after each answer", "off": "I ask nobody"},
    ),
    "manager_looks": Key(
        "A manager's monthly look",
        "monthly: each manager is sent what to look for at one moment; off: nobody is",
        one_of(("monthly", "off")),
        "monthly",
    ),
    "guests": Key(
        "Guests of this workspace",
        "outsiders: I answer none, and say nothing where one reads; employees: like all others",
        one_of(("outsiders", "employees")),
        "outsiders",
        {
            "outsiders": "get no answer, and I say nothing where one reads",
            "employees": "are answered like all others",
        },
    ),
}


def _retention(fewest_days: Mapping[str, int]) -> Key:
    known = [
        kind if days == 1 else f"{kind} (at least {days})"
        for kind, days in sorted(fewest_days.items())
    ]
    rest = f"Others keep their default. Kinds: {', '.join(known)}"
    hint = f"Days, a line for each kind: {min(fewest_days)}: 90. {rest}"
    usual = {"": "each kind for its usual days"}
    return Key("How long I keep what", hint, days_by_kind(fewest_days), {}, usual)


def defaults(keys: Mapping[str, Key]) -> Layer:
    """Return the last layer: each setting's own default."""
    return Layer("the default", {name: key.default for name, key in keys.items()})


def settings_of(keys: Mapping[str, Key], values: Mapping[str, Json]) -> WorkspaceSettings:
    """Return the settings with these values, as the rules use them.

    Raises:
        InvalidSettingError: a value cannot be.
    """
    return WorkspaceSettings(
        **{name: keys[name].form.used(value) for name, value in values.items()}
    )


@dataclass(frozen=True, slots=True)
class ImpossibleValue:
    """What a place says of a setting, and cannot be: it does not count."""

    setting: str  # a key
    value: Json
    by: str  # name of the layer
    why: str  # a sentence


def checked(keys: Mapping[str, Key], layer: Layer) -> tuple[Layer, list[ImpossibleValue]]:
    """Return the layer with its known keys and possible values alone, and the impossible."""
    known = {name: value for name, value in layer.values.items() if name in keys}
    impossible = [
        ImpossibleValue(name, value, layer.name, why)
        for name, value in known.items()
        if (why := objection_to(keys[name], value))
    ]
    for one in impossible:
        del known[one.setting]
    return Layer(layer.name, known), impossible


def objection_to(key: Key, value: Json) -> str:
    """Return why the setting cannot have this value; "" if it can."""
    try:
        key.form.used(value)
    except InvalidSettingError as error:
        return str(error)
    return ""
