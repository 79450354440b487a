from tests.builders_quiz import a_question


def test_choices_are_shuffled_for_each_employee_and_stay_so() -> None:
    question = a_question()

    orders = {question.order_for(f"round {n}") for n in range(50)}

    assert len(orders) == 6
    assert question.order_for("round 1") == question.order_for("round 1")
