"""How guidance looks to whoever searches, reads and changes it in Slack. Pure."""

import json
from collections.abc import Iterator, Sequence
from hashlib import sha256

from bot.ask.editing.domain import ChangeGuidance, DocumentPage
from bot.ask.editing.reading import ReadSection, sections_read, title_in
from bot.ask.editing.sections import LONGEST_PART, changed_lines, sections_of
from bot.ask.messages import formatted
from bot.guidance.domain import Guidance
from bot.guidance.written.domain import VersionDeed, WrittenVersion
from bot.long_lists import part_of, turning
from bot.modals import asking_modal, notice, reading_modal, text_field
from bot.rich_text import rich_as_typed, rich_text
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    date_and_time,
    escape,
    header,
    section,
    shortened,
)

SECTIONS = "ask.guidance_sections"
OPEN, EDIT, HISTORY = "ask.open_guidance", "ask.edit_guidance", "ask.guidance_history"
UNDO, RETIRE, GIVE_BACK = "ask.undo_guidance", "ask.retire_guidance", "ask.give_back_guidance"
EDIT_MODAL, TEXT = "ask.edit_guidance_modal", "text"
TITLE = "Guidance"
_SHOWN_SECTIONS, _SHOWN_VERSIONS, _SHOWN_LINES, _SHOWN_DOCUMENTS = 40, 20, 12, 90
_LINE = 300
_MORE = "_… and {more} more lines: open the document to read it as it counts_"
_BLOCK, _MESSAGE = 3000, 12_000  # characters; Slack refuses messages with far more

_BECAME = {
    VersionDeed.WRITTEN: "is guidance from now on",
    VersionDeed.CHANGED: "is changed, and counts so from now on",
    VersionDeed.UNDONE: "is as it was before the last change",
    VersionDeed.RETIRED: "is retired: I quote it to nobody",
    VersionDeed.GIVEN_BACK: "is as in its file again",
}


def found_modal(words: str, found: Sequence[Guidance]) -> Block:
    """Return the documents that were found, each to open."""
    if not found:
        says = "I found nothing." if words else "Nothing was written in Slack yet."
        return notice(TITLE, f"{says} Type /customer guidance and words to search for.")
    says = f"Nearest to “{escape(words)}”:" if words else "Written in Slack, newest first:"
    rows = [
        section(f"*{escape(one.title)}*", accessory=button("Open", OPEN, one.document))
        for one in found[:_SHOWN_DOCUMENTS]
    ]
    more = len(found) - _SHOWN_DOCUMENTS
    rest = f"… and {more} older ones: type /customer guidance and words that stand in them."
    return reading_modal(TITLE, [section(says), *rows, *([context(rest)] if more > 0 else [])])


def page_modal(page: DocumentPage, first: int = 0) -> Block:
    """Return a document, section by section, with what its reader may do.

    ``first`` is the first section shown, from 0; of many, the others are a button away.
    """
    newest = next((one.text for one in page.history if one.text), "")
    title = title_in(page.document, page.text or newest)
    rows = [section("_It is retired: I quote it to nobody._")]
    buttons = [button("History", HISTORY, page.document)]
    if page.text:
        sections = list(sections_read(page.document, page.text))
        shown = sections[first : first + _SHOWN_SECTIONS]
        rows = [*_about(page), *(row for one in shown for row in _row(page, one, title))]
        rows += _elsewhere(page, first, len(sections))
    if page.may_change:
        buttons += _deeds(page)
    return reading_modal(TITLE, [header(title), *rows, actions("ask.page", buttons)])


def _elsewhere(page: DocumentPage, first: int, count: int) -> list[Block]:
    """Return the way to the sections before and after those shown, if there are any."""
    last = min(first + _SHOWN_SECTIONS, count)
    firsts = (("Sections before", first - _SHOWN_SECTIONS), ("Sections after", last))
    turns = [
        button(label, f"{SECTIONS}.{number}", json.dumps({"d": page.document, "p": at}))
        for number, (label, at) in enumerate(firsts)
        if 0 <= at < count
    ]
    told = context(f"Sections {first + 1} to {last} of {count}.")
    return [told, actions("ask.sections", turns)] if turns else []


def _deeds(page: DocumentPage) -> list[Block]:
    value = _value(page)
    found = [button("Undo the last change", UNDO, value)] if page.number else []
    if page.number and page.is_in_folder:
        found.append(button("Use the file's", GIVE_BACK, value))
    return [*found, button("Retire", RETIRE, value, style="danger")] if page.text else found


