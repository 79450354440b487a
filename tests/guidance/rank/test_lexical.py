"""Which words of a text count, and in which form."""

from bot.guidance.rank.lexical import words_of


def test_a_code_is_one_word_however_it_is_written() -> None:
    assert words_of(["PPR-9087", "ppr9087", "Ppr-9087"]) == [["ppr9087"]] * 3


def test_it_the_department_is_a_word() -> None:
    assert words_of(["ask IT", "is it"]) == [["ask", "it"], []]
