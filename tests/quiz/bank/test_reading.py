from pathlib import Path

import pytest

from bot.moments.domain import DepartmentPart, Moment, MomentsMap, Stage
from bot.people.domain import Company, Department
from bot.quiz.bank.checking import check_bank
from bot.quiz.bank.reading import read_bank

MOMENTS = MomentsMap(
    (Moment("delivery", "Delivery", "", (DepartmentPart("logistics", Stage.INTERACTION, ""),)),)
)
COMPANY = Company((Department("logistics", "Logistics"),))
HEAD = "department: logistics\nowner: logistics\nquestions:\n"
QUESTION = """
  - id: logistics-delivery-{n}
    moment: delivery
    stage: interaction
    difficulty: 2
    situation: {situation}
    choices:
      - {{text: Load it., why: The customer counts after us.}}
      - {{text: Compare it., best: true, why: Nothing is missing.}}
      - {{text: Ask somebody else., why: Nobody else knows.}}
    passage: {{document: guidance/logistics.md, quote: Compare each shipment.}}
"""
Q = "logistics-delivery-01 >"  # begins what is said of its fields


def one(number: str = "01", situation: str = "A pallet is ready. What now?") -> str:
    return QUESTION.format(n=number, situation=situation)


def written(folder: Path, text: str) -> Path:
    (folder / "guidance").mkdir(parents=True, exist_ok=True)
    guidance = folder / "guidance" / "logistics.md"
    guidance.write_text("Compare each\nshipment.", encoding="utf-8")
    questions = folder / "questions"
    questions.mkdir(exist_ok=True)
    (questions / "logistics.yaml").write_text(text, encoding="utf-8")
    return questions


def verdicts(folder: Path, text: str) -> list[str]:
    questions = written(folder, text)
    findings = check_bank(questions, knowledge=folder, moments=MOMENTS, company=COMPANY)
    return [str(finding).removeprefix(f"{questions}/") for finding in findings]


def test_reads_a_question(tmp_path: Path) -> None:
    bank, findings = read_bank(written(tmp_path, HEAD + one()))

    (question,) = bank.of_department("logistics")
    assert findings == ()
    assert question.best == 1
    assert question.passage.quote == "Compare each shipment."
    assert bank.named("logistics-delivery-01") is question
    assert bank.named("logistics-delivery-99") is None


def test_a_question_that_cannot_be_used_does_not_take_the_others_away(tmp_path: Path) -> None:
    wrong = one("02").replace("difficulty: 2", "difficulty: 9")

    bank, findings = read_bank(written(tmp_path, HEAD + one() + wrong))

    assert len(bank.questions) == 1
    told = "logistics.yaml:19: logistics-delivery-02 > difficulty: “9” stands here, and it has"
    assert f"{told} to be 3 or less. Write a whole number from 1 to 3" in str(findings[0])


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("questions: [}\n", "logistics.yaml:1: it is not readable YAML"),
        ("", "logistics.yaml:1: "),
        (HEAD + "  - 7\n", "logistics.yaml:4: "),
        (
            HEAD + one().replace("stage: interaction", "stage: x"),
            f"logistics.yaml:7: {Q} stage",
        ),
        (
            HEAD + one().replace("best: true, ", ""),
            "logistics.yaml:11: logistics-delivery-01: 0 choices are best; it must be one.",
        ),
        (
            HEAD + one().replace("guidance/logistics.md", "../logistics.md"),
            "logistics.yaml:5: logistics-delivery-01: there is no document ../logistics.md.",
        ),
        (
            HEAD + one().replace("Load it.", "Compare it."),
            "logistics.yaml:5: logistics-delivery-01: two choices say the same.",
        ),
        (
            HEAD + one().replace("stage: interaction", "stage: perception"),
            "logistics.yaml:5: logistics-delivery-01: logistics shapes delivery in interaction",
        ),
        (
            HEAD + one().replace("difficulty: 2", "difficulty: 2\n    difficulty: 3"),
            "logistics.yaml:9: difficulty stands twice in the same place.",
        ),
        (
            HEAD + one().replace("difficulty: 2", "difficulty: no"),
            f"logistics.yaml:8: {Q} diff",
        ),
        (
            HEAD + one().replace("best: true", "best: maybe"),
            f"logistics.yaml:12: {Q} choices > entry 2 > best: “maybe” stands",
        ),
        (HEAD + one("01\a"), "logistics.yaml:5: it is not readable YAML"),
        (
            HEAD.replace("department: logistics", "department: bakery") + one(),
            "logistics.yaml:1: there is no department 'bakery'.",
        ),
        (
            HEAD.replace("owner: logistics", "owner: somebody") + one(),
            "logistics.yaml:1: the owner 'somebody' is no department",
        ),
        ("a: &a [*a]\n", "logistics.yaml:1: department: it is missing"),
        (
            HEAD + one().replace("guidance/logistics.md", "guidance/lost.md"),
            "logistics.yaml:5: logistics-delivery-01: there is no document guidance/lost.md.",
        ),
        (
            HEAD + one().replace("each shipment", "every shipment"),
            "logistics.yaml:5: logistics-delivery-01: the quote is not in guidance/",
        ),
        (
            HEAD + one().replace("moment: delivery", "moment: parade"),
            "logistics.yaml:5: logistics-delivery-01: logistics does not shape the moment",
        ),
        (HEAD + one("01") + one("01"), "logistics.yaml:16: logistics-delivery-01: the same id"),
        (HEAD + one("01") + one("02"), "logistics.yaml:16: logistics-delivery-02: nearly the"),
        (HEAD + one(), "logistics.yaml:1: logistics has 1 questions; at least 12"),
        (
            HEAD + one().replace("delivery", "claims"),
            "logistics.yaml:1: no question asks about",
        ),
        (
            HEAD + one().replace("id: logistics-delivery-01", "id: dock"),
            "logistics.yaml:5: dock: an id is <department>-<moment>-<number>.",
        ),
    ],
)
def test_names_file_and_line_of_what_to_put_right(
    tmp_path: Path, text: str, verdict: str
) -> None:
    told = verdicts(tmp_path, text)

    assert [each for each in told if each.startswith(verdict)] != []


