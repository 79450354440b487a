"""How guidance looks to whoever searches, reads and changes it in Slack. Pure."""

import json
from collections.abc import Sequence
from hashlib import sha256

from bot.ask.editing.domain import ChangeGuidance, DocumentPage
from bot.ask.editing.sections import changed_lines, sections_of
from bot.guidance.domain import Guidance
from bot.guidance.written.domain import WrittenVersion
from bot.modals import asking_modal, notice, reading_modal, text_field
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    date_and_time,
    escape,
    section,
    shortened,
)

OPEN, EDIT, HISTORY = "ask.open_guidance", "ask.edit_guidance", "ask.guidance_history"
UNDO, RETIRE, GIVE_BACK = "ask.undo_guidance", "ask.retire_guidance", "ask.give_back_guidance"
EDIT_MODAL, TEXT = "ask.edit_guidance_modal", "text"
LONGEST_SECTION = 3000  # what a field of Slack's takes; a longer one is edited in its file
TITLE = "Guidance"
_SHOWN_SECTIONS, _SHOWN_VERSIONS, _SHOWN_LINES = 40, 10, 12
_LINE = 300


def found_modal(words: str, found: Sequence[Guidance]) -> Block:
    """Return the documents that were found, each to open."""
    if not found:
        says = "I found nothing." if words else "Nothing was written in Slack yet."
        return notice(TITLE, f"{says} Type /customer guidance and words to search for.")
    says = f"Nearest to “{escape(words)}”:" if words else "Written in Slack, newest first:"
    rows = [
        section(f"*{escape(one.title)}*", accessory=button("Open", OPEN, one.document))
        for one in found
    ]
    return reading_modal(TITLE, [section(says), *rows])


def page_modal(page: DocumentPage) -> Block:
    """Return a document, section by section, with what its reader may do."""
    where = f"{page.document} · version {page.number}" if page.number else page.document
    parts = sections_of(page.text)[:_SHOWN_SECTIONS]
    rows = [_section(page, number, part) for number, part in enumerate(parts) if part.strip()]
    if not page.text:
        rows = [section("_It is retired: I quote it to nobody._")]
    buttons = [button("History", HISTORY, page.document)]
    if page.may_change:
        buttons += _deeds(page)
    return reading_modal(TITLE, [context(escape(where)), *rows, actions("ask.page", buttons)])


def _deeds(page: DocumentPage) -> list[Block]:
    value = _value(page)
    found = [button("Undo the last change", UNDO, value)] if page.number else []
    if page.number and page.is_in_folder:
        found.append(button("Use the file's", GIVE_BACK, value))
    return [*found, button("Retire", RETIRE, value, style="danger")] if page.text else found


def _section(page: DocumentPage, number: int, part: str) -> Block:
    text = escape(shortened(part.strip(), LONGEST_SECTION // 2))
    if not page.may_change or len(part) > LONGEST_SECTION:
        return section(text)
    value = json.dumps({"d": page.document, "n": page.number, "s": number})
    return section(text, accessory=button("Edit", EDIT, value))


def _value(page: DocumentPage) -> str:
    return json.dumps({"d": page.document, "n": page.number})


def edit_modal(page: DocumentPage, number: int) -> Block:
    """Return the modal in which a section is edited; it knows what its editor saw."""
    part = sections_of(page.text)[number]
    field = text_field(TEXT, "The section, in Markdown", longest=3000, text=part.strip())
    field["optional"] = True  # empty takes it out
    carried = {"d": page.document, "n": page.number, "s": number, "seen": digest(page.text)}
    says = context("It counts as soon as you publish. Leave it empty to take the section out.")
    return asking_modal(
        TITLE, [field, says], EDIT_MODAL, carried=json.dumps(carried), submit="Publish"
    )


def digest(text: str) -> str:
    """Return what tells whether a text is the one that was seen."""
    return sha256(text.encode()).hexdigest()[:12]


def history_modal(history: Sequence[WrittenVersion], names: Sequence[str]) -> Block:
    """Return who changed a document when, and what; newest first."""
    if not history:
        return notice(TITLE, "It is as in its file; nobody has changed it in Slack.")
    before = [one.text for one in history[1:]] + [""]
    rows = [
        _version(version, name, text)
        for version, name, text in zip(history, names, before, strict=True)
    ]
    return reading_modal(TITLE, rows[:_SHOWN_VERSIONS])


def _version(version: WrittenVersion, name: str, before: str) -> Block:
    who = escape(name) or "somebody who left"
    head = f"*{version.number}.* {version.deed.value} by {who}, {date_and_time(version.at)}"
    return section("\n".join([head, *_lines(before, version.text)]))


def _lines(before: str, after: str) -> list[str]:
    """Return the lines that differ, the old ones struck, the new ones bold."""
    told = [
        f"*{line}*" if is_new else f"~{line}~"
        for is_new, words in changed_lines(before, after)
        if (line := escape(shortened(words.replace("*", "").replace("~", ""), _LINE)))
    ]
    more = len(told) - _SHOWN_LINES
    return told[:_SHOWN_LINES] + ([f"_{more} more lines_"] if more > 0 else [])


def published(task: ChangeGuidance, before: str) -> Message:
    """Return what the editor reads once it counts, with the difference."""
    text = f"Done: {task.document} ({task.outcome}). It counts from now on."
    return Message(text, (section("\n".join([escape(text), *_lines(before, task.text)])),))


def not_published(task: ChangeGuidance) -> Message:
    """Return what an editor reads who was second, with their own text: nothing is lost."""
    text = "Somebody else changed this document a moment before. Yours is not published."
    own = escape(shortened(task.text, 2500))
    blocks = [section(f"{escape(task.document)}: {text}")]
    blocks += [section(f"This is your text, to be put in again:\n```{own}```")] if own else []
    return Message(text, tuple(blocks))
