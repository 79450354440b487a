"""How one's own words are asked for, and how the advice looks. Pure."""

from bot.guidance.parse.display import as_quoted
from bot.modals import asking_modal, text_field
from bot.quiz.domain import QuizQuestion
from bot.quiz.own_words.domain import LONGEST_WORDS, Advice
from bot.slack import Block, Message, button, context, escape, section

OPEN, SENT = "quiz.own_words", "quiz.own_words_modal"
WORDS = "words"
TITLE = "In my own words"
SHORTEST_WORDS = 10  # characters: something that somebody does
CHOICES_WAIT = "The choices above wait for you."


def open_button(place: str) -> Block:
    """Return the button beside a question; ``place`` names round and question."""
    return button("Answer in my own words", OPEN, place)


def asking(question: QuizQuestion, carried: str) -> Block:
    """Return the modal that asks what somebody would do."""
    blocks = [
        section(f"*{escape(question.situation)}*"),
        text_field(WORDS, "What would you do?", shortest=SHORTEST_WORDS, longest=LONGEST_WORDS),
        context(
            "You get advice, for you alone. It is not counted, and your words are not kept."
        ),
    ]
    return asking_modal(TITLE, blocks, SENT, carried=carried)


def advice(given: Advice) -> Message:
    """Return the advice, in the words of those who wrote the question, with the quote."""
    question = given.question
    best = question.choices[question.best]
    lines = [f"*{_verdict(given)}*"]
    lines += [escape(best.why)] if given.meets else []
    lines += [f"•  {escape(pitfall.why)}" for pitfall in given.pitfalls]
    quote = "\n".join(
        f">{escape(line)}" for line in as_quoted(question.passage.quote).splitlines()
    )
    blocks = (
        section(f"On your own words about: _{escape(question.situation)}_"),
        section("\n".join(lines)),
        section(f"Our guidance says:\n{quote}"),
        context(
            "This is advice, for which a language model compared your words: it is not counted."
            f" {CHOICES_WAIT}"
        ),
    )
    return Message(_verdict(given), blocks)


def _verdict(given: Advice) -> str:
    match given.meets, bool(given.pitfalls):
        case True, False:
            return "Yes, that is what our guidance asks for."
        case True, True:
            return "That does what our guidance asks for. Mind this all the same:"
        case False, True:
            return "Think about it once more:"
        case _:
            return "Something is missing yet. Compare it with our guidance:"


def no_advice(why: str = "") -> Message:
    """Return that nothing can be said about one's own words."""
    reason = why or "I cannot give advice on your own words right now."
    text = escape(f"{reason} {CHOICES_WAIT}")
    return Message(text, (section(text),))
