"""Sentences that say otherwise than a standard are found, and repeats are left alone."""

from pathlib import Path

import pytest

from bot.embedding.local import LocalEmbeddings
from bot.guidance.parse.document import Document, read
from bot.guidance.parse.folder import Source
from bot.guidance.standards.checking import StandardsCheck
from bot.guidance.standards.domain import HandbookFinding
from bot.guidance.standards.reading import read_register
from bot.guidance.standards.register import KnownSetting, register_findings, settings_findings
from bot.guidance.standards.sayings import sayings_of

REGISTER = """
standards:
  - id: invoice-sent
    name: Sending the invoice
    value: 2
    unit: working days
    from: the delivery
    who: [accounting]
    owner: accounting
    stated:
      - document: guidance/invoices.md
        words: The invoice leaves within 2 working days after the delivery
  - id: first-reply
    name: First reply to an employee's idea
    value: 48
    unit: hours
    from: the idea is handed in
    who: [everybody]
    owner: management
    setting: complaint_hours
    stated:
      - document: guidance/ideas.md
        words: receives a first reply within 48 hours
told:
  - document: guidance/invoices.md
    words: 90 % of customers
    source: one author's estimate
"""
INVOICES = """# Invoices

The invoice leaves within 2 working days after the delivery. 90 % of customers look.
"""
IDEAS = "# Ideas\n\nAn employee's idea receives a first reply within 48 hours.\n"


def a_document(text: str, name: str = "guidance/more.md") -> Document:
    document = read(Source(name, text))
    assert isinstance(document, Document)
    return document


def findings(
    tmp_path: Path, more: str = "", *, invoices: str = INVOICES, register: str = REGISTER
) -> list[HandbookFinding]:
    path = tmp_path / "standards.yaml"
    path.write_text(register, encoding="utf-8")
    known, file = read_register(path)
    assert file.slips == ()
    documents = [
        a_document(invoices, "guidance/invoices.md"),
        a_document(IDEAS, "guidance/ideas.md"),
        *([a_document(more)] if more else []),
    ]
    check = StandardsCheck(known, documents, LocalEmbeddings().embed_documents)
    sayings = [saying for one in documents for saying in sayings_of(one)]
    return [
        *check.of_register(file),
        *register_findings(known, file),
        *settings_findings(known, file, [KnownSetting("complaint_hours", "hours", None)]),
        *check.of_sayings(sayings),
        *check.of_keepers(sayings, {"accounting": "Accounting", "management": "Management"}),
    ]


def kinds(found: list[HandbookFinding]) -> list[str]:
    return [one.kind for one in found]


def test_a_handbook_that_says_what_its_register_says_is_clean(tmp_path: Path) -> None:
    assert findings(tmp_path) == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Send the invoice no later than five working days after the delivery.",
        "After a delivery the invoice goes out within two days.",
        "Every idea of an employee gets its first reply within ten working days.",
    ],
)
def test_another_number_for_a_standard_is_a_contradiction(
    tmp_path: Path, sentence: str
) -> None:
    (found,) = findings(tmp_path, f"# More\n\n{sentence}\n")

    assert (found.path, found.line, found.kind) == ("guidance/more.md", 3, "contradiction")


@pytest.mark.parametrize(
    "sentence",
    [
        "Send the invoice within two working days of the delivery.",
        "A colleague who hands in an idea hears a first reply within two days.",
    ],
)
def test_the_same_number_in_other_words_is_none(tmp_path: Path, sentence: str) -> None:
    assert findings(tmp_path, f"# More\n\n{sentence}\n") == []


def test_what_happened_once_contradicts_nothing(tmp_path: Path) -> None:
    story = "# More\n\n## An example from daily work\n\nThe invoice came five weeks later.\n"

    assert findings(tmp_path, story) == []


@pytest.mark.parametrize(
    ("sentence", "kinds_found"),
    [
        ("Management sends the invoice.", ["keeper"]),
        ("The invoice is sent by management.", ["keeper"]),
        ("Accounting sends the invoice.", []),
        ("Management does not send the invoice.", []),
        ("Management looks at old invoices and thanks accounting.", []),
    ],
)
def test_somebody_else_s_work_is_found(
    tmp_path: Path, sentence: str, kinds_found: list[str]
) -> None:
    assert kinds(findings(tmp_path, f"# More\n\n{sentence}\n")) == kinds_found


