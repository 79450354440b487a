"""How indicators read in Slack, and the forms for their figures. Pure; escapes files' words."""

from collections.abc import Sequence
from datetime import date

from bot.effect.domain import months_before
from bot.effect.indicators.domain import (
    Better,
    Indicator,
    IndicatorReading,
    Indicators,
    MonthlyFigure,
    Origin,
)
from bot.modals import asking_modal, input_field, text_field
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

SHOW = "effect.show_indicators"
ENTER, PASTE = "effect.enter_figure", "effect.paste_figures"
ENTERED, PASTED, SEEN = "effect.figure_entered", "effect.figures_pasted", "effect.figures_seen"
INDICATOR, MONTH, VALUE, ROWS = "indicator", "month", "value", "rows"
TITLE = "Our indicators"
SHOWN = 45  # a message takes fifty blocks
LONGEST_PASTE = 2900  # characters; a modal carries 3,000
FAULTS_LENGTH = 1500  # characters of what is wrong, below the field
CHANGES_SHOWN = 40
MONTHS_BACK = 12  # that may be entered in the form
OWN = {
    Origin.FIRST_ANSWER: "I count it: half of a month's complaints were answered sooner.",
    Origin.PROMISES_KEPT: "I count it: of what a month's reports were promised.",
    Origin.COMPLAINTS: "I count it: as many as came in a month.",
}


def all_of(seen: Sequence[IndicatorReading], department_id: str, *, may_enter: bool) -> Message:
    """Return every indicator, the same for everybody, with one's own department's part."""
    rows = [section(_row(one, department_id)) for one in seen[:SHOWN]]
    more = len(seen) - SHOWN
    note = "Whole months. No figure is mixed with another into a score."
    note += f" {more} more stand in indicators.yaml." if more > 0 else ""
    blocks = [header(TITLE), *(rows or [section("Nobody has named an indicator yet.")])]
    enter = [button("Enter a figure", ENTER), button("Paste several", PASTE)]
    asking = [actions("effect.figures", enter)] if may_enter else []
    return Message(TITLE, (*blocks, *asking, context(note)))


def _row(one: IndicatorReading, department_id: str) -> str:
    indicator = one.indicator
    aim = "" if indicator.target is None else f", target {_number(indicator.target)}"
    told = f"*{escape(indicator.name)}* ({escape(indicator.unit)}, {_better(indicator)}{aim})"
    months = "  →  ".join(
        f"{month:%B} *{_number(value)}*{_reached(indicator, value)}"
        for month, value in one.months
    )
    part = next(
        (part.how for part in indicator.parts if part.department_id == department_id), ""
    )
    your = f"\nWhat your department does for it: {escape(part)}" if part else ""
    own = f"\n_{OWN[indicator.origin]}_" if indicator.origin in OWN else ""
    return f"{told}\n{months or 'No figure yet.'}{your}{own}"


def _better(indicator: Indicator) -> str:
    return "more is better" if indicator.better is Better.UP else "less is better"


def _reached(indicator: Indicator, value: float) -> str:
    if indicator.target is None:
        return ""
    is_up = indicator.better is Better.UP
    is_met = value >= indicator.target if is_up else value <= indicator.target
    return " ✓" if is_met else ""


def _number(value: float) -> str:
    return f"{value:,.1f}".removesuffix(".0")


def entering(own: Sequence[Indicator], today: date) -> Block:
    """Return the form for one figure; the last whole month is proposed."""
    months = [*reversed(months_before(today, MONTHS_BACK))]
    options = [option(f"{one:%B %Y}", f"{one:%Y-%m}") for one in months]
    kinds = [option(f"{one.name} ({one.unit})", one.indicator_id) for one in own]
    number: Block = {"type": "plain_text_input", "action_id": VALUE, "max_length": 20}
    blocks = [
        input_field(INDICATOR, "Indicator", _menu(INDICATOR, kinds)),
        input_field(MONTH, "Month", _menu(MONTH, options)),
        input_field(VALUE, "Figure", number),
    ]
    return asking_modal(TITLE, blocks, ENTERED, carried="", submit="Keep")


def _menu(name: str, options: Sequence[Block]) -> Block:
    return menu(name, "", options, options[0]["value"])


def pasting(template: str) -> Block:
    """Return the form for several figures as CSV; ``template`` shows how it is written."""
    told = "A line each, as a spreadsheet saves it. You see what changes before it counts."
    field = text_field(ROWS, "Figures", longest=LONGEST_PASTE, text=template)
    blocks = [section(told), field]
    return asking_modal(TITLE, blocks, PASTED, carried="", submit="Look at it")


def preview(
    changed: Sequence[tuple[MonthlyFigure, float | None]], indicators: Indicators, text: str
) -> Block:
    """Return what would change; ``text`` comes back once that is wanted."""
    lines = [_change(one, before, indicators) for one, before in changed[:CHANGES_SHOWN]]
    more = len(changed) - len(lines)
    lines += [f"and {more} more"] if more else []
    blocks = [section(line) for line in lines] or [section("All of it is kept already.")]
    return asking_modal(TITLE, blocks, SEEN, carried=text, submit="Keep")


def _change(one: MonthlyFigure, before: float | None, indicators: Indicators) -> str:
    named = indicators.named(one.indicator_id)
    name = escape(named.name if named else one.indicator_id)
    at = f" at {escape(one.moment_id)}" if one.moment_id else ""
    was = "new" if before is None else f"was {_number(before)}"
    return f"{name}{at}, {one.month:%B %Y}: *{_number(one.value)}* ({was})"


def kept(
    changed: Sequence[tuple[MonthlyFigure, float | None]], indicators: Indicators
) -> Message:
    """Return what whoever entered figures reads."""
    first = f"Kept. {_change(*changed[0], indicators)}" if len(changed) == 1 else ""
    text = first or f"Kept: {len(changed)} figures."
    told = f"{text} Everybody sees it with `/customer indicators`."
    return Message(told, (section(told),))


def faults_told(faults: Sequence[str]) -> str:
    """Return what is wrong with a paste, as stands below its field."""
    return shortened("\n".join(faults), FAULTS_LENGTH)
