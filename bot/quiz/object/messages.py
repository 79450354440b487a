"""How disagreements, and questions about a question, look in Slack."""

import json

from bot.company.records.domain import mention_of
from bot.guidance.parse.display import as_quoted
from bot.modals import asking_modal, reading_modal, text_field
from bot.quiz.domain import QuizQuestion
from bot.quiz.object.domain import Objection, OpenedPassage
from bot.slack import Block, Message, actions, button, context, escape, section

GONE = "This question has left the quiz since."
ANSWER_OBJECTION = "quiz.answer_disagreement"
OBJECT_MODAL, ANSWER_MODAL = "quiz.disagree_modal", "quiz.answer_disagreement_modal"
ASK_MODAL = "quiz.ask_about_modal"
WORDS = "words"
LONGEST_WORDS = 2000  # fit a section once they are escaped
SHORTEST_WORDS = 10  # a sentence, so that there is something to answer


def object_modal(question: QuizQuestion) -> Block:
    """Return the modal in which an employee says why they disagree."""
    blocks = [
        section(f"_{escape(question.situation)}_"),
        _field("What would be better, or what is wrong here?"),
        context("The owner of this question reads your words without your name."),
    ]
    return asking_modal("I disagree", blocks, OBJECT_MODAL, carried=question.question_id)


def ask_modal(question: QuizQuestion, channel: str, ts: str) -> Block:
    """Return the modal in which an employee asks about a question they answered."""
    carried = {"q": question.question_id, "channel": channel, "ts": ts}
    blocks = [
        section(f"_{escape(question.situation)}_"),
        _field("What would you like to know?"),
    ]
    return asking_modal("Ask about this", blocks, ASK_MODAL, carried=json.dumps(carried))


def answer_modal(objection: Objection) -> Block:
    """Return the modal in which the owner answers."""
    blocks = [
        section(f"A colleague says:\n{_quoted(objection.disagreement.words)}"),
        _field("Your answer"),
        context("They read it with your name. You do not learn theirs."),
    ]
    carried = objection.disagreement.disagreement_id
    return asking_modal("Answer", blocks, ANSWER_MODAL, carried=carried)


def _field(label: str) -> Block:
    return text_field(WORDS, label, shortest=SHORTEST_WORDS, longest=LONGEST_WORDS)


def passage_modal(excerpt: OpenedPassage) -> Block:
    """Return the modal with the passage around a quote."""
    blocks = [
        section(f"*{escape(excerpt.heading)}*"),
        section(escape(excerpt.text)),
        context(escape(excerpt.source)),
    ]
    return reading_modal("From our guidance", blocks)


def objection_kept(objection: Objection) -> Message:
    """Return what the employee reads at once."""
    text = "Thank you. The owner of this question gets your words, and I bring you the answer."
    if not objection.owners:
        text = (
            "Thank you, I have noted your words. Nobody is named yet who answers for this"
            " question; trainers see that there is a disagreement."
        )
    return Message(text, (section(text),))


def objection_for_owner(objection: Objection) -> Message:
    """Return what the owner of the question reads, with a button to answer."""
    spoken = "A colleague disagrees with a quiz question of yours."
    here = objection.disagreement.disagreement_id
    buttons = [button("Answer", ANSWER_OBJECTION, here, style="primary")]
    blocks = (*_about(spoken, objection), actions("quiz.objection", buttons))
    return Message(spoken, blocks)


def _about(opening: str, objection: Objection) -> tuple[Block, ...]:
    question = objection.question
    said = section(f"*{opening}*\n{_quoted(objection.disagreement.words)}")
    if question is None:
        name = escape(objection.disagreement.question_id)
        return (said, context(f"{name}  ·  {GONE}"))
    best = question.choices[question.best]
    return (
        said,
        section(f"_{escape(question.situation)}_\n*Best:* {escape(best.text)}"),
        context(
            f"{escape(question.question_id)}  ·  “{escape(as_quoted(question.passage.quote))}”"
        ),
    )


def objection_answered(objection: Objection) -> Message:
    """Return what stands in place of the owner's message once somebody answered."""
    spoken = "This disagreement is answered."
    who, words = _answerer(objection), objection.disagreement.answer
    answer = section(f"{who} answered:\n{_quoted(words)}")
    return Message(spoken, (*_about(spoken, objection), answer))


def answer_for_employee(objection: Objection) -> Message:
    """Return what the employee who disagreed hears."""
    spoken = "There is an answer to your disagreement."
    disagreement, question = objection.disagreement, objection.question
    about = escape(question.situation) if question else GONE
    blocks = (
        section(f"*{spoken}*\n_{about}_"),
        section(f"You wrote:\n{_quoted(disagreement.words)}"),
        section(f"{_answerer(objection)} answers:\n{_quoted(disagreement.answer)}"),
    )
    return Message(spoken, blocks)


def answered_notice(objection: Objection) -> Block:
    """Return the modal that stands where somebody answered already."""
    text = f"{_answerer(objection)} answered this already."
    return reading_modal("Answered", [section(text)])


def answered_before(objection: Objection) -> Message:
    """Return what a second owner reads whose answer came too late."""
    text = f"{_answerer(objection)} answered this before you; that answer stands."
    return Message(text, (section(text),))


def _answerer(objection: Objection) -> str:
    named = mention_of(objection.disagreement.answered_by or "")
    return named[0].upper() + named[1:]


def _quoted(words: str) -> str:
    return "\n".join(f">{escape(line)}" for line in words.strip().splitlines())
