"""What trainers read of a complaint worth learning from. Pure."""

from bot.quiz.authoring.domain import DraftState, QuestionDraft
from bot.quiz.complaints.domain import Complaint, Taught
from bot.slack import Message, actions, button, escape, section, shortened

LOOK, REJECT = "ideas.lesson", "ideas.reject_lesson"
# Where its draft failed, or a trainer's words could not be written down, it did not.
PERHAPS_A_MODEL = "A language model may have written this."
QUOTED = 1500  # characters of a complaint
NO_QUOTE = "No guidance fits this complaint yet, so no question can stand on it."
NOT_A_TRAINER = "Only trainers can turn a complaint into a lesson."


def worth_learning(complaint: Complaint) -> Message:
    """Return what a trainer gets when a manager marks a complaint."""
    who, label = complaint.marked_by, complaint.label
    text = f"{who} says that complaint {label} is worth learning from."
    lines = shortened(complaint.said.strip(), QUOTED).splitlines()
    quote = "\n".join(f"> {escape(line)}" for line in lines)
    value = str(complaint.number)
    buttons = [
        button("Look at the draft", LOOK, value, style="primary"),
        button("Reject", REJECT, value),
    ]
    blocks = (section(f"{text}\n{quote}"), actions(f"ideas.lesson.{value}", buttons))
    return Message(text, blocks)


def taught(question_id: str) -> Message:
    """Return what the trainer reads once it is in the bank."""
    return _said(f"Thank you. The question is in the bank as `{question_id}`.")


def taught_before(label: str, before: Taught) -> Message:
    """Return what a trainer reads who comes second."""
    return _said(f"{label} is in the bank already. {before.told}")


def decided(label: str, draft: QuestionDraft) -> Message:
    """Return what stands from then on where trainers were told of the complaint."""
    who = f"<@{draft.decided_by}>"
    if draft.state is DraftState.REJECTED:
        return _said(f"{who} decided that {label} makes no quiz question.")
    situation = escape(draft.question.situation)
    return _said(f"{who} made a quiz question of {label}: {situation}")


def in_the_bank(label: str) -> Message:
    """Return that it is too late to reject a lesson."""
    return _said(f"{label} is a question in the quiz already. Its file can be edited.")


def _said(text: str) -> Message:
    return Message(text, (section(text),))
