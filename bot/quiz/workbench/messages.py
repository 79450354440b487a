"""How the workbench looks. All words of questions and colleagues are escaped here. Pure."""

import json
from collections.abc import Iterator, Sequence
from typing import Any

from bot.guidance.parse.display import as_quoted
from bot.long_lists import in_sections
from bot.modals import asking_modal, input_field, reading_modal
from bot.people.domain import Department
from bot.quiz.authoring import modals
from bot.quiz.domain import Disagreement, QuizQuestion
from bot.quiz.workbench.domain import ListedQuestions, QuestionPage, QuestionVersion
from bot.slack import (
    Block,
    Message,
    actions,
    button,
    context,
    date_and_time,
    escape,
    header,
    menu,
    option,
    section,
    shortened,
)

TITLE = "Quiz questions"
SEARCH, DEPARTMENT, TURN, OPEN = (
    "quiz.bank_search",
    "quiz.bank_department",
    "quiz.bank_turn",
    "quiz.bank_open",
)
EDIT, TWIN, RETIRE, BRING_BACK = (
    "quiz.bank_edit",
    "quiz.bank_twin",
    "quiz.bank_retire",
    "quiz.bank_bring_back",
)
AGREE, WRITTEN, LIST = "quiz.agree_question", "quiz.written_question", "quiz.bank_list"
ALL = "all"
SHOWN = 140  # characters of a situation
_TYPED = {"trigger_actions_on": ["on_character_entered"]}


def list_modal(seen: ListedQuestions, departments: Sequence[Department]) -> Block:
    """Return a page of the list, with what it is searched by."""
    state = json.dumps({"d": seen.department_id, "w": seen.words, "p": seen.page})
    turns = [
        *([button("Before", f"{TURN}.before", "-1")] if seen.page else []),
        *([button("Next", f"{TURN}.next", "1")] if seen.page + 1 < seen.pages else []),
    ]
    told = f"{seen.found} found, page {seen.page + 1} of {seen.pages}"
    blocks = [
        _search(seen.words),
        actions("quiz.bank", [_departments(seen.department_id, departments)]),
        context(told if seen.found else "No question has all of these words."),
        *(_listed(one, seen) for one in seen.questions),
        *([actions("quiz.bank_turns", turns)] if turns else []),
    ]
    return asking_modal(TITLE, blocks, LIST, carried=state, submit="Search")


def _search(words: str) -> Block:
    element: Block = {"type": "plain_text_input", "action_id": SEARCH}
    element |= {"initial_value": words} if words else {}
    return input_field(SEARCH, "Words that stand in it", element) | {"optional": True}


def _departments(chosen: str, departments: Sequence[Department]) -> Block:
    options = [option("All departments", ALL)]
    options += [option(one.name, one.department_id) for one in departments]
    return menu(DEPARTMENT, "Choose a department", options, chosen or ALL)


def _listed(question: QuizQuestion, seen: ListedQuestions) -> Block:
    retired = " _(retired)_" if question.question_id in seen.retired else ""
    situation = escape(shortened(question.situation, SHOWN))
    text = f"`{escape(question.question_id)}`{retired}\n{situation}"
    opens = button("Open", OPEN, question.question_id)
    return section(text, accessory=opens | _spoken(f"Open {question.question_id}"))


def _spoken(words: str) -> Block:
    return {"accessibility_label": words}


def page_modal(page: QuestionPage) -> Block:
    """Return a question with its verdicts, figures, objections and versions."""
    question = page.question
    blocks = [
        context(f"`{escape(question.question_id)}`  ·  {escape(question.rule.says)}"),
        section(f"*{escape(question.situation)}*"),
        section(_choices(question)),
        context(
            f"{escape(question.passage.document)}\n>{escape(as_quoted(question.passage.quote))}"
        ),
        verdicts_block(page.verdicts),
        context(page.figures or "Nobody has answered it yet."),
        *_objections(page),
        *in_sections(map(_version, page.history)),
        actions("quiz.bank_page", _deeds(page)),
    ]
    return reading_modal(TITLE, blocks)


def _choices(question: QuizQuestion) -> str:
    return "\n".join(
        f"{'✓ Best:' if one.is_best else '•'}  *{escape(one.text)}*\n      {escape(one.why)}"
        for one in question.choices
    )


