"""Why a file cannot be read, and what a person can do about it."""

from enum import StrEnum

from bot.reader.limits import ReadingLimits


class Unreadable(StrEnum):
    """A reason; the value is what the child process says of it."""

    UNKNOWN_ENDING = "unknown ending"
    TOO_LARGE = "too large"
    TOO_MANY_PAGES = "too many pages"
    TOO_MANY_WORDS = "too many words"
    TOO_COSTLY = "too costly"
    TOO_SLOW = "too slow"
    ENCRYPTED = "encrypted"
    NO_TEXT = "no text"
    DAMAGED = "damaged"
    EMPTY = "empty"
    BINARY = "binary"


class UnreadableFileError(Exception):
    """Said inside the child: the file cannot be read for this reason."""

    def __init__(self, reason: Unreadable) -> None:
        self.reason = reason
        super().__init__(reason.value)


def explain(reason: Unreadable, limits: ReadingLimits) -> str:
    """What is wrong and what to do, in a sentence or two."""
    save_anew = (
        "Open it in a word processor, copy the essay's text into a new document, and save that as .docx or .txt."
    )
    megabytes = f"{limits.max_bytes / 1_000_000:g} MB"
    seconds = f"{limits.wall_seconds:g} seconds"
    return {
        Unreadable.UNKNOWN_ENDING: "I read .txt, .md, .pdf and .docx. Save the essay as one of these and try again.",
        Unreadable.TOO_LARGE: f"this is larger than {megabytes}. Take the pictures out, or save the text as .txt.",
        Unreadable.TOO_MANY_PAGES: f"this has more than {limits.max_pages} pages. "
        "Save the pages with the essay as a file of their own.",
        Unreadable.TOO_MANY_WORDS: f"this has more than {limits.max_words:,} words: that is a book. "
        "Give me the chapter you want to discuss.",
        Unreadable.TOO_COSTLY: f"this unpacks to far more than an essay needs, so I stopped reading. {save_anew}",
        Unreadable.TOO_SLOW: f"reading this took longer than {seconds}, so I stopped. {save_anew}",
        Unreadable.ENCRYPTED: "this is locked with a password. Save a copy without one and try again.",
        Unreadable.NO_TEXT: "there are pages in this but no letters I can read: it is probably a scan. Run text "
        "recognition (OCR) over it, or paste the text into a .txt file.",
        Unreadable.DAMAGED: f"this is damaged, or is not what its ending says. {save_anew}",
        Unreadable.EMPTY: "there is nothing written in this. Is it the right file?",
        Unreadable.BINARY: "this is not plain text, whatever its ending says. Save the essay as .txt, .docx or .pdf.",
    }[reason]
