from pathlib import Path

import pytest

from bot.errors import CannotDoError
from bot.moments.domain import Stage
from bot.moments.reading import read_moments, read_what_counts

DELIVERY = """
moments:
  - id: delivery
    name: Delivery
    summary: The goods arrive.
    departments:
      - {id: logistics, stage: interaction, how: Logistics loads what was ordered.}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "moments.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_who_shapes_a_moment_and_when(tmp_path: Path) -> None:
    moments = read_moments(written(tmp_path, DELIVERY))

    (delivery,) = moments.of_department("logistics")
    assert delivery.name == "Delivery"
    assert delivery.parts[0].stage is Stage.INTERACTION
    assert moments.of_department("accounting") == ()
    assert moments.named("delivery") is delivery
    assert moments.named("parade") is None


def test_a_company_without_a_map_has_no_moments(tmp_path: Path) -> None:
    assert read_moments(tmp_path / "moments.yaml").moments == ()


def test_says_which_field_is_wrong(tmp_path: Path) -> None:
    path = written(tmp_path, DELIVERY.replace("interaction", "sometimes"))

    with pytest.raises(
        CannotDoError, match="moments > delivery > departments > logistics > stage"
    ):
        read_moments(path)


def test_a_slip_takes_out_its_own_moment_only(tmp_path: Path) -> None:
    text = DELIVERY + "  - {id: parade, name: Parade}\n"

    moments, slips = read_what_counts(written(tmp_path, text))

    assert [one.moment_id for one in moments.moments] == ["delivery"]
    assert len(slips) == 2


def test_a_file_that_is_no_yaml_is_an_empty_map_with_a_slip(tmp_path: Path) -> None:
    moments, slips = read_what_counts(written(tmp_path, "moments: ["))

    assert moments.moments == ()
    assert len(slips) == 1


def test_says_that_a_file_is_no_yaml(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="not readable YAML"):
        read_moments(written(tmp_path, "moments: ["))


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_knows_where_each_part_stands_in_the_file(tmp_path: Path, newline: str) -> None:
    path = tmp_path / "moments.yaml"
    path.write_bytes(("# Größe" + DELIVERY).replace("\n", newline).encode())

    part = read_moments(path).moments[0].parts[0]

    text = path.read_bytes().decode()
    assert part.quote == text[part.start :][: len(part.quote)] == part.how


def test_every_part_of_the_starter_is_quoted_as_it_stands() -> None:
    path = Path(__file__).parents[2] / "knowledge" / "moments.yaml"
    text = path.read_bytes().decode()

    parts = [part for moment in read_moments(path).moments for part in moment.parts]

    assert len(parts) > 80
    for part in parts:
        assert part.quote == part.how
        assert text[part.start : part.start + len(part.quote)] == part.how
