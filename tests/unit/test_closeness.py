from collections.abc import Sequence

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.discussion.maker import Matrix
from bot.discussion.rules.closeness import TermCloseness

FERRY = (
    "The ferry costs less than the bridge because the town already owns it.",
    "A bridge is more expensive than keeping the ferry.",
    "Tourists stay away in winter, whatever we build.",
    "In the winter no tourist comes here.",
    "ok!!",
    "???",
)

WORDS = ["ferry", "bridge", "cost", "winter", "tourists", "harbour", "the", "a", "not", "it", "jobs"]

written = st.lists(st.lists(st.sampled_from(WORDS), max_size=6).map(" ".join), max_size=12)


def compare_all(texts: Sequence[str]) -> Matrix:
    return TermCloseness(texts).rows(range(len(texts)))


@settings(deadline=None)
@given(written)
def test_closeness_is_mutual_between_0_and_1_and_1_to_oneself(texts: list[str]) -> None:
    closeness = compare_all(texts)

    assert closeness.shape == (len(texts), len(texts))
    assert closeness.min(initial=0) >= 0
    assert closeness.max(initial=0) <= 1
    np.testing.assert_allclose(closeness, closeness.T, atol=1e-5)
    np.testing.assert_allclose(np.diag(closeness), [float(bool(text)) for text in texts], atol=1e-5)


@settings(deadline=None)
@given(written.flatmap(lambda texts: st.tuples(st.just(texts), st.permutations(range(len(texts))))))
def test_the_order_of_the_texts_does_not_matter(drawn: tuple[list[str], list[int]]) -> None:
    texts, order = drawn

    shuffled = compare_all([texts[index] for index in order])

    np.testing.assert_allclose(shuffled, compare_all(texts)[np.ix_(order, order)], atol=1e-5)


def test_in_long_threads_the_order_of_the_texts_does_not_matter_either() -> None:
    texts = [f"{FERRY[number % 4]} pier{number}" for number in range(600)]

    rows = TermCloseness(texts).rows([7, 300])
    reversed_rows = TermCloseness(texts[::-1]).rows([592, 299])

    np.testing.assert_allclose(rows, reversed_rows[:, ::-1], atol=1e-5)


def test_rows_come_in_the_order_they_are_asked_for() -> None:
    closeness = TermCloseness(FERRY)

    rows = closeness.rows([3, 0, 3])

    np.testing.assert_allclose(rows, compare_all(FERRY)[[3, 0, 3]], atol=1e-6)


def test_many_rows_at_once_are_the_same_as_one_at_a_time() -> None:
    texts = [f"{FERRY[number % 4]} pier{number}" for number in range(80)]
    closeness = TermCloseness(texts)

    one_at_a_time = np.concatenate([closeness.rows([index]) for index in range(80)])

    np.testing.assert_allclose(closeness.rows(range(80)), one_at_a_time, atol=1e-5)


def test_texts_on_the_same_thing_are_closer_than_others() -> None:
    closeness = compare_all(FERRY)

    assert closeness[0].argsort()[-2] == 1
    assert closeness[2].argsort()[-2] == 3


def test_forms_of_a_word_and_typing_errors_stay_close() -> None:
    texts = ["Suicide is wrong", "Suicidal patients suffer", "The bridge is expensive", "the brigde is long", "Jobs"]

    closeness = compare_all(texts)

    assert closeness[0].argsort()[-2] == 1
    assert closeness[2].argsort()[-2] == 3


def test_texts_without_a_common_word_are_close_by_their_company() -> None:
    bridged = ["cheap ferry", "cheap boats", "ferry boats", "winter jobs"]

    closeness = compare_all(["ferry", "boats", *bridged])

    assert closeness[0, 1] > 0
    assert closeness[0, 5] == 0


def test_the_same_words_are_fully_close_wherever_they_stand() -> None:
    closeness = compare_all(["Ferries cost jobs.", "jobs, cost: FERRIES", "The winter was long."])

    assert np.isclose(closeness[0, 1], 1)


def test_a_word_that_everybody_uses_ties_less_than_a_rare_one() -> None:
    texts = ["ferry harbour", "ferry winter", "pier harbour", "ferry jobs", "ferry noise", "ferry smell"]

    closeness = compare_all(texts)

    assert closeness[0, 2] > closeness[0, 1]


def test_texts_without_words_are_close_to_none_and_harm_nothing() -> None:
    closeness = compare_all(FERRY)

    assert not closeness[5].any()
    assert compare_all([]).shape == (0, 0)
    assert compare_all(["", "!"]).tolist() == [[0, 0], [0, 0]]
