"""Whom an essay names, and how."""

from bot.essay.questions.people import find_people, find_roles
from tests.unit.question_essays import make_essay


def test_a_person_with_a_title_goes_by_title_and_surname() -> None:
    essay = make_essay(("Dr. Anita Rao led the study.", "Rao’s figures are new."), ("Nobody doubts Dr. Rao.",))

    (rao,) = find_people(essay)

    assert (rao.name, rao.paragraphs, rao.n_mentions, rao.is_scholar) == ("Dr. Rao", (1, 2), 3, True)


def test_a_first_name_needs_somebody_who_speaks() -> None:
    essay = make_essay(("On the bus Ines, who had drawn the plans, did a sum.", "Later Lisbon was quiet."))

    assert [person.name for person in find_people(essay)] == ["Ines"]


def test_whoever_begins_a_sentence_is_not_yet_a_name() -> None:
    essay = make_essay(("Critics say no.", "Nobody asked.", "Students said yes."))

    assert find_people(essay) == ()


def test_groups_of_people_come_with_one_of_them() -> None:
    essay = make_essay(("Nurses work at night.",), ("Fellow-citizens, they treat us like soldiers, say the nurses.",))

    (nurses,) = find_roles(essay)

    assert (nurses.many, nurses.one, nurses.paragraphs) == ("nurses", "a nurse", (1, 2))
