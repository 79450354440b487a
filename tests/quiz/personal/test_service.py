from tests.quiz.desk import Desk


async def test_shows_everything_that_is_kept_about_an_employee() -> None:
    desk = Desk()
    await desk.takes_round()
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-01", "No.", key="d1")

    data = await desk.own.look("U0MARCO")

    assert data.department == "Logistics"
    assert len(data.attempts) == 5
    assert len(data.rounds) == 1
    assert len(data.disagreements) == 1
    assert data.learner is not None