@pytest.mark.parametrize(
    ("sentence", "kinds_found"),
    [
        ("Leave it to management to send the invoice.", ["keeper"]),
        ("The customer pays soon, because management sends the invoice.", ["keeper"]),
        ("The chief who knows the customer sends the invoice.", ["keeper"]),
        ("Have the chief send the invoice.", ["keeper"]),
        ("Pass it to the chief, who sends the invoice.", ["keeper"]),
        ("Wait a little, as it is the chiefs who send the invoice.", ["keeper"]),
        ("The chief on duty sends the invoice.", ["keeper"]),
        ("The chief tells accounting to send the invoice.", []),
        ("The bookkeepers send the invoice.", []),
        ("The bookkeeper sends the invoice.", []),
    ],
)
def test_people_of_a_department_do_its_work(
    tmp_path: Path, sentence: str, kinds_found: list[str]
) -> None:
    register = f"{REGISTER}people: {{management: [chief], accounting: [bookkeeper]}}\n"

    found = findings(tmp_path, f"# More\n\n{sentence}\n", register=register)

    assert kinds(found) == kinds_found


def test_a_rule_of_another_department_is_not_taken_over(tmp_path: Path) -> None:
    rules = "# More\n\nAccounting approves each new supplier before the first order.\n"
    taken = "\nManagement approves a new supplier before the first order.\n"

    assert kinds(findings(tmp_path, rules)) == []
    assert kinds(findings(tmp_path, rules + taken)) == ["keeper"]  # once, not at each


def test_an_answer_is_about_what_was_asked(tmp_path: Path) -> None:
    asked = "When is the invoice sent after the delivery? In the course of the week."

    (found,) = findings(tmp_path, f"# More\n\n{asked}\n")

    assert found.kind == "contradiction"


def test_a_number_told_again_needs_no_unit(tmp_path: Path) -> None:
    again = "Send the invoice before the two days after the delivery have gone by."

    assert findings(tmp_path, f"# More\n\n{again}\n") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "The floor is swept within 20 minutes.",
        "Bills reach the buyer on Friday.",
        "Paper for the buyer is gathered until the month is over.",
    ],
)
def test_a_number_of_nobody_is_found(tmp_path: Path, sentence: str) -> None:
    (found,) = findings(tmp_path, f"# More\n\n{sentence}\n")

    assert found.kind == "unsourced"


@pytest.mark.parametrize(
    "sentence",
    [
        "Years ago the floor was swept within 20 minutes.",
        "A clean floor costs an hour and saves a fall.",
        'A customer wrote: "The floor was swept within 20 minutes."',
    ],
)
def test_a_number_that_promises_nothing_is_none(tmp_path: Path, sentence: str) -> None:
    assert findings(tmp_path, f"# More\n\n{sentence}\n") == []


def test_a_changed_document_leaves_its_standard_unstated(tmp_path: Path) -> None:
    found = findings(tmp_path, invoices=INVOICES.replace("2 working", "9 working"))

    assert sorted(kinds(found)) == ["contradiction", "not-stated"]


def test_a_reworded_document_is_a_hint_only(tmp_path: Path) -> None:
    reworded = INVOICES.replace(
        "The invoice leaves within 2 working days after",
        "We send the invoice within 2 working days of",
    )

    (found,) = findings(tmp_path, invoices=reworded)

    assert (found.kind, found.is_error) == ("reworded", False)


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        ("id: first-reply", "id: invoice-sent", "doublet"),
        ("document: guidance/ideas.md", "document: guidance/gone.md", "not-stated"),
        ("value: 48", "value: 47", "not-stated"),
        ("setting: complaint_hours", "setting: lunch_hours", "setting"),
        ("words: 90 % of customers", "words: 80 % of customers", "not-stated"),
    ],
)
def test_the_register_itself_is_checked(tmp_path: Path, old: str, new: str, kind: str) -> None:
    assert kind in kinds(findings(tmp_path, register=REGISTER.replace(old, new)))


def test_a_setting_that_says_another_number_is_found(tmp_path: Path) -> None:
    (tmp_path / "standards.yaml").write_text(REGISTER, encoding="utf-8")
    known, file = read_register(tmp_path / "standards.yaml")
    said = [KnownSetting("complaint_hours", "hours", 24.0)]

    (found,) = settings_findings(known, file, said)

    assert "COMPLAINT_HOURS is 24.0, and first-reply promises 48 hours" in found.says
