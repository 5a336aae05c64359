"""What the tables of the store in memory share."""

from collections.abc import Container

from bot.errors import StoreError


def expect(key: int, table: Container[int]) -> None:
    """Raises StoreError where what a row belongs to is not there."""
    if key not in table:
        raise StoreError(f"There is nothing with the id {key} to belong to.")


def keepable(text: str) -> str:
    """Lone surrogates as U+FFFD: no file can hold them."""
    return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
