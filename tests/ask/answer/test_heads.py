"""Who heads a department, from people's data."""

from collections.abc import Sequence

import numpy as np
import pytest
from numpy.typing import NDArray

from bot.ask.answer.heads import DepartmentHeads
from bot.people.domain import Department, DirectoryUnavailableError, Employee, Level, Rank

LOGISTICS, SALES = Department("logistics", "Logistics"), Department("sales", "Sales")
MIA = Employee("U0MIA", "Mia <Berg>")


def by_name(texts: Sequence[str]) -> NDArray[np.float32]:
    rows = [["ogistics" in text, "ales" in text, 0.1] for text in texts]
    return np.array([np.array(row) / np.linalg.norm(row) for row in rows], dtype=np.float32)


def heads(*levels: Level) -> DepartmentHeads:
    async def managers_of(department_id: str) -> Sequence[Level]:
        return levels

    return DepartmentHeads(lambda: [LOGISTICS, SALES], managers_of, by_name)


@pytest.mark.parametrize(
    ("rank", "said"),
    [
        (Rank.MANAGERS, "Mia &lt;Berg&gt; heads *Logistics*."),
        (Rank.DEPUTIES, "The manager of *Logistics* is away; Mia &lt;Berg&gt; stands in."),
        (Rank.ADMINISTRATORS, "Mia &lt;Berg&gt; answers for it"),
    ],
)
async def test_who_answers_for_the_department_now_is_named(rank: Rank, said: str) -> None:
    reply = await heads(Level(rank, (MIA,))).reply("who leads logistics?")

    assert reply is not None
    assert said in reply.text


@pytest.mark.parametrize("text", ["who is my boss?", "logistics or sales, who leads them?"])
async def test_no_single_department_that_is_meant_has_no_head(text: str) -> None:
    assert await heads(Level(Rank.MANAGERS, (MIA,))).reply(text) is None


async def test_nobody_is_named_while_slack_does_not_say_who() -> None:
    async def managers_of(department_id: str) -> Sequence[Level]:
        raise DirectoryUnavailableError

    silent = DepartmentHeads(lambda: [LOGISTICS], managers_of, by_name)

    assert await silent.reply("who leads logistics?") is None