def verdicts_block(verdicts: Sequence[str]) -> Block:
    """Return what the bank says, under a name by which it is renewed as one types."""
    if not verdicts:
        text = "*The bank takes it as it is.*"
    else:
        lines = "\n".join(f"•  {escape(one)}" for one in verdicts)
        text = f"*What the bank has against it*\n{lines}"
    return section(text) | {"block_id": "quiz.verdicts"}


def _objections(page: QuestionPage) -> Iterator[Block]:
    if page.objections:
        yield header("Objections")
    yield from in_sections(map(_objection, page.objections))


def _objection(one: Disagreement) -> str:
    answer = f"\n_Answered:_ {escape(one.answer)}" if one.answer else "\n_Open_"
    return f">{escape(as_quoted(one.words))}{answer}"


def _version(one: QuestionVersion) -> str:
    waits = "" if one.counts else ", waits for a second trainer"
    agreed = f", agreed by <@{one.agreed_by}>" if one.agreed_by else ""
    by = f" by <@{one.editor_id}>" if one.editor_id else ""  # nobody in Slack imports
    return f"{one.deed.value}{by} {date_and_time(one.at)}{agreed}{waits}"


def _deeds(page: QuestionPage) -> list[Block]:
    about = json.dumps({"q": page.question.question_id, "n": page.number})
    twin = button("Write another like it", TWIN, about)
    if page.is_retired:
        return [button("Bring it back", BRING_BACK, about, style="primary"), twin]
    return [
        button("Edit", EDIT, about, style="primary"),
        twin,
        button("Retire", RETIRE, about, style="danger"),
    ]


def edit_modal(
    question: QuizQuestion, number: int, verdicts: Sequence[str], *, like: str = ""
) -> Block:
    """Return the modal in which a question is written, with the verdicts as one types.

    ``like`` is the question whose rule a new one asks for.
    """
    carried = {"q": question.question_id, "n": number, "like": like}
    note = "It counts as soon as it is kept, or once a second trainer agreed."
    fields = modals.editing(question, {}, modals.EditingModal("A question", WRITTEN, note))
    quote, *inputs = fields["blocks"]
    blocks = [quote, verdicts_block(verdicts), *map(_as_typed, inputs)]
    return asking_modal(
        "A question", blocks, WRITTEN, carried=json.dumps(carried), submit="Keep"
    )


def _as_typed(block: Block) -> Block:
    """Let each key press in a field of words be heard."""
    element = block.get("element", {})
    if element.get("type") != "plain_text_input":
        return block
    heard = element | {"dispatch_action_config": _TYPED}
    return block | {"dispatch_action": True, "element": heard}


def with_verdicts(view: Block, verdicts: Sequence[str]) -> Block:
    """Return an open modal with other verdicts; what was typed stays in its fields."""
    blocks: list[Any] = [
        verdicts_block(verdicts) if one["block_id"] == "quiz.verdicts" else one
        for one in view["blocks"]
    ]
    kept = ("type", "title", "submit", "close", "callback_id", "private_metadata")
    return {name: view[name] for name in kept} | {"blocks": blocks}


def done(version: QuestionVersion) -> Message:
    """Return what a trainer reads once it is kept."""
    name = escape(version.question_id)
    when = "It counts now." if version.counts else "It counts once another trainer agrees."
    text = f"`{name}`: {version.deed.value}. {when}"
    return Message(text, (section(text),))


def overtaken(question_id: str) -> Message:
    """Return that somebody else changed it first."""
    text = f"Somebody else changed `{escape(question_id)}` meanwhile. Please open it again."
    return Message(text, (section(text),))


def to_agree(version: QuestionVersion) -> Message:
    """Return what another trainer is asked to agree to."""
    name, question = escape(version.question_id), version.question
    text = f"<@{version.editor_id}> {version.deed.value} the question `{name}`. Do you agree?"
    shown = (
        [section(f"*{escape(question.situation)}*"), section(_choices(question))]
        if question
        else []
    )
    about = json.dumps({"q": version.question_id, "n": version.number})
    buttons = [
        button("Agree", AGREE, about, style="primary"),
        button("Open", OPEN, version.question_id),
    ]
    return Message(text, (section(text), *shown, actions("quiz.agree", buttons)))


def agreed(question_id: str, who: str, why_not: str) -> Message:
    """Return what stands in place of the request."""
    name = escape(question_id)
    text = f"`{name}`: {why_not}" if why_not else f"<@{who}> agreed: `{name}` counts now."
    return Message(text, (section(text),))
