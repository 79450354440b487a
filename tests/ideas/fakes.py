"""What Ideas needs of the world, behaving like the real thing, in memory."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.ideas.report.deadlines import level_due
from bot.ideas.report.domain import Anonymous, EscalationLevel, Named, Report, State, Step
from bot.ideas.report.history import HistoryEntry, Voice
from bot.ideas.report.ports import Embedder
from bot.ideas.submit.letters import Letter
from bot.people.domain import Company, Department, Profile
from bot.people.service import CompanyPeople
from tests.fakes_people import FakeChosenDepartments, FakeDirectory


@dataclass
class FakeReports:
    """Keeps reports in a dictionary."""

    kept: dict[int, Report] = field(default_factory=dict)
    entries: list[HistoryEntry] = field(default_factory=list)
    all_voices: list[Voice] = field(default_factory=list)

    async def add(self, report: Report, entry: HistoryEntry) -> Report:
        known = await self.of_key(entry.key)
        if known:
            return known
        number = len(self.kept) + 1
        self.kept[number] = replace(report, number=number, version=0)
        self.entries.append(replace(entry, number=number))
        return self.kept[number]

    async def find(self, number: int) -> Report | None:
        return self.kept.get(number)

    async def of_key(self, key: str) -> Report | None:
        entry = await self.entry(key)
        return self.kept[entry.number] if entry else None

    async def of_secret(self, secret_hash: str) -> tuple[Report, ...]:
        person = Anonymous(secret_hash)
        supported = {v.number for v in self.all_voices if v.supporter == person}
        return tuple(r for r in self._all() if r.reporter == person or r.number in supported)

    async def change(self, report: Report, entry: HistoryEntry) -> bool:
        if self.kept[report.number].version != report.version:
            return False
        self.kept[report.number] = replace(report, version=report.version + 1)
        self.entries.append(entry)
        return True

    async def rewrite(self, report: Report, entries: Mapping[str, HistoryEntry]) -> None:
        self.kept[report.number] = report
        self.entries = [entries.get(one.key, one) for one in self.entries]

    async def note(self, entry: HistoryEntry) -> None:
        if await self.entry(entry.key) is None:
            self.entries.append(entry)

    async def history(self, number: int) -> tuple[HistoryEntry, ...]:
        return tuple(entry for entry in self.entries if entry.number == number)

    async def steps(self, step: Step) -> tuple[HistoryEntry, ...]:
        return tuple(entry for entry in self.entries if entry.step is step)

    async def entry(self, key: str) -> HistoryEntry | None:
        return next((entry for entry in self.entries if entry.key == key), None)

    async def add_voice(self, voice: Voice) -> None:
        if voice.supporter not in {v.supporter for v in await self.voices(voice.number)}:
            self.all_voices.append(voice)

    async def voices(self, number: int) -> tuple[Voice, ...]:
        return tuple(voice for voice in self.all_voices if voice.number == number)

    async def voice_counts(self) -> dict[int, int]:
        return dict(Counter(voice.number for voice in self.all_voices))

    async def every_voice(self) -> tuple[Voice, ...]:
        return tuple(self.all_voices)

    async def merged_into(self, number: int) -> tuple[Report, ...]:
        return tuple(report for report in self._all() if report.merged_into == number)

    async def reported_by(self, employee_id: str) -> tuple[Report, ...]:
        own = [r for r in self._all() if r.reporter == Named(employee_id)]
        return tuple(reversed(own))

    async def supported_by(self, employee_id: str) -> tuple[Report, ...]:
        numbers = {v.number for v in self.all_voices if v.supporter == Named(employee_id)}
        return tuple(reversed([r for r in self._all() if r.number in numbers]))

    async def open_ones(self, team_id: str | None) -> tuple[Report, ...]:
        found = [r for r in await self.all_of(team_id) if r.state.is_open]
        return tuple(sorted(found, key=lambda report: (report.due.due_at, report.number)))

    async def all_of(self, team_id: str | None) -> tuple[Report, ...]:
        return tuple(r for r in self._all() if team_id in {None, r.team_id})

    async def done_between(self, after: datetime, before: datetime) -> tuple[Report, ...]:
        done = [r for r in self._all() if r.state is State.DONE]
        return tuple(r for r in done if r.finished_at and after < r.finished_at <= before)

    async def closed_since(self, moment: datetime) -> tuple[Report, ...]:
        closed = [r for r in self._all() if not r.state.is_open]
        return tuple(r for r in closed if r.finished_at and r.finished_at >= moment)

    async def overdue(self, now: datetime) -> tuple[tuple[Report, EscalationLevel], ...]:
        new = [r for r in self._all() if not r.state.is_answered]
        levels = [(report, level_due(report, now)) for report in new]
        return tuple((report, level) for report, level in levels if level)

    def _all(self) -> list[Report]:
        return list(self.kept.values())


class ChangingDirectory(FakeDirectory):
    """Slack's people, who can leave and go on vacation."""

    def leave(self, employee_id: str) -> None:
        self._change(employee_id, is_active=False, is_away=False)

    def go_on_vacation(self, employee_id: str) -> None:
        self._change(employee_id, is_active=True, is_away=True)

    def _change(self, employee_id: str, *, is_active: bool, is_away: bool) -> None:
        known = self.profiles[employee_id]
        self.profiles[employee_id] = replace(known, is_active=is_active, is_away=is_away)


