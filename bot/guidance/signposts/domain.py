"""A subject that the handbook leaves to others, and where to go with it."""

from dataclasses import dataclass

# Cosines. Of 547 questions that the starter answers, none is as near as `SURELY` to a subject
# with a danger; of 25 about signposts' subjects, 17 are as near as `NEAR`. Seen while tuning.
NEAR, SURELY = 0.45, 0.6
# Beside excerpts that are close: of 15 handbook questions that both came near, those below
# were, but for one, about something else.
NEAR_BESIDE_EXCERPTS = 0.5


@dataclass(frozen=True, slots=True)
class Signpost:
    """Where to go with a subject."""

    signpost_id: str  # "pay"
    name: str  # as the reply calls the subject: "Pay and expenses"
    subjects: tuple[str, ...]  # what it is about, in employees' words
    who: str  # "The people department"
    person: str | None = None  # Slack user id, "U…"; shown by name, never mentioned
    channel: str | None = None  # Slack channel id, "C…"
    link: str | None = None
    at_once: str = ""  # one line for whoever may be in danger; empty: nobody is


ANY_EMERGENCY = Signpost(
    "emergency",
    "In an emergency",
    (),
    "The emergency services; then your manager, or a person whom you trust",
    at_once="If somebody is in danger, call 112 now, and get to where other people are.",
)


@dataclass(frozen=True, slots=True)
class NearSignpost:
    """A signpost whose subject a question is near to."""

    signpost: Signpost
    likeness: float  # cosine to the nearest of its subjects, -1.0 to 1.0
    person_name: str = ""  # of the signpost's person, as Slack shows it; empty: unknown

    @property
    def is_sure(self) -> bool:
        """Whether it is so near that an answer of the handbook may miss what is meant."""
        return self.likeness >= SURELY

    def is_told(self, *, is_answered: bool, is_close: bool) -> bool:
        """Tell whether the asker is told: where guidance is silent, else only in danger.

        Where an excerpt ``is_close`` to the question, it must be nearer, unless for danger.
        """
        if is_answered:
            return self.is_sure and bool(self.signpost.at_once)
        is_beside = is_close and not self.signpost.at_once
        return not is_beside or self.likeness >= NEAR_BESIDE_EXCERPTS


@dataclass(frozen=True, slots=True)
class Signposts:
    """All of a company's, with the subjects that are nobody's here."""

    signposts: tuple[Signpost, ...] = ()
    nobodys: tuple[str, ...] = ()  # "weather, news and sports results"

    @property
    def urgent(self) -> tuple[Signpost, ...]:
        """Return those that say what to do at once."""
        return tuple(post for post in self.signposts if post.at_once)

    @property
    def subjects(self) -> tuple[str, ...]:
        """Return every subject, those of signposts first."""
        return (*(one for post in self.signposts for one in post.subjects), *self.nobodys)

    def in_danger(self, signpost_id: str) -> tuple[Signpost, ...]:
        """Return where a danger leads: to its own signpost, or to all that may be meant.

        Where none says what to do at once, or their file cannot be read, a general line does.
        """
        own = tuple(post for post in self.urgent if post.signpost_id == signpost_id)
        return own or self.urgent or (ANY_EMERGENCY,)

    def at(self, number: int) -> Signpost | None:
        """Return where to go with the subject of this number, from 0; None: nobody's."""
        owners = [post for post in self.signposts for _ in post.subjects]
        return owners[number] if number < len(owners) else None
