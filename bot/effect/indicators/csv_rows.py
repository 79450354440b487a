"""Reads figures from CSV as people paste it: every line that cannot be meant is named. Pure."""

import csv
import math
from collections.abc import Container, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from bot.company_files.schemas import nearest
from bot.effect.indicators.domain import Indicator, Indicators, MonthlyFigure
from bot.moments.domain import MomentsMap

COLUMNS = ("indicator", "month", "value")
MOMENT = "moment"
MOST_ROWS = 1000


class RowError(Exception):
    """A line that cannot be meant; its words say why, and what mends it."""


@dataclass(frozen=True, slots=True)
class ReadFigures:
    """What stands in CSV."""

    figures: tuple[MonthlyFigure, ...]
    faults: tuple[str, ...]  # "Line 3: …", for whoever pasted it


@dataclass(frozen=True, slots=True)
class FigureRows:
    """Takes lines for figures as the company's files allow it."""

    indicators: Indicators
    moments: MomentsMap
    today: date

    def read(self, text: str) -> ReadFigures:
        """Return each figure, and a sentence for each line that is none."""
        lines = text.lstrip("\ufeff").strip("\r\n").splitlines()
        mark = next((one for one in "\t;" if lines and one in lines[0]), ",")
        rows = list(csv.reader(lines, delimiter=mark))
        names = [name.strip().casefold() for name in rows[0]] if rows else []
        if lacking := [name for name in COLUMNS if name not in names]:
            says = f"Line 1: no column {', '.join(lacking)}. Write {','.join(COLUMNS)} there"
            return ReadFigures((), (f"{says}, and {MOMENT} for contacts.",))
        if len(rows) > MOST_ROWS:
            return ReadFigures((), (f"More than {MOST_ROWS} lines; send them in parts.",))
        return self._all(names, rows[1:], mark)

    def _all(
        self, names: Sequence[str], rows: Sequence[Sequence[str]], mark: str
    ) -> ReadFigures:
        figures: dict[tuple[str, date, str], MonthlyFigure] = {}
        faults = []
        for number, cells in enumerate(rows, 2):
            if not any(cell.strip() for cell in cells):
                continue
            try:
                one = self.figure(dict(zip(names, map(str.strip, cells), strict=False)), mark)
                _check_new(one, figures)
            except RowError as error:
                faults.append(f"Line {number}: {error}")
            else:
                figures[_key(one)] = one
        if not figures and not faults:
            faults = ["There is no figure below the first line."]
        return ReadFigures(tuple(figures.values()), tuple(faults))

    def figure(self, row: dict[str, str], mark: str = ",") -> MonthlyFigure:
        """Return what one line says.

        Raises:
            RowError: it cannot be meant.
        """
        indicator = self._indicator(row.get("indicator", ""))
        month = self._month(row.get("month", ""))
        moment_id = self._moment(indicator, row.get(MOMENT, ""))
        value = _number(row.get("value", ""), has_decimal_commas=mark != ",")
        if indicator.is_of_moments and (value < 0 or value != int(value)):
            message = "contacts are counted: write a whole number."
            raise RowError(message)
        return MonthlyFigure(indicator.indicator_id, month, value, moment_id)

    def _indicator(self, word: str) -> Indicator:
        if found := self.indicators.named(word):
            return found
        if any(one.indicator_id == word for one in self.indicators.shown):
            message = f"“{word}” is counted by me; leave it out."
            raise RowError(message)
        known = [one.indicator_id for one in self.indicators.entered]
        raise RowError(_unknown("indicator", word, known))

    def _month(self, word: str) -> date:
        try:
            month = date.fromisoformat(word if len(word) > len("2026-10") else f"{word}-01")
        except ValueError:
            message = f"“{word}” is no month; write it like {self.today:%Y-%m}."
            raise RowError(message) from None
        if month > self.today:
            message = f"{month:%B %Y} has not begun."
            raise RowError(message)
        return month.replace(day=1)

    def _moment(self, indicator: Indicator, word: str) -> str:
        if not indicator.is_of_moments:
            if word:
                message = f"{indicator.name} has no figures by moment; leave {MOMENT} empty."
                raise RowError(message)
            return ""
        known = [one.moment_id for one in self.moments.moments]
        if word not in known:
            raise RowError(_unknown(MOMENT, word, known))
        return word


def _check_new(one: MonthlyFigure, known: Container[tuple[str, date, str]]) -> None:
    if _key(one) in known:
        message = f"{one.indicator_id} of {one.month:%Y-%m} stands there twice; remove one."
        raise RowError(message)


def _key(one: MonthlyFigure) -> tuple[str, date, str]:
    return one.indicator_id, one.month, one.moment_id


def _unknown(kind: str, word: str, known: Sequence[str]) -> str:
    near = nearest(word, known)
    meant = f"Do you mean {near}?" if near else f"Known are: {', '.join(known) or 'none'}."
    return f"there is no {kind} “{word}”. {meant}" if word else f"no {kind}. {meant}"


def _number(word: str, *, has_decimal_commas: bool) -> float:
    plain = word.replace(",", ".") if has_decimal_commas else word
    try:
        value = float(plain.removesuffix("%").strip())
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        message = f"“{word}” is no number; write it like 12.5." if word else "no value."
        raise RowError(message)
    return value


def changes(
    new: Sequence[MonthlyFigure], kept: Sequence[MonthlyFigure]
) -> Iterator[tuple[MonthlyFigure, float | None]]:
    """Yield each figure that would change something, with what it was; None: nothing."""
    known = {_key(one): one.value for one in kept}
    for one in new:
        if known.get(_key(one)) != one.value:
            yield one, known.get(_key(one))