def _about(page: DocumentPage) -> list[Block]:
    """Return where it lies, for those who may change it, with what it says about itself."""
    if not page.may_change:
        return []
    version = f" · version {page.number}" if page.number else ""
    where = f"In {escape(page.document)}{version}"
    front = sections_of(page.text)[0]
    has_front = front.startswith("---")
    own = "\nTitle, owner and the day of its review stand at its top." if has_front else ""
    return [section(f"{where}{own}", accessory=_edit(page, 0) if has_front else None)]


def _row(page: DocumentPage, one: ReadSection, title: str) -> Iterator[Block]:
    """Yield a section as answers are shown, below its heading."""
    heading = "" if one.heading == title else f"*{escape(one.heading)}*"
    if one.is_continued:
        heading = "_continued_"
    edit = _edit(page, one.number) if page.may_change else None
    if heading or edit:
        yield section(heading or "_Its beginning_", accessory=edit)
    if one.lines:
        yield rich_text([*formatted(one.lines, is_marked=False)])


def _edit(page: DocumentPage, number: int) -> Block:
    value = json.dumps({"d": page.document, "n": page.number, "s": number})
    return button("Edit", EDIT, value)


def _value(page: DocumentPage) -> str:
    return json.dumps({"d": page.document, "n": page.number})


def edit_modal(page: DocumentPage, number: int) -> Block:
    """Return the modal in which a section is edited; it knows what its editor saw."""
    part = sections_of(page.text)[number]
    field = text_field(
        TEXT, "The section, in Markdown", longest=LONGEST_PART, text=part.strip()
    )
    field["optional"] = True  # empty takes it out
    carried = {"d": page.document, "n": page.number, "s": number, "seen": digest(page.text)}
    says = context("It counts once published. Leave it empty to take the section out.")
    return asking_modal(
        TITLE, [field, says], EDIT_MODAL, carried=json.dumps(carried), submit="Publish"
    )


def digest(text: str) -> str:
    """Return what tells whether a text is the one that was seen."""
    return sha256(text.encode()).hexdigest()[:12]


def history_modal(
    history: Sequence[WrittenVersion], names: Sequence[str], first: int = 0
) -> Block:
    """Return who changed a document when, and what; newest first, from ``first`` on."""
    if not history:
        return notice(TITLE, "It is as in its file; nobody has changed it in Slack.")
    before = [one.text for one in history[1:]] + [""]
    rows = [
        _version(version, name, text)
        for version, name, text in zip(history, names, before, strict=True)
    ]
    part = part_of(rows, first, _SHOWN_VERSIONS)
    others = turning(part, HISTORY, history[0].document)
    return reading_modal(TITLE, [*part.shown, *others])


def _version(version: WrittenVersion, name: str, before: str) -> Block:
    who = escape(name) or "somebody who left"
    head = f"*{version.number}.* {version.deed.value} by {who}, {date_and_time(version.at)}"
    return section("\n".join([head, *difference(before, version.text)]))


def difference(before: str, after: str) -> list[str]:
    """Return the lines that differ, the old ones struck, the new ones bold."""
    told = [
        f"*{line}*" if is_new else f"~{line}~"
        for is_new, words in changed_lines(before, after)
        if (line := escape(shortened(words.replace("*", "").replace("~", ""), _LINE)))
    ]
    more = len(told) - _SHOWN_LINES
    return told[:_SHOWN_LINES] + ([_MORE.format(more=more)] if more > 0 else [])


def published(task: ChangeGuidance, before: str) -> Message:
    """Return what the editor reads once it counts, with the difference."""
    title = title_in(task.document, task.text or before)
    text = f"Done: “{title}” {_BECAME[VersionDeed(task.outcome)]}."
    told = [escape(text), *(difference(before, task.text) if task.text else [])]
    return Message(text, (section("\n".join(told)),))


def not_published(task: ChangeGuidance) -> list[Message]:
    """Return what an editor reads who was second, with all that they typed: nothing is lost."""
    text = "Somebody else changed this document a moment before. Yours is not published."
    told = Message(text, (section(f"“{escape(title_in(task.document, task.text))}”: {text}"),))
    return [told, *put_in_again(typed_in(task))]


def typed_in(task: ChangeGuidance) -> str:
    """Return what an editor typed; of what an earlier version kept, the whole document."""
    return task.typed or task.text if task.outcome == VersionDeed.CHANGED else ""


def put_in_again(typed: str) -> list[Message]:
    """Return what somebody typed that is not published, to be copied; empty if nothing was."""
    return [*map(_to_put_in_again, _cut(typed, _MESSAGE))]


def _to_put_in_again(part: str) -> Message:
    text = "This is your text, to be put in again."
    blocks = [rich_text([rich_as_typed(one)]) for one in _cut(part, _BLOCK)]
    return Message(text, (section(text), *blocks))


def _cut(text: str, longest: int) -> list[str]:
    return [text[at : at + longest] for at in range(0, len(text), longest)]
