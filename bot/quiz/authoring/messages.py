"""How drafts look to trainers in Slack. All words of drafts are escaped here. Pure."""

from collections import Counter
from collections.abc import Sequence

from bot.guidance.parse.display import as_quoted
from bot.language_model.port import LanguageModelError
from bot.moments.domain import MomentsMap
from bot.people.domain import Company
from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.slack import Block, Message, actions, button, context, escape, header, section

APPROVE, EDIT, REJECT = "quiz.approve_draft", "quiz.edit_draft", "quiz.reject_draft"
DOCUMENTS_SHOWN = 10
BY_A_MODEL = "Written by a language model."
DIFFICULTY = {1: "easy", 2: "medium", 3: "hard"}
NEEDS_LANGUAGE_MODEL = (
    "Drafting questions needs a language model that may read our guidance, and none is set "
    "here."
)


def notice(title: str, count: int, *, is_requested: bool) -> Message:
    """Return what opens the thread in which a trainer finds the drafts of a document."""
    why = "" if is_requested else f"“{title}” is new or has changed. "
    drafts = "one question" if count == 1 else f"{count} questions"
    about = f"“{title}”" if is_requested else "it"
    text = escape(f"{why}I drafted {drafts} from {about}; you find them in this thread.")
    note = "Nobody is asked anything before one of you approves it."
    return Message(text, (section(text), context(f"{BY_A_MODEL} {note}")))


def on_home(waiting: Sequence[QuestionDraft]) -> tuple[Block, ...]:
    """Return for App Home which drafts wait for a trainer, document by document."""
    if not waiting:
        return ()
    by_document = Counter(draft.title for draft in waiting)
    lines = [f"•  {escape(title)}: {count}" for title, count in by_document.items()]
    more = len(lines[DOCUMENTS_SHOWN:])
    last = [f"… and of {more} more documents"] if more else []
    waits = "1 draft waits" if len(waiting) == 1 else f"{len(waiting)} drafts wait"
    title = f"*{waits}* for a trainer to approve, edit or reject, under Messages. By document:"
    return (
        header("Quiz questions to review"),
        section("\n".join([title, *lines[:DOCUMENTS_SHOWN], *last])),
    )


def draft(shown: QuestionDraft, company: Company, moments: MomentsMap) -> Message:
    """Return a draft with its quote, its explanations and what a trainer may do with it."""
    buttons = [
        button("Approve", APPROVE, shown.draft_id, style="primary"),
        button("Edit", EDIT, shown.draft_id),
        button("Reject", REJECT, shown.draft_id),
    ]
    blocks = (
        *_question(shown, company, moments),
        context(BY_A_MODEL),
        actions(f"quiz.draft.{shown.draft_id}", buttons),
    )
    return Message(escape(f"A draft: {shown.question.situation}"), blocks)


def decided(shown: QuestionDraft, company: Company, moments: MomentsMap) -> Message:
    """Return what stands in place of a draft once a trainer has decided."""
    who = f"<@{shown.decided_by}>"
    if shown.state is DraftState.REJECTED:
        text = f"{who} rejected this draft: {escape(shown.question.situation)}"
        return Message(text, (section(text),))
    name = escape(shown.question.question_id)
    text = f"{who} approved it. It is in the quiz as `{name}`."
    return Message(text, (*_question(shown, company, moments), section(text)))


def _question(shown: QuestionDraft, company: Company, moments: MomentsMap) -> tuple[Block, ...]:
    question = shown.question
    department = company.named(question.department_id)
    moment = moments.named(question.moment_id)
    where = "  ·  ".join(
        (
            escape(department.name if department else question.department_id),
            escape(moment.name if moment else question.moment_id),
            DIFFICULTY.get(question.difficulty, ""),
        )
    )
    choices = "\n".join(
        f"{'✓' if choice.is_best else '•'}  *{escape(choice.text)}*\n      {escape(choice.why)}"
        for choice in question.choices
    )
    return (
        context(where),
        section(f"*{escape(question.situation)}*"),
        section(choices),
        context(
            f"{escape(question.passage.document)}\n>{escape(as_quoted(question.passage.quote))}"
        ),
    )


def decided_before(shown: QuestionDraft) -> Message:
    """Return what a trainer reads who came second."""
    what = "rejected" if shown.state is DraftState.REJECTED else "approved"
    text = f"<@{shown.decided_by}> {what} this draft before you."
    return Message(text, (section(text),))


def invalid(errors: Sequence[str]) -> Message:
    """Return why a draft cannot enter the bank as it is."""
    told = "\n".join(f"•  {escape(error)}" for error in errors)
    text = f"The question bank does not take this draft as it is. Edit or reject it.\n{told}"
    return Message(text, (section(text),))


def nothing_drafted(title: str) -> Message:
    """Return that no usable question came of a document."""
    text = escape(
        f"I could not draft a question from “{title}” that the question bank would take. "
        "Please try again later, or write one yourself."
    )
    return Message(text, (section(text),))


def failed(title: str, why: LanguageModelError) -> Message:
    """Return that the language model did not draft, and why."""
    text = escape(f"I could not draft questions from “{title}”: {why} Please try again later.")
    return Message(text, (section(text),))


def given_up(title: str) -> Message:
    """Return that a changed document has no drafts, although it was tried several times."""
    text = escape(
        f"“{title}” is new or has changed, but the language model drafted no questions from it."
        f" To try again, say /customer questions {title}"
    )
    return Message(text, (section(text),))


def on_their_way(title: str) -> Message:
    """Return the quiet word that drafts will come."""
    text = escape(f"I am drafting questions from “{title}”. They come as a direct message.")
    return Message(text, (section(text),))


def which_document(titles: Sequence[str], waiting: int, *, can_draft: bool) -> Message:
    """Return how many drafts wait, and how others are asked for, if they can be."""
    drafts = "One draft waits" if waiting == 1 else f"{waiting} drafts wait"
    wait = f"{drafts} for a trainer; I send you all of them again.\n" if waiting else ""
    names = ", ".join(f"“{title}”" for title in titles)
    how = (
        "To have questions drafted from a document, name it after /customer questions. There"
        f" is, for example, {names}."
    )
    text = escape(f"{wait}{how if can_draft else NEEDS_LANGUAGE_MODEL}")
    return Message(text, (section(text),))


def no_language_model() -> Message:
    """Return that drafting needs a language model."""
    return Message(NEEDS_LANGUAGE_MODEL, (section(NEEDS_LANGUAGE_MODEL),))


def no_such_document(words: str) -> Message:
    """Return that no document is called so."""
    text = escape(f"I find no document that is called, or speaks of, “{words}”.")
    return Message(text, (section(text),))
