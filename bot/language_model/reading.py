"""Which kinds of text may go to the provider of a language model."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class MayRead:
    """What a language model may read, kind by kind; all else stays in the house."""

    questions: bool = True  # what employees ask, and answer in their own words
    guidance: bool = True
    reports: bool = False
    lessons: bool = True  # complaints that somebody marked as worth learning from
    writes: bool = True  # anything but answers; one that only selects writes nothing

    @property
    def asks(self) -> bool:
        """Tell whether it may be handed what somebody asks, beside guidance."""
        return self.questions and self.guidance

    @property
    def advises(self) -> bool:
        """Tell whether it may be handed an answer in somebody's own words."""
        return self.asks and self.writes

    @property
    def drafts(self) -> bool:
        """Tell whether it may be handed a document to draft from."""
        return self.guidance and self.writes

    @property
    def names_themes(self) -> bool:
        """Tell whether it may be handed what several reported."""
        return self.reports and self.writes

    @property
    def drafts_lessons(self) -> bool:
        """Tell whether it may be handed a marked complaint, beside guidance."""
        return self.lessons and self.drafts
