"""Where two standards are about as near to a sentence, its contradiction names both."""

from pathlib import Path

from tests.guidance.standards.test_checking import INVOICES, REGISTER, findings


def test_of_two_standards_as_near_a_contradiction_names_both(tmp_path: Path) -> None:
    begins, ends = REGISTER.index("  - id: invoice-sent"), REGISTER.index("  - id: first-reply")
    paper = REGISTER[begins:ends].replace("invoice-sent", "invoice-on-paper")
    paper = paper.replace("value: 2", "value: 5").replace(
        "leaves within 2", "leaves us within 5"
    )
    paper = paper.replace("Sending the invoice", "Sending the invoice out")
    register = REGISTER.replace("told:", f"{paper}told:")
    stated = INVOICES + "\nThe invoice leaves us within 5 working days after the delivery.\n"
    nine = "# More\n\nSend the invoice within nine working days after the delivery.\n"

    (found,) = findings(tmp_path, nine, invoices=stated, register=register)

    assert "invoice-sent (Sending the invoice) promises 2 working days" in found.says
    assert "invoice-on-paper (Sending the invoice out) promises 5" in found.says
