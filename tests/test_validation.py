"""What cannot be is told without a word of Python's or pydantic's."""

from datetime import date, time
from typing import Annotated, Literal

import pytest
from pydantic import AfterValidator, BaseModel, Field, HttpUrl, ValidationError

from bot.validation import Problem, problems_in


def not_seven(number: int) -> int:
    if number == 7:
        message = "has to be another one"
        raise ValueError(message)
    return number


class Inner(BaseModel):
    name: Annotated[str, Field(pattern=r"^[^\W_]+$")]


class Outer(BaseModel):
    inner: Inner | None = None
    names: dict[str, str] = Field(default_factory=dict)
    number: Annotated[int, AfterValidator(not_seven)] = 1


def problems(**written: object) -> list[Problem]:
    with pytest.raises(ValidationError) as raised:
        Outer.model_validate(written)
    return list(problems_in(raised.value))


@pytest.mark.parametrize(
    ("written", "place"),
    [
        ({"inner": "x"}, ("inner",)),
        ({"inner": {"name": "_"}}, ("inner", "name")),
        ({"names": "x"}, ("names",)),
        ({"number": 7}, ("number",)),
    ],
)
def test_no_class_no_pattern_and_no_kind_of_error_is_named(
    written: dict[str, object], place: tuple[str, ...]
) -> None:
    (problem,) = problems(**written)

    assert problem.place == place
    assert not any(word in problem.why for word in ("Inner", "dict", "^[", "Value error"))


def test_what_a_validator_says_is_told_as_it_is() -> None:
    (problem,) = problems(number=7)

    assert (problem.why, problem.is_ours) == ("has to be another one", True)


def test_every_problem_is_told() -> None:
    assert [one.place for one in problems(names=1, number="x")] == [("names",), ("number",)]


@pytest.mark.parametrize(
    ("written", "shown"), [("abc", "'abc'"), (time(17), "17:00"), (0, "0")]
)
def test_a_value_is_shown_as_its_writer_knows_it(written: object, shown: str) -> None:
    assert Problem(("x",), written, "", is_ours=False, kind="").shown == shown


class Allowed(BaseModel):
    whole: int = Field(default=1, ge=1, lt=10)
    number: float = Field(default=1.0, gt=0, le=24)
    level: Literal["low", "high"] = "low"
    truth: bool = True
    names: list[str] = Field(default_factory=list, max_length=2)
    day: date = date(2026, 1, 1)
    at: time = time(9)
    link: HttpUrl | None = None


@pytest.mark.parametrize(
    ("written", "why"),
    [
        ({"whole": "abc"}, "it has to be a whole number"),
        ({"whole": 1.5}, "it has to be a whole number"),
        ({"whole": 0}, "it has to be 1 or more"),
        ({"whole": 10}, "it has to be less than 10"),
        ({"number": "x"}, "it has to be a number"),
        ({"number": 0}, "it has to be more than 0"),
        ({"number": 24.5}, "it has to be 24 or less"),
        ({"level": "loud"}, "it has to be low or high"),
        ({"truth": "perhaps"}, "it has to be true or false"),
        ({"names": "x"}, "it has to be a list"),
        ({"names": [1]}, "it has to be words"),
        ({"names": ["a", "b", "c"]}, "it has too many entries; the most is 2"),
        ({"day": "soon"}, "it has to be a date, such as 2026-12-24"),
        ({"at": "nine"}, "it has to be a time, such as 09:00"),
        ({"link": "x"}, "it has to be an address, such as https://example.com"),
    ],
)
def test_what_is_allowed_is_told(written: dict[str, object], why: str) -> None:
    with pytest.raises(ValidationError) as raised:
        Allowed.model_validate(written)

    assert [one.why for one in problems_in(raised.value)] == [why]