@dataclass
class FakeVectors:
    """Keeps vectors in a dictionary."""

    kept: dict[tuple[int, str], tuple[float, ...]] = field(default_factory=dict)

    async def keep(self, number: int, embedder: str, vector: Sequence[float]) -> None:
        self.kept = {key: one for key, one in self.kept.items() if key[0] != number}
        self.kept[number, embedder] = tuple(vector)

    async def of(self, numbers: Sequence[int], embedder: str) -> dict[int, tuple[float, ...]]:
        asked = [(number, (number, embedder)) for number in numbers]
        return {number: self.kept[key] for number, key in asked if key in self.kept}


@dataclass
class FakeLetters:
    """Keeps letters in a dictionary."""

    kept: dict[str, Letter] = field(default_factory=dict)

    async def keep(self, letter: Letter) -> None:
        self.kept.setdefault(letter.key, letter)

    async def of_secret(self, secret_hash: str) -> tuple[Letter, ...]:
        return tuple(one for one in self.kept.values() if one.secret_hash == secret_hash)

    async def due(self, now: datetime) -> tuple[Letter, ...]:
        return tuple(one for one in self.kept.values() if one.opens_at <= now)

    async def remove(self, letter: Letter) -> None:
        self.kept.pop(letter.key, None)


COMPANY = Company(
    departments=(
        Department(
            "logistics", "Logistics", ("U0LENA",), ("U0NADIA",), "management", "C0LOGISTICS"
        ),
        Department("accounting", "Accounting", ("U0TARA",), (), "management"),
        Department("management", "Management", ("U0XENIA",)),
    ),
    administrators=("U0ZOE",),
    administrators_channel="C0ADMINS",
    trainers=("U0SAM",),
    woken=("U0BEN",),
)
NAMES = (
    "Dan Lena Nadia Tara Xenia Zoe Sam Uma Marco Ben".split()  # noqa: SIM905  # easier to read
)


def some_people(company: Company = COMPANY) -> tuple[CompanyPeople, ChangingDirectory]:
    """Return the people of a small company, and the directory that can change them."""
    profiles = {f"U0{name.upper()}": Profile(f"U0{name.upper()}", name) for name in NAMES}
    directory = ChangingDirectory(profiles)
    chosen = FakeChosenDepartments({"U0DAN": "logistics", "U0MARCO": "logistics"})
    return CompanyPeople(company, directory=directory, chosen=chosen), directory


VOCABULARY = ("box", "late", "invoice", "phone", "label", "coffee")


async def _words_in(texts: Sequence[str]) -> list[list[float]]:
    return [_vector(text.lower()) for text in texts]


def _vector(text: str) -> list[float]:
    counts = [float(word in text) for word in VOCABULARY]
    length = sum(counts) ** 0.5 or 1.0
    return [count / length for count in counts]


SHARED_WORDS = Embedder(
    "shared words", _words_in
)  # alike are texts with the same of a few words
