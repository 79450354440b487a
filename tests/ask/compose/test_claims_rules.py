"""What the check of claims tells apart, rule by rule."""

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bot.ask.compose.claims.checking import ClaimFault, objection_to
from bot.ask.compose.claims.lexicon import are_opposites, can_stand_for, is_word

REFUNDS = "Refunds above 200 euros need the approval of the store manager."
FEE = "You may waive the delivery fee once per customer and year if the delay was our fault."
DATES = "Never promise a delivery date before logistics has confirmed it."
RETURNS = "Returns are free within 30 days if the item is unused."
DISCOUNT = "Staff discounts of 15 percent apply to all products except spare parts."
WAITED = "Customers who have waited longer than a week get their delivery free of charge."
CHANNEL = (
    "Continue in the channel that the customer chose, unless another one is clearly quicker."
)
STEPS = "First thank the customer, then explain what happened."
CASES = "Experienced agents solve more cases per day than new ones."
NAME = "A colleague's name does not need to appear."
SHIFT = "Keep the old machine running until the new one has been tested for a full shift."
VOUCHER = "Agents can offer a voucher of up to 20 euros without approval from a supervisor."
PASSWORDS = "Passwords are changed every 90 days and must never be shared with colleagues."
QUOTATION = "A quotation is valid for 30 days unless it states another date."
LEADS = "Luca Moretti leads the office in Lisbon and signs contracts there."
HABIT = "We usually refund the shipping costs when we delivered late."
INVOICES = "Invoices are paid within 30 days, and reminders are sent within 10 days."
WARRANTY = "The warranty covers parts for three years, but not batteries."
OWNER = "A claim has exactly one owner from the first call to the last letter."
PAPERS = "Do not leave papers, prices or names on the table or the board of a meeting room."
TIMES = "Do not quote delivery times from memory; look them up in the system each time."
FEEDBACK = "Ask for feedback after an order, but you may skip it if the customer is in a hurry."
ANSWERS = "Whoever is asked about an order gives the answer within 15 minutes."


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("For refunds of more than 200 euros you need the store manager's approval.", REFUNDS),
        ("If the delay was our fault, the delivery fee can be waived once a year.", FEE),
        ("Don't promise a delivery date unless logistics has confirmed it.", DATES),
        ("The staff discount of 15 percent does not apply to spare parts.", DISCOUNT),
        ("Delivery is free for customers who had to wait more than a week.", WAITED),
        ("First thank the customer and afterwards explain what happened.", STEPS),
        ("Wait until you have thanked the customer, then explain what happened.", STEPS),
        ("No approval from a supervisor is needed for vouchers of up to 20 euros.", VOUCHER),
        ("If it does not state another date, a quotation is valid for 30 days.", QUOTATION),
        ("A quotation is valid for 30 days if no other date is stated.", QUOTATION),
        ("Batteries are not covered by the warranty.", WARRANTY),
        ("Every claim has one owner from the first call to the last letter.", OWNER),
        ("Anyone asked about an order gives the answer within 15 minutes.", ANSWERS),
        ("Luca Moretti signs contracts in Lisbon.", LEADS),
        ("Always read the list, even if busy.", "Read the list even if busy."),
        ("Collections opens the record.", "A colleague in collections opens the record."),
        ("Visit the customer two times each year.", "Visit the customer twice each year."),
        ("The customer's own words count.", "The own words of the customer count."),
        ("Asking customers get an answer.", "Customers who ask get an answer."),
        ("Customers want nothing.", "Customers want nothing else."),
        ("Send the letter to the customer.", "Write the letter and send it to the customer."),
        ("Send the report every week.", "The report is sent weekly."),
        ("Customers who waited get an apology.", "Customers who waited get apologies."),
        ("Announce changes no later than a week before.", "Announce changes a week before."),
    ],
)  # fmt: skip
def test_a_paraphrase_may_change_the_words(claim: str, quote: str) -> None:
    assert objection_to(claim, quote) is None


