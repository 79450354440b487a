"""Everybody concerned hears what they have to hear, each once."""

import pytest

from bot.delivery.work import Post
from bot.ideas.report.domain import State, Step
from bot.playground.limits.checks import checked_blocks
from tests.ideas.company import SmallCompany, posts_to, refusals, updates


@pytest.fixture
def company() -> SmallCompany:
    return SmallCompany()


async def test_reporter_gets_a_receipt_and_manager_and_channel_get_the_report(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()

    (receipt,) = posts_to("U0DAN", company.delivery.sent)
    (card,) = posts_to("U0LENA", company.delivery.sent)
    (notice,) = posts_to("C0LOGISTICS", company.delivery.sent)
    assert "I-1001" in receipt
    assert "<@U0LENA> has it" in receipt
    assert card == notice == "Idea I-1001 from <@U0DAN>"


async def test_everything_that_goes_out_is_what_slack_takes(company: SmallCompany) -> None:
    await company.reports_by_name(kind="complaint", today="& <!channel>\n" * 3000)
    await company.decides(Step.ASK)

    checked = [
        checked_blocks(list(one.blocks))
        for one in company.delivery.sent
        if isinstance(one, Post) and one.blocks
    ]

    assert len(checked) == 4
    assert "<!channel>" not in str(checked)


async def test_channel_sees_nothing_of_criticism(company: SmallCompany) -> None:
    await company.reports_by_name(kind="criticism")

    assert posts_to("C0LOGISTICS", company.delivery.sent) == []


async def test_praise_reaches_whom_it_is_about(company: SmallCompany) -> None:
    company.directory.leave("U0UMA")

    await company.reports_by_name(kind="praise", praised=("U0BEN", "U0UMA"))

    (praise,) = posts_to("U0BEN", company.delivery.sent)
    assert "You were praised" in praise
    assert posts_to("U0UMA", company.delivery.sent) == []


async def test_reporter_is_told_why_the_deputy_has_it(company: SmallCompany) -> None:
    company.directory.go_on_vacation("U0LENA")

    await company.reports_by_name()

    (receipt,) = posts_to("U0DAN", company.delivery.sent)
    assert "the deputy has it" in receipt
    assert posts_to("U0NADIA", company.delivery.sent)


async def test_administrators_channel_gets_buttons_when_nobody_can_be_reached(
    company: SmallCompany,
) -> None:
    for gone in ("U0LENA", "U0NADIA", "U0XENIA", "U0ZOE"):
        company.directory.leave(gone)

    await company.reports_by_name()

    (card,) = [
        p for p in company.delivery.sent if isinstance(p, Post) and p.channel == "C0ADMINS"
    ]
    assert "ideas.accept" in str(card.blocks)


async def test_decision_is_told_under_the_receipt_and_renews_the_cards(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.ACCEPT)

    (event,) = [one for one in sent if isinstance(one, Post)]
    assert (event.channel, event.in_thread_of) == ("U0DAN", "ideas.receipt:1:U0DAN")
    assert "is accepted" in event.text
    assert updates(sent) == ["ideas.card:1:U0LENA", "ideas.card:1:C0LOGISTICS"]


async def test_reason_of_a_refusal_is_told(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.DECLINE, reason="The shelf <moves> every week.")

    assert "> The shelf &lt;moves&gt; every week." in posts_to("U0DAN", sent)[0]


async def test_refused_click_is_answered_to_whoever_clicked(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.ACCEPT, employee_id="U0DAN")

    (refusal,) = refusals(sent)
    assert "not with you" in refusal
    assert len(sent) == 1


async def test_refusal_without_an_address_comes_as_a_direct_message(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()
    await company.decides(Step.ACCEPT)

    sent = await company.decides(Step.DECLINE, employee_id="U0NADIA", response_url="")

    assert "<@U0LENA> accepted it" in posts_to("U0NADIA", sent)[0]


async def test_supporter_gets_a_receipt_and_hears_what_follows(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.does("ideas.support", employee_id="U0BEN", text="Here, too!")
    decided = await company.decides(Step.ACCEPT)

    assert "Your voice counts for I-1001" in posts_to("U0BEN", sent)[0]
    assert "<@U0BEN> added a voice" in posts_to("U0LENA", sent)[0]
    assert "> Here, too!" in posts_to("U0LENA", sent)[0]
    assert "2 people behind it" in str(company.delivery.sent)
    assert len(posts_to("U0BEN", decided)) == len(posts_to("U0DAN", decided)) == 1


async def test_voice_for_the_own_report_is_refused(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.does("ideas.support", employee_id="U0DAN")

    assert posts_to("U0DAN", sent) == ["I-1001 is your own report: it has your voice already."]


async def test_question_and_reply_go_back_and_forth(company: SmallCompany) -> None:
    await company.reports_by_name()

    asked = await company.decides(Step.ASK, reason="In which hall?")
    replied = await company.does(
        "ideas.reply", employee_id="U0DAN", own_number=1, text="In hall 2."
    )

    assert "> In which hall?" in posts_to("U0DAN", asked)[0]
    assert "> In hall 2." in posts_to("U0LENA", replied)[0]
    assert "<@U0LENA> has your reply" in posts_to("U0DAN", replied)[0]


async def test_stranger_s_reply_is_refused(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.does("ideas.reply", employee_id="U0BEN", own_number=1, text="Me!")

    assert posts_to("U0BEN", sent) == ["I do not know this report."]


async def test_question_to_an_anonymous_reporter_says_how_it_is_read(
    company: SmallCompany,
) -> None:
    await company.reports_anonymously()

    sent = await company.decides(Step.ASK, reason="In which hall?")

    assert "They see your question when they look" in posts_to("U0LENA", sent)[0]


async def test_question_to_somebody_who_left_says_that_nobody_answers(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()
    company.directory.leave("U0DAN")

    sent = await company.decides(Step.ASK, reason="In which hall?")

    assert posts_to("U0DAN", sent) == []
    assert "cannot answer" in posts_to("U0LENA", sent)[0]


async def test_report_handed_over_lies_on_the_new_desk_with_a_word(
    company: SmallCompany,
) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.HAND_OVER, to="accounting", reason="Yours, I think.")

    card, word = posts_to("U0TARA", sent)
    assert card == "Idea I-1001 from <@U0DAN>"
    assert "> Yours, I think." in word
    assert "<@U0TARA> has it now" in posts_to("U0DAN", sent)[0]


async def test_merged_report_s_reporter_hears_of_the_other_one(company: SmallCompany) -> None:
    await company.reports_by_name("U0BEN")
    await company.reports_by_name("U0DAN")

    merged = await company.decides(Step.MERGE, number=2, to="1", reason="")
    accepted = await company.decides(Step.ACCEPT)

    assert "is one with I-1001 now" in posts_to("U0DAN", merged)[0]
    assert "ideas.card:1:U0LENA" in updates(merged)
    assert "I-1001 is accepted" in posts_to("U0DAN", accepted)[0]
    assert "I-1001 is accepted" in posts_to("U0BEN", accepted)[0]


@pytest.mark.parametrize("kind", ["ideas.deliver", "ideas.tell_holders", "ideas.tell"])
async def test_work_about_a_report_that_is_gone_does_nothing(
    company: SmallCompany, kind: str
) -> None:
    assert await company.does(kind, entry="?", employee_id="U0DAN", own_number=1) == []


async def test_done_report_thanks_the_reporter(company: SmallCompany) -> None:
    await company.reports_by_name()

    sent = await company.decides(Step.FINISH, reason="The shelf is on the note now.")

    assert "it began with you" in posts_to("U0DAN", sent)[0]
    assert company.reports.kept[1].state is State.DONE
