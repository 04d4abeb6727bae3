"""New things go to the end of their kind, each kind counted in what it is a part of."""

import pytest
from django.db.models import RestrictedError

from catalog.models import Choice, Guide, Level, Note, Option, Question, Rating


def test_it_puts_a_new_note_at_the_end_of_its_guide(guide: Guide, other_guide: Guide) -> None:  # noqa: ARG001
    note = Note.objects.create(guide=guide, key="new", option=guide.option_set.all()[0], effect="informs", text="New.")

    assert note.position == 4
    assert [row.key for row in guide.note_set.all()][-1] == "new"


def test_it_puts_a_new_question_at_the_end_of_its_step(guide: Guide) -> None:
    question = Question.objects.create(guide=guide, step=guide.step_set.get(key="yard"), key="soil", text="What soil?")

    assert question.position == 2
    assert [row.key for row in guide.question_set.all()] == ["room", "soil", "use", "patience"]


def test_it_puts_a_new_choice_and_a_new_level_at_the_end_of_their_owner(guide: Guide) -> None:
    choice = Choice.objects.create(question=guide.question_set.get(key="room"), key="huge", label="Very much")
    level = Level.objects.create(criterion=guide.criterion_set.get(key="shade"), key="less", label="Less", value=0)

    assert (choice.position, level.position) == (3, 4)


def test_it_puts_a_new_rating_at_the_end_of_the_guide(guide: Guide) -> None:
    oak = Option.objects.create(guide=guide, key="oak", name="Oak")
    rating = Rating.objects.create(option=oak, criterion=guide.criterion_set.get(key="shade"))

    assert rating.position == 7


def test_it_leaves_a_position_that_was_given(guide: Guide) -> None:
    note = guide.note_set.get(key="cherry-birds")
    note.position = 2
    note.save()

    assert [row.key for row in guide.note_set.all()] == ["walnut-too-broad", "cherry-soon", "cherry-birds"]


@pytest.mark.parametrize(
    ("kind", "key"), [("question", "room"), ("question", "use"), ("criterion", "harvest")], ids=str
)
def test_it_keeps_what_a_condition_or_an_example_rests_on(guide: Guide, kind: str, key: str) -> None:
    """Deleting it would silently widen a condition, or weaken an example."""
    with pytest.raises(RestrictedError):
        getattr(guide, f"{kind}_set").get(key=key).delete()


def test_it_lets_a_whole_guide_be_deleted(guide: Guide, other_guide: Guide) -> None:
    guide.delete()

    assert set(Note.objects.values_list("guide", flat=True)) == {other_guide.pk}
