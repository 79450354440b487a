"""Every regular expression that sees what people write takes time in proportion to its length.

Slack takes 40,000 characters a message; one pattern that goes back and forth over them would
hold the process, and everybody who waits, for seconds.
"""

import ast
import importlib
import re
import time
from collections.abc import Iterator
from itertools import permutations
from operator import itemgetter
from types import ModuleType
from typing import Any

import pytest

from bot.guidance.parse import versions
from bot.guidance.standards import doers
from tests.journeys.running import ROOT

CALLS = {"compile", "search", "match", "fullmatch", "sub", "split", "findall", "finditer"}
FROM_ITS_BEGINNING = {"match", "fullmatch"}
OURS = (
    "playground",
    "migrations",
    "language_model",
    "embedding",
    "commands",
)  # these see no people's words
LENGTH = 2000  # characters
LOOK_AGAIN = 0.001  # seconds of the processor; a line takes 0.0001, a square 0.002 and more
LONGER, GROWS_AT_MOST = 4, 8  # of a text four times as long; a line takes 4, a square 16 times
MADE_LATER = {  # of what is ours alone, names, synonyms, an id, or of some plain words
    "bot.ask.compose.measures",
    "bot.ask.compose.sieve.amounts",
    "bot.ask.map.naming",
    "bot.company.forgetting.domain",
    "bot.company.records.forgetting",
    "bot.company.records.phrases",
    "bot.composition.references",
    "bot.guidance.changes.words",
    "bot.guidance.rank.answer_type",
    "bot.guidance.rank.values.numbers",
    "bot.guidance.rank.values.quantities",
    "bot.guidance.rank.values.units",
    "bot.guidance.rank.wording",
    "bot.guidance.standards.doers",
    "bot.guidance.standards.terms",
    "bot.company_files.value_mends",
    "bot.ideas.report.redaction",
    "bot.ideas.submit.letter_work",
    "bot.ideas.submit.opening",
    "bot.ideas.submit.reading",
    "bot.ideas.manage.listeners",
    "bot.quiz.bank.checking",
    "bot.yaml_files.faults",
}
BOUNDED = {  # what they look at is short, by its nature
    r"[\w.]+$": "the last characters of a sentence",
    versions._COPY.pattern: "a file's name",
    doers._BY.pattern: "a sentence of the handbook",
}
WILD = {r"\s": " ", r"\w": "a", r"\d": "1", r"\S": "x", r"\W": "!", r"\D": "x"}


def modules() -> Iterator[tuple[str, ast.Module]]:
    for file in sorted((ROOT / "bot").rglob("*.py")):
        parts = file.relative_to(ROOT).with_suffix("").parts
        if not set(parts) & set(OURS) and "import re\n" in (source := file.read_text("utf-8")):
            yield ".".join(parts), ast.parse(source)


def patterns_in(module: ModuleType, tree: ast.Module) -> Iterator[tuple[re.Pattern[str], str]]:
    """Yield each regular expression of a module, and how it is used."""
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and ast.unparse(call.func) in {f"re.{c}" for c in CALLS}:
            how = ast.unparse(call.func).removeprefix("re.")
            try:
                yield compiled(call, module), use_of(call, tree) if how == "compile" else how
            except NameError:
                assert module.__name__ in MADE_LATER


def compiled(call: ast.Call, module: ModuleType) -> re.Pattern[str]:
    told = {word.arg: worth(word.value, module) for word in call.keywords}
    pattern = worth(call.args[0], module)
    flags = told.get("flags", 0)
    if ast.unparse(call.func) == "re.compile" and len(call.args) > 1:
        flags = worth(call.args[1], module)
    return pattern if isinstance(pattern, re.Pattern) else re.compile(pattern, flags)


def worth(expression: ast.expr, module: ModuleType) -> Any:
    return eval(compile(ast.Expression(expression), "", "eval"), vars(module))  # noqa: S307


def use_of(made: ast.Call, tree: ast.Module) -> str:
    """Return "fullmatch" or "match" if it is tried at the beginning of texts alone."""
    names = {
        ast.unparse(one.targets[0])
        for one in ast.walk(tree)
        if isinstance(one, ast.Assign) and one.value is made
    }
    uses = {
        one.attr
        for one in ast.walk(tree)
        if isinstance(one, ast.Attribute)
        and one.attr in CALLS - {"split"}  # which texts have as well
        and (name := ast.unparse(one.value)) != "re"
        and (name in names if names else name.islower())  # one of several goes by another name
    }
    return min(uses) if uses and uses <= FROM_ITS_BEGINNING else "sub"


def hostile(pattern: str) -> Iterator[str]:
    """Yield long texts of little else than what the pattern looks for."""
    marks = [WILD[wild] for wild in WILD if wild in pattern]
    marks += [mark for mark in re.sub(r"\\[A-Za-z]|\w", "", pattern) if mark not in "\\^$?+{}"]
    words = re.findall(r"[a-z]{3,}", pattern)[:4]
    few = list(dict.fromkeys([*marks, "a", " ", "1"]))[:6]
    pieces = [*few, *map("".join, permutations(few, 2)), *words, *(f" {one}" for one in words)]
    yield from ((piece * LENGTH)[:LENGTH] + "\x01" for piece in dict.fromkeys(pieces))


def seconds_of(pattern: re.Pattern[str], use: str, text: str) -> float:
    begun = time.thread_time()
    if use in FROM_ITS_BEGINNING:
        getattr(pattern, use)(text)
    else:
        pattern.sub("", text)
    return time.thread_time() - begun


def least(pattern: re.Pattern[str], use: str, text: str) -> float:
    return min(seconds_of(pattern, use, text) for _ in range(3))


@pytest.mark.parametrize("module", [*modules()], ids=itemgetter(0))
def test_no_words_hold_a_pattern_up(module: tuple[str, ast.Module]) -> None:
    name, tree = module
    for pattern, use in patterns_in(importlib.import_module(name), tree):
        for text in () if pattern.pattern in BOUNDED else hostile(pattern.pattern):
            if seconds_of(pattern, use, text) > LOOK_AGAIN:
                longer = text[:-1] * LONGER + text[-1]
                growth = least(pattern, use, longer) / least(pattern, use, text)

                assert growth < GROWS_AT_MOST, (pattern.pattern, text[:10])
