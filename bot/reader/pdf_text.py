"""The text of a PDF, laid out as plain text: blank lines for gaps, spaces for indents, a form feed after each page."""

import io
from math import hypot

from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, FileNotDecryptedError, LimitReachedError

from bot.reader.pdf_lines import Fragment, Line, join_fragments, render_pages
from bot.reader.unreadable import Unreadable, UnreadableFileError

# Under so many letters to a page on average, the pages are pictures.
_MIN_LETTERS_PER_PAGE = 20
# Fonts that do not say what their glyphs mean come out as signs, not letters.
_MIN_LETTER_SHARE = 0.5


def read_pdf(data: bytes, *, max_pages: int) -> str:
    """The document's text. Raises UnreadableFileError, and whatever a damaged file makes pypdf raise."""
    reader = PdfReader(io.BytesIO(data))
    try:
        if reader.is_encrypted and not reader.decrypt(""):
            raise UnreadableFileError(Unreadable.ENCRYPTED)
    except (DependencyError, FileNotDecryptedError) as exc:
        raise UnreadableFileError(Unreadable.ENCRYPTED) from exc
    try:
        if len(reader.pages) > max_pages:
            raise UnreadableFileError(Unreadable.TOO_MANY_PAGES)
        text = render_pages([_read_page(page) for page in reader.pages])
    except LimitReachedError as exc:
        raise UnreadableFileError(Unreadable.TOO_COSTLY) from exc
    signs = [char for char in text if not char.isspace()]
    n_letters = sum(map(str.isalpha, signs))
    if n_letters < _MIN_LETTERS_PER_PAGE * len(reader.pages) ** 0.5 or n_letters < _MIN_LETTER_SHARE * len(signs):
        raise UnreadableFileError(Unreadable.NO_TEXT)
    return text


def _read_page(page: PageObject) -> list[Line]:
    fragments: list[Fragment] = []

    def see(text: str, cm: list[float], tm: list[float], _font: object, font_size: float) -> None:
        fragments.append(
            Fragment(
                text=text,
                x=tm[4] * cm[0] + tm[5] * cm[2] + cm[4],
                y=tm[4] * cm[1] + tm[5] * cm[3] + cm[5],
                size=abs(font_size) * hypot(tm[2], tm[3]) * hypot(cm[2], cm[3]),
            )
        )

    page.extract_text(orientations=(0,), visitor_text=see)
    return join_fragments(fragments)
