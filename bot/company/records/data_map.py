"""The data map: every table and kind of kept work, whose it is, how long, how forgotten."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass

from sqlalchemy import Table

from bot.database.records import Forgetting, Record, record_of
from bot.delivery.kept_work import WORK, Payload

_WORK = "work: "


@dataclass(frozen=True, slots=True)
class DataMapEntry:
    """One line of the map."""

    name: str  # "quiz_round", "work: quiz.begin"
    what: str
    whose: str
    kept: str
    forgotten: str
    people: tuple[str, ...]  # columns or fields that name people

    @property
    def kind(self) -> str | None:
        """The kind of work that this is; None of a table."""
        return self.name.removeprefix(_WORK) if self.name.startswith(_WORK) else None


def data_map(
    tables: Iterable[Table],
    others: Mapping[str, Record],
    work: Mapping[str, Payload],
) -> list[DataMapEntry]:
    """Return what is kept, by name; tables first, then kinds of work.

    Args:
        tables: the bot's own.
        others: what tables of libraries hold, by name.
        work: what each kind of work holds.
    """
    records = {table.name: record for table in tables if (record := record_of(table))}
    named = [_entry(name, record) for name, record in sorted({**records, **others}.items())]
    kinds = [_of_work(kind, payload) for kind, payload in sorted(work.items())]
    return named + kinds


def as_text(entries: Iterable[DataMapEntry]) -> str:
    """Return the map as people read it in a terminal."""
    return "\n".join(
        f"{each.name}\n  {each.what}; {each.whose}; kept {each.kept}; {each.forgotten}"
        + (f"; names people in {', '.join(each.people)}" if each.people else "")
        for each in entries
    )


def as_markdown(entries: Sequence[DataMapEntry]) -> str:
    """Return the map as a table; kinds of work of which all else is the same share a line."""
    head = "| where | what | whose | kept | when a person is forgotten | names people in |"
    lines = [f"| `{each.name}` {_rest(each)}" for each in entries if each.kind is None]
    works: dict[str, list[str]] = {}
    for each in entries:
        if each.kind is not None:
            works.setdefault(_rest(each), []).append(f"`{each.kind}`")
    lines += [f"| work: {', '.join(kinds)} {rest}" for rest, kinds in works.items()]
    return "\n".join([head, "|---|---|---|---|---|---|", *lines])


def _rest(each: DataMapEntry) -> str:
    told = (each.what, each.whose, each.kept, each.forgotten)
    return f"| {' | '.join(told)} | {', '.join(each.people) or '–'} |"


def as_rows(entries: Iterable[DataMapEntry]) -> list[dict[str, object]]:
    """Return the map for programs."""
    return [asdict(each) for each in entries]


def _entry(name: str, record: Record) -> DataMapEntry:
    return DataMapEntry(
        name,
        record.what,
        record.whose.value,
        str(record.kept),
        record.forgotten.value,
        record.people + record.beside,
    )


def _of_work(kind: str, payload: Payload) -> DataMapEntry:
    wrote = f", with what people wrote ({', '.join(payload.words)})" if payload.words else ""
    forgotten = WORK.forgotten if payload.people else Forgetting.KEEP
    return DataMapEntry(
        f"{_WORK}{kind}",
        f"{WORK.what}{wrote}",
        WORK.whose.value,
        str(WORK.kept),
        forgotten.value,
        payload.people,
    )
