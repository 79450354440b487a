"""What administrators see of the company's settings: on App Home, and in a modal. Pure."""

from collections.abc import Mapping, Sequence

from bot.company.overrides.domain import InForce, LayerValue
from bot.company.settings.keys import Key
from bot.modals import asking_modal, notice, text_field
from bot.slack import (
    Block,
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

CHANGE, GIVE_BACK = "company.change_setting", "company.use_the_files"
MODAL, VALUE = "company.setting_modal", "value"
TITLE = "A setting"
LONGEST = 2500  # characters typed; shown again it may be longer, and Slack takes 3000
SHOWN = 120  # characters, of a value on the page; its modal has it whole
_ROWS = 9  # in a section, which takes 3000 characters
_NAMED = 5  # slips; the rest is a number

_FROM = {  # where a value is from, by the name of its layer
    "the environment": "set by whoever runs me",
    "the handbook": "from the handbook",
    "the default": "unless set otherwise",
}
_SAYS = {"the environment": "whoever runs me"}


def on_home(keys: Mapping[str, Key], counted: Mapping[str, InForce]) -> list[Block]:
    """Return every setting with its value and who says so, and the menu to change one."""
    rows = [
        f"*{key.label}*\n{_value(key, counted[name].said)} · _{_whence(counted[name])}_"
        for name, key in keys.items()
    ]
    shown = [
        section("\n".join(rows[start : start + _ROWS])) for start in range(0, len(rows), _ROWS)
    ]
    options = [option(key.label, name) for name, key in keys.items()]
    shown[0] |= {"accessory": menu(CHANGE, "Change", options)}
    return [header("What the company settles"), *shown]


def file_slips(slips: Sequence[str]) -> list[Block]:
    """Return what trainers and administrators see while something in a file is to be mended."""
    if not slips:
        return []
    what = "1 thing is" if len(slips) == 1 else f"{len(slips)} things are"
    says = (
        f"*In guidance, questions and the company's files {what} to be mended.* Until then a"
        " line that cannot be read counts as it did before, or not at all."
    )
    more = len(slips) - _NAMED
    rest = [f"{more} more: `python -m bot knowledge check` names them."] if more > 0 else []
    return [section("\n".join([says, *map(escape, slips[:_NAMED]), *rest]))]


def modal(name: str, key: Key, counted: InForce) -> Block:
    """Return the modal in which a setting is changed, or the file's value taken again."""
    shown = key.form.shown(counted.said.value)
    field = text_field(VALUE, key.label, longest=max(LONGEST, len(shown)), text=shown)
    blocks = [
        section(escape(key.hint)),
        field | {"optional": key.form.may_be_empty},
        context(f"Now {_whence(counted)}."),
    ]
    if below := counted.otherwise:
        blocks.append(context(f"Otherwise {_whose(below)} counts: {_value(key, below)}"))
        blocks.append(actions("company.back", [button("Use the file's", GIVE_BACK, name)]))
    return asking_modal(TITLE, blocks, MODAL, carried=name, submit="Save")


def given_back(key: Key) -> Block:
    """Return what the modal says once the file's value is taken again."""
    return notice(TITLE, f"{key.label}: from now on what is not set in Slack counts again.")


def _whence(counted: InForce) -> str:
    by = counted.said.by
    return "set in Slack" if counted.is_set_in_slack else _FROM.get(by, f"from {by}")


def _whose(said: LayerValue) -> str:
    return f"what {_SAYS.get(said.by, said.by)} says" if said.by != "the default" else said.by


def _value(key: Key, said: LayerValue) -> str:
    text = " · ".join(key.form.shown(said.value).splitlines())
    return escape(shortened(key.means.get(text, text), SHOWN)) or "none"
