"""What cannot be is told without a word of Python's or pydantic's."""

from datetime import time
from typing import Annotated

import pytest
from pydantic import AfterValidator, BaseModel, Field, ValidationError

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
        ({"inner": "x"}, "inner"),
        ({"inner": {"name": "_"}}, "inner.name"),
        ({"names": "x"}, "names"),
        ({"number": 7}, "number"),
    ],
)
def test_no_class_no_pattern_and_no_kind_of_error_is_named(
    written: dict[str, object], place: str
) -> None:
    (problem,) = problems(**written)

    assert problem.named_place == place
    assert not any(word in problem.why for word in ("Inner", "dict", "^[", "Value error"))


def test_what_a_validator_says_is_told_as_it_is() -> None:
    (problem,) = problems(number=7)

    assert (problem.why, problem.is_ours) == ("has to be another one", True)


def test_every_problem_is_told() -> None:
    assert [one.named_place for one in problems(names=1, number="x")] == ["names", "number"]


@pytest.mark.parametrize(
    ("written", "shown"), [("abc", "'abc'"), (time(17), "17:00"), (0, "0")]
)
def test_a_value_is_shown_as_its_writer_knows_it(written: object, shown: str) -> None:
    assert Problem(("x",), written, "", is_ours=False, kind="").shown == shown