def test_says_when_length_or_place_gives_the_answer_away(tmp_path: Path) -> None:
    telling = [
        one(f"{n:02}", f"{n} apples, {n} pears and {n} plums wait.").replace(
            "Compare it.", "Compare it with the order before it leaves."
        )
        for n in range(12)
    ]

    told = verdicts(tmp_path, HEAD + "".join(telling))

    assert (
        "logistics.yaml:1: the best choice is the longest in 100% of the questions;" in told[0]
    )
    assert "the best is number 1 in 0; spread it evenly." in told[1]
    assert "the best is number 2 in 12; spread it evenly." in told[2]


def test_says_when_words_give_the_answer_away(tmp_path: Path) -> None:
    telling = [
        one(f"{n:02}", f"{n} apples, {n} pears and {n} plums wait.")
        .replace("Load it.", "Load it because it is late.")
        .replace("Ask somebody else.", "Ask somebody else since you never know.")
        for n in range(12)
    ]

    told = "\n".join(verdicts(tmp_path, HEAD + "".join(telling)))

    assert "a reason (because, since, so that) stands in 0% of the best" in told
    assert "an absolute word (always, never, nobody) stands in 0% of the best" in told


def test_bytes_that_are_no_text_are_named_with_their_line(tmp_path: Path) -> None:
    questions = written(tmp_path, "")
    (questions / "logistics.yaml").write_bytes(b"department: logistics\n\xff\xfe\xff")

    _, findings = read_bank(questions)

    assert "it is not UTF-8" in findings[0].text
    assert findings[0].line == 2


def test_what_cannot_be_opened_is_named(tmp_path: Path) -> None:
    questions = written(tmp_path, HEAD + one())
    (questions / "bakery.yaml").mkdir()

    bank, findings = read_bank(questions)

    assert len(bank.questions) == 1
    assert "cannot be opened" in findings[0].text


def test_a_file_that_is_never_read_is_named(tmp_path: Path) -> None:
    questions = written(tmp_path, HEAD + one())
    (questions / "bakery.yml").write_text("", encoding="utf-8")

    found = check_bank(questions, knowledge=tmp_path, moments=MOMENTS)

    assert found[0].path == questions / "bakery.yml"
    assert "rename it" in found[0].text


RULES = "department: logistics\nowner: logistics\nrules:\n  - id: shipments-are-compared\n"
RULES += (
    "    says: Each shipment is compared.\n    former: [logistics-delivery-99]\nquestions:\n"
)


def of_rule(number: str, situation: str) -> str:
    rule = "difficulty: 2\n    rule: shipments-are-compared"
    return one(number, situation).replace("difficulty: 2", rule)


def test_questions_of_a_rule_are_twins(tmp_path: Path) -> None:
    text = RULES + of_rule("01", "A pallet is ready.") + of_rule("02", "It rains.")

    bank, findings = read_bank(written(tmp_path, text))

    assert findings == ()
    assert {question.rule.rule_id for question in bank.questions} == {"shipments-are-compared"}
    assert bank.questions[0].rule.former == ("logistics-delivery-99",)


def test_a_question_of_an_unknown_rule_is_named(tmp_path: Path) -> None:
    told = verdicts(tmp_path, HEAD + of_rule("01", "It rains."))

    assert told[0] == (
        "logistics.yaml:9: logistics-delivery-01: the file has no rule"
        " 'shipments-are-compared'. Add it under rules, or write one of them: none yet."
    )


def test_a_rule_with_few_questions_is_named(tmp_path: Path) -> None:
    told = verdicts(tmp_path, RULES + of_rule("01", "It rains."))

    assert "the rule shipments-are-compared has 1 of 4 questions." in "\n".join(told)