@pytest.mark.parametrize(
    ("claim", "quote"),
    [
        ("Refunds below 200 euros need the approval of the store manager.", REFUNDS),
        ("Refunds above 200 dollars need the approval of the store manager.", REFUNDS),
        ("You may waive the delivery fee once per customer and year.", FEE),
        ("You may waive the delivery fee once per customer and month.", FEE),
        ("Returns are free within 30 days.", RETURNS),
        ("Returns are free within 30 days even if the item is used.", RETURNS),
        ("Discounts of 15 percent apply to all products.", DISCOUNT),
        ("Discounts of 15 percent apply to all products including spare parts.", DISCOUNT),
        ("Invoices are paid within 30 days except in spring.", INVOICES),
        ("Customers get their delivery free of charge.", WAITED),
        ("Customers who have waited less than a week get their delivery free.", WAITED),
        ("Continue in the channel, even if another one is clearly quicker.", CHANNEL),
        ("First explain what happened, then thank the customer.", STEPS),
        ("New agents solve more cases per day than experienced ones.", CASES),
        ("Experienced agents solve more cases per week than new ones.", CASES),
        ("A colleague's name must not appear.", NAME),
        ("You need not keep the old machine running.", SHIFT),
        ("Keep the new machine running until the old one has been tested.", SHIFT),
        ("Agents can offer a voucher without approval.", VOUCHER),
        ("You should try not to share passwords with colleagues.", PASSWORDS),
        ("Passwords are changed every 30 days.", PASSWORDS),
        ("Lucia Moretti leads the office in Lisbon.", LEADS),
        ("Luca Moretti leads the office in Madrid.", LEADS),
        ("We always refund the shipping costs when we delivered late.", HABIT),
        ("Invoices are paid within 10 days.", INVOICES),
        ("Contracts up to 10 euros are signed.", "Contracts up to 10,000 euros are signed."),
        ("Few customers call.", "Most customers call."),
        ("Put the details first.", "Put the answer first and the details last."),
        ("The customer rings a substitute.", "A substitute rings the customer."),
        ("The person pays us.", "We pay the person."),
        ("Your manager tells you the same day.", "Tell your manager the same day."),
        ("Write to the visitor at once.", "Write to the customer at once."),
        ("Call after the visit ends.", "Call before the visit ends."),
        ("Ask the customer who pays.", "Tell the customer who pays."),
        ("Pay the invoice for the spare cable.", "Pay the cable for the spare invoice."),
        ("Say who pays what.", "If the bill is late, say who pays what."),
        ("Never forward anything.", "Never forward complaints."),
        ("Everybody who calls hears the price.", "Members hear the price."),
        ("Everybody pays.", "Members pay."),
        ("You need not look up delivery times in the system.", TIMES),
        ("You may skip asking for feedback.", FEEDBACK),
        ("Asking customers do not get an answer.", "Customers who ask get an answer."),
        ("Bring the hammer to the gate.", "Bring the letter to the gate."),
        ("Visitors receive a badge at the gate.", "Visitors polish a badge at the gate."),
        ("Bring the letter to the gate at noon.", "Bring the letter to the noon at gate."),
        ("Do not leave anything on the table of a meeting room.", PAPERS),
        ("Ask for the price, then send the list.", "Send the list, then ask the price."),
        ("If it rains, then close.", "If it snows, then close the gate."),
        ("Members are served by us, and always by you.", "Members are served by us."),
        ("Count two things.", "Count the cash twice."),
        ("Everything that is.", "Members are served by us."),
        ("Greet visitors first, then finish your task.", "Finish your own task first."),
        ("It is better to call than to write.", "It is better to write than to call."),
    ],
)  # fmt: skip
def test_a_changed_meaning_is_caught(claim: str, quote: str) -> None:
    assert objection_to(claim, quote) is not None


def test_the_other_side_of_a_limit_may_be_said() -> None:
    quote = f"{REFUNDS} Below that, any employee grants the refunds."

    assert objection_to("Any employee grants refunds below 200 euros.", quote) is None


def test_a_word_that_says_how_may_be_far_from_the_quote_but_not_a_thing() -> None:
    quote = "The host greets visitors at the gate and leads them to the room."

    said = "The host courteously greets visitors at the gate."
    thing = "The host greets visitors with flowers at the gate."

    assert objection_to(said, quote, likeness=lambda _word, _others: 0.4) is None
    assert objection_to(said, quote) is ClaimFault.NOT_CARRIED
    assert objection_to(thing, quote, likeness=lambda _word, _others: 0.4) is not None


def test_the_dictionary_knows_what_means_the_same_and_what_the_opposite() -> None:
    assert can_stand_for("verify", "checked")
    assert not can_stand_for("truck", "vehicle")
    assert are_opposites("slower", "quicker")
    assert is_word("parcel")
    assert not is_word("moretti")


@pytest.mark.parametrize("quote", [FEE, DISCOUNT, STEPS, CASES, WARRANTY, PASSWORDS, OWNER])
def test_a_sentence_carries_itself_whatever_its_typography(quote: str) -> None:
    assert objection_to(quote.upper().replace(" ", "  "), quote) is None


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Refunds above 200 euros do", "need the approval of the store manager."),
        ("Agents can", "offer a voucher of up to 20 euros without approval."),
        ("Passwords are", "changed every 90 days."),
        ("We do", "refund the shipping costs."),
    ],
)
def test_a_not_before_the_deed_never_passes(before: str, after: str) -> None:
    assert objection_to(f"{before} not {after}", f"{before} {after}") is ClaimFault.DENIAL


@settings(deadline=None)  # the first word reads the dictionary
@given(
    said=st.integers(2, 99_999),
    meant=st.integers(2, 99_999),
    unit=st.sampled_from(["days", "euros", "percent", "customers", "metres", "minutes"]),
    grouped=st.booleans(),
)
def test_another_number_never_passes(
    said: int, meant: int, unit: str, *, grouped: bool
) -> None:
    assume(said != meant)
    form = "{:,}" if grouped else "{}"

    claim, quote = (f"The limit is {form.format(one)} {unit} for us." for one in (said, meant))

    assert objection_to(claim, quote) is ClaimFault.NUMBER


@settings(deadline=None)  # the first word reads the dictionary
@given(st.lists(st.sampled_from([*FEE.split(), *STEPS.split(), *CASES.split(), "not", "than"])))
def test_words_in_any_order_come_to_an_end(words: list[str]) -> None:
    objection_to(" ".join(words)[:400], f"{STEPS} {CASES}")
