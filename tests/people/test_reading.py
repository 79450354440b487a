from pathlib import Path

import pytest

from bot.errors import CannotDoError
from bot.people.reading import read_company, read_what_counts

ROOT = Path(__file__).parents[2]
LOGISTICS = """
trainers: [sam@example.com]
departments:
  - {id: logistics, name: Logistics, managers: [lena@example.com], parent: management}
  - {id: management, name: Management}
"""


def written(folder: Path, text: str) -> Path:
    path = folder / "departments.yaml"
    path.write_text(text, encoding="utf-8")
    return path


def test_reads_who_answers_for_a_department(tmp_path: Path) -> None:
    company = read_company(written(tmp_path, LOGISTICS))

    logistics = company.named("logistics")
    assert logistics is not None
    assert logistics.managers == ("lena@example.com",)
    assert [above.name for above in company.line_above(logistics)] == ["Management"]
    assert company.trainers == ("sam@example.com",)


def test_a_department_is_where_those_above_it_are_until_it_says_otherwise(
    tmp_path: Path,
) -> None:
    text = LOGISTICS.replace("name: Management", "name: Management, site: Lyon")
    text += "  - {id: stores, name: Stores, parent: logistics, site: Porto}\n"

    company = read_company(written(tmp_path, text))

    sites = [company.site_of(each) for each in ("management", "logistics", "stores", "nobody")]
    assert sites == ["Lyon", "Lyon", "Porto", None]


def test_a_department_may_have_other_names(tmp_path: Path) -> None:
    text = LOGISTICS.replace("name: Logistics,", "name: Logistics, also: [warehouse, IT],")

    logistics = read_company(written(tmp_path, text)).named("logistics")

    assert logistics is not None
    assert logistics.also == ("warehouse", "IT")


def test_another_name_belongs_to_one_department(tmp_path: Path) -> None:
    text = LOGISTICS.replace("name: Management", "name: Management, also: [logistics]")

    company, (slip,) = read_what_counts(written(tmp_path, text))

    assert "the department logistics (line 4) is called logistics, too." in slip
    assert len(company.departments) == 2


@pytest.mark.parametrize("also", ["Logistics", "logistics"])
def test_a_name_under_another_s_also_is_told_and_stays_who_has_it_as_name(
    tmp_path: Path, also: str
) -> None:
    before = f"departments:\n  - {{id: sales, name: Sales, also: [{also}, shop]}}\n"
    text = LOGISTICS.replace("departments:\n", before)

    company, (slip,) = read_what_counts(written(tmp_path, text))

    assert ":4: departments > sales > also: the department logistics (line 5)" in slip
    assert company.departments[0].also == ("shop",)


@pytest.mark.parametrize("site", ["ana@example.com", "<@U0ANA>", "Lyon: 2026", "", "L" * 41])
def test_a_site_is_a_place(tmp_path: Path, site: str) -> None:
    text = LOGISTICS.replace("name: Management", f"name: Management, site: {site!r}")

    with pytest.raises(CannotDoError, match="site"):
        read_company(written(tmp_path, text))


def test_the_departments_of_the_demonstration_can_be_read() -> None:
    company = read_company(ROOT / "knowledge" / "departments.yaml")

    assert len(company.departments) == 14
    assert company.administrators_channel == "C0ADMINS"


def test_a_company_without_a_file_has_no_departments(tmp_path: Path) -> None:
    assert read_company(tmp_path / "departments.yaml").departments == ()


@pytest.mark.parametrize(
    ("slip", "told"),
    [
        (
            "  - {id: stores, name: no}\n",
            ":6: departments > stores > name: YAML reads no as false",
        ),
        (
            "  - {id: stores}\n",
            ":6: departments > stores > name: it is missing. Add a line name:",
        ),
        (
            "  - {id: management, name: Stores}\n",
            ":6: departments > management > id: the department",
        ),
        ("administrator: [ana]\n", ":6: administrator: there is no such key."),
    ],
)
def test_a_slip_leaves_everybody_else_s_rights_as_the_file_says(
    tmp_path: Path, slip: str, told: str
) -> None:
    company, slips = read_what_counts(written(tmp_path, LOGISTICS + slip))

    assert [one.department_id for one in company.departments] == ["logistics", "management"]
    assert company.departments[0].managers == ("lena@example.com",)
    assert told in slips[0]


def test_a_parent_that_is_nearly_one_is_told_with_the_one_that_was_meant(
    tmp_path: Path,
) -> None:
    text = LOGISTICS.replace("parent: management", "parent: managment")

    _, slips = read_what_counts(written(tmp_path, text))

    assert [slip.endswith("Write management.") for slip in slips] == [True]


def test_an_unknown_parent_and_a_second_name_are_told_and_the_department_stays(
    tmp_path: Path,
) -> None:
    text = LOGISTICS + "  - {id: stores, name: logistics, parent: board}\n"

    company, slips = read_what_counts(written(tmp_path, text))

    assert company.departments[2].parent is None
    assert [slip.split(": ")[1] for slip in slips] == [
        "departments > stores > name",
        "departments > stores > parent",
    ]


def test_a_department_that_slips_is_no_unknown_parent_and_its_own_parent_is_read(
    tmp_path: Path,
) -> None:
    text = LOGISTICS.replace("name: Management", "name: 2026-01-02, parent: bord")

    _, slips = read_what_counts(written(tmp_path, text))

    name, parent = slips
    assert ":5: departments > management > name: YAML reads 2026-01-02 as a date" in name
    assert "management has the parent bord, which does not exist" in parent


def test_departments_above_each_other_in_a_circle_are_listed_once(tmp_path: Path) -> None:
    text = LOGISTICS.replace("name: Management", "name: Management, parent: logistics")
    company = read_company(written(tmp_path, text))

    (logistics, management) = company.departments

    assert company.line_above(logistics) == (management,)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        ("departments: [", "not readable YAML"),
        ("departments: 2026-02-30", "for a date, which it is not"),
        ("departments: []\ntrainers: 7\nbakers: []", r"(?s)trainers: .*bakers: "),
        (
            LOGISTICS + "  - {id: logistics, name: L, parent: board}\n",
            r"(?s)logistics is there twice.*logistics has the parent board",
        ),
        ("departments:\n  - {id: logistics}", "departments > logistics > name"),
        (LOGISTICS.replace("id: management", "id: logistics"), "logistics is there twice"),
        (
            LOGISTICS.replace("name: Logistics", "name: no")
            + "  - {id: logistics, name: Trucks}\n  - {id: trucks, name: trucks}\n",
            r"(?s):4: .*reads no as false.*:6: .*logistics is there twice, first in line 4",
        ),
        (
            "departments:\n  - {id: a, name: no}\n  - {id: b, name: B}\n  - {id: c, name: b}\n",
            r"(?s):2: .*reads no as false.*:4: .*the department of line 3 has the name b",
        ),
        (
            LOGISTICS.replace("parent: management", "parent: board"),
            "board, which does not exist",
        ),
    ],
)
def test_says_what_is_wrong_in_the_file(tmp_path: Path, wrong: str, told: str) -> None:
    with pytest.raises(CannotDoError, match=told):
        read_company(written(tmp_path, wrong))


def test_says_that_a_file_cannot_be_opened(tmp_path: Path) -> None:
    with pytest.raises(CannotDoError, match="cannot be read"):
        read_company(tmp_path)
