"""What else is about a question is a name to open, once, and tells of which document."""

import json
from dataclasses import replace

from bot.ask.answer import messages
from tests.ask.answer.test_messages import buttons_of, shown
from tests.ask.builders import a_citation, an_answer


def test_what_else_is_about_it_is_a_title_to_open_and_no_second_quote() -> None:
    other = a_citation(title="Returns", heading="Returns › Time", quote="In 14 days.", start=7)
    further = a_citation(heading="Deliveries › Late", quote="Say sorry.", start=300)
    answer = replace(an_answer(), see_also=(other, further))

    message = messages.reply(answer, "T1:C1:1")

    buttons = buttons_of(message)
    assert json.loads(buttons["See also: Returns"]["value"])["s"] == 7
    assert json.loads(buttons["See also: Deliveries: Late"]["value"])["s"] == 300
    assert "Say sorry." not in shown([one for one in message.blocks if "elements" not in one])
    ids = [one["action_id"] for one in buttons.values()]
    assert len(ids) == len(set(ids))


def test_what_else_is_about_it_is_named_once_and_tells_its_document() -> None:
    same = a_citation(title="Claims", heading="Claims › What to do", quote="Pay.", start=7)
    again = replace(same, quote="At once.", start=30)
    whole = a_citation(heading="Deliveries", quote="Say sorry.", start=300)  # as is quoted
    answer = replace(an_answer(), see_also=(same, again, whole))

    also = [name for name in buttons_of(messages.reply(answer, "k")) if "See also" in name]

    assert also == ["See also: Claims: What to do"]
