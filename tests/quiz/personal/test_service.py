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


async def test_nothing_is_left_of_an_employee_who_deletes_it() -> None:
    desk = Desk()
    await desk.takes_round()
    await desk.objecting.object_to("U0MARCO", "logistics-delivery-01", "No.", key="d1")

    await desk.own.forget("U0MARCO")

    kept = [desk.attempts.kept, desk.rounds.kept, desk.learners.kept, desk.disagreements.kept]
    assert kept == [{}, {}, {}, {}]
    assert (await desk.own.look("U0MARCO")).department is None
