"""A set of words, written as they are read."""


def word_set(words: str) -> frozenset[str]:
    """The words between white space."""
    return frozenset(words.split())
