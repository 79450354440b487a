"""How gaps look in Slack."""

import json

from bot.ask.gaps import messages, modals
from bot.ask.gaps.domain import Asker, Gap
from tests.ask.builders import NOON, an_answer, not_covered

ATTACK = "<!channel> <@U0ANA> <https://x|bank.com>"


def shown(blocks: object) -> str:
    return json.dumps(blocks, ensure_ascii=False)


def test_what_an_employee_asks_arrives_escaped_at_the_owner() -> None:
    gap = Gap(7, f"{ATTACK} may I?", None, NOON)

    text = shown(messages.gap_for_owner(gap, ATTACK).blocks)

    assert "&lt;!channel&gt;" in text
    assert "<!channel>" not in text


def test_whoever_asked_reads_the_owners_words_and_the_new_quote() -> None:
    gap = Gap(7, "May I?", None, NOON, closing_note="Yes, on Fridays.")

    asker = Asker("U0DAN", "D1", "1.0", "May I, please?")

    text = shown(messages.gap_closed_for_asker(gap, asker, "Lena", an_answer()).blocks)

    assert "May I, please?" in text
    assert "Yes, on Fridays." in text
    assert "Tell the customer about a delay" in text


def test_whoever_asked_before_words_were_kept_reads_nobody_elses() -> None:
    gap = Gap(7, "May I be away?", None, NOON, closing_note="Yes, on Fridays.")

    text = shown(
        messages.gap_closed_for_asker(gap, Asker("U0DAN", "D1", None), "", None).blocks
    )

    assert "Yes, on Fridays." in text
    assert "away" not in text


def test_the_owner_sees_what_the_bot_would_answer_now() -> None:
    gap = Gap(7, "May I?", None, NOON)

    assert "I would now answer with" in shown(modals.close_gap_modal(gap, an_answer()))
    assert "still find no answer" in shown(modals.close_gap_modal(gap, not_covered()))
    assert "closed already" in shown(modals.already_closed_modal())


def test_app_home_offers_what_the_card_of_a_gap_offers() -> None:
    gap = Gap(7, "May I?", None, NOON)

    menu = messages.endings_menu(gap)

    card = shown(messages.gap_for_owner(gap, None).blocks)
    labels = [one["text"]["text"] for one in menu["options"]]
    assert labels[0] == "Write the answer"
    assert len(labels) == 4
    assert all(f'"{label}"' in card for label in labels)
    assert {one["value"].split(":")[1] for one in menu["options"]} == {"7"}
