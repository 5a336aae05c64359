import numpy as np
import pytest

from bot.discussion.rules.sparse_vectors import Indices, weigh_features
from bot.discussion.rules.vocabulary import Vocabulary


def ints(*numbers: int) -> Indices:
    return np.array(numbers, dtype=np.int32)


def test_every_kind_of_feature_weighs_as_much_however_many_there_are() -> None:
    # Text 0 shares its one feature of kind 0 with text 1, its three of kind 1 with text 2.
    texts, features = ints(0, 0, 0, 0, 1, 2, 2, 2), ints(0, 1, 2, 3, 0, 1, 2, 3)

    dots = weigh_features(texts, features, n_texts=3, kind_of=ints(0, 1, 1, 1)).dots([0])

    assert dots[0].tolist() == pytest.approx([1, np.sqrt(0.5), np.sqrt(0.5)])


def test_rare_features_weigh_more_and_repeated_ones_less_than_they_are_repeated() -> None:
    # Feature 0 is in three texts, 1 and 2 in one or two; text 2 has feature 0 four times.
    texts, features = ints(2, 2, 0, 2, 1, 0, 2, 2), ints(0, 0, 0, 0, 0, 1, 0, 2)

    dots = weigh_features(texts, features, n_texts=3, kind_of=ints(0, 0, 0)).dots([1])

    common, rare = np.log(4 / 3), np.log(4 / 1)
    assert dots[0, 0] == pytest.approx(common / np.hypot(common, rare))
    tf = 1 + np.log(4)
    assert dots[0, 2] == pytest.approx(tf * common / np.hypot(tf * common, rare))


def test_a_text_without_features_is_a_vector_of_length_0() -> None:
    dots = weigh_features(ints(1), ints(0), n_texts=3, kind_of=ints(0)).dots([0, 1])

    assert dots.tolist() == [[0, 0, 0], [0, pytest.approx(1), 0]]


def test_a_word_is_its_stem_and_its_pieces() -> None:
    vocabulary = Vocabulary()
    words = [vocabulary.number(word) for word in ("ferries", "the", "ferries")]

    places, features = vocabulary.expand(ints(*words))

    # <fer ferr erri rrie ries ies> and the stem; <the the> and no stem; the first again.
    assert words == [0, 1, 0]
    assert np.bincount(places).tolist() == [7, 2, 7]
    assert features[:7].tolist() == features[9:].tolist()
    assert np.bincount(vocabulary.kinds).tolist() == [1, 8]
