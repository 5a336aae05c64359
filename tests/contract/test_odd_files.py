"""Files made to harm, or harmed on the way: each ends in an essay or in a reason, and the bot goes on answering.

Most are taken apart in this process, as the child process does it; those that only limits can stop, in a child.
"""

import asyncio
import gzip
import io
import zipfile
from collections.abc import Iterator
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.errors import UnreadableEssayError
from bot.essay.read_essay import parse_essay
from bot.reader.child import take_apart
from bot.reader.essay_file import EssayReader
from bot.reader.limits import ReadingLimits
from bot.reader.unreadable import Unreadable, UnreadableFileError
from tests.contract.docx_bytes import WORDS, make_document_xml, make_docx, odd_documents, odd_zips, swollen_docx
from tests.contract.odd_pdfs import LINE, good_pdf, odd_contents, odd_structures, slow_pdf


def as_cases(files: Iterator[tuple[str, bytes, object]]) -> list[object]:
    return [pytest.param(*file, id=file[0]) for file in files]


@pytest.mark.parametrize(("name", "data", "reason"), as_cases(odd_zips()) + as_cases(odd_documents()))
def test_an_odd_word_document_gives_its_words_or_a_reason(name: str, data: bytes, reason: Unreadable | None) -> None:
    assert read_words("docx", data) == (reason or WORDS)


@pytest.mark.parametrize(("name", "data", "reason"), as_cases(odd_structures()) + as_cases(odd_contents()))
def test_an_odd_pdf_gives_its_words_or_a_reason(name: str, data: bytes, reason: Unreadable | None) -> None:
    assert read_words("pdf", data) == (reason or LINE)


def read_words(kind: str, data: bytes) -> str | Unreadable:
    try:
        text = take_apart(kind, data, max_pages=200)
    except UnreadableFileError as exc:
        return exc.reason
    return " ".join(paragraph.text for paragraph in parse_essay(text).paragraphs) or Unreadable.EMPTY


def odd_texts() -> Iterator[tuple[str, bytes, str | Unreadable]]:
    """Text files that are none, or odd ones: name, content, and the essay's words or why it is refused."""
    said = "We said “no”. They said “yes”."
    yield "noise.txt", bytes(range(1, 256)) * 100, Unreadable.BINARY
    yield "squeezed.txt", gzip.compress(said.encode() * 50, mtime=0), Unreadable.BINARY
    yield "one-zero.txt", b"\0", Unreadable.BINARY
    yield "zeros.txt", bytes(100_000), Unreadable.BINARY
    yield "book.epub.txt", zipped_book(), Unreadable.BINARY
    yield "document.rtf.txt", rb"{\rtf1\ansi\deff0 We said no.\par}", Unreadable.BINARY
    yield (
        "page.html.txt",
        b"\xef\xbb\xbf\n<!DOCTYPE html><html><body><p>We said no.</p></body></html>",
        Unreadable.BINARY,
    )
    yield "page.xml.txt", b'<?xml version="1.0"?><p>We said no.</p>', Unreadable.BINARY
    yield "paper.pdf.txt", good_pdf(), Unreadable.BINARY
    yield "utf-16-le.txt", said.encode("utf-16-le"), said
    yield "utf-16-be.txt", said.encode("utf-16-be"), said
    yield "utf-16-odd.txt", said.encode("utf-16") + b"\0", f"{said}\ufffd"
    yield "utf-32.txt", said.encode("utf-32"), said
    yield "latin-1.txt", "Él dijo no. Señor, sí.".encode("latin-1"), "Él dijo no. Señor, sí."
    yield "half-utf-8.txt", "Ja, schön.".encode()[:-3] + b".", "Ja, schÃ."
    yield (
        "a-zero-inside.txt",
        b"We said no, and that was that. " * 5 + b"\0",
        " ".join(["We said no, and that was that."] * 5),
    )
    yield "spaces.txt", b" \t\r\n\f\v" * 10_000, Unreadable.EMPTY
    yield "marks.txt", "\ufeff\u200b\u202e\n".encode(), ""
    yield "one-line.txt", b"word" * 2_400_000, Unreadable.TOO_MANY_WORDS
    yield "long-word.txt", b"a" * 400_000, "a" * 400_000
    yield "longer-word.txt", b"a" * 500_000, Unreadable.TOO_MANY_WORDS
    yield "line-ends.txt", b"We said\rno.\r\n\r\nThey said\nyes.\n\rSo be it.", "We said no. They said yes. So be it."
    yield "bidi.txt", "We \u202esaid\u202c \u2066no\u2069\u200b.".encode(), "We said no."
    yield "just-a-mark.txt", b"\xff\xfe", Unreadable.EMPTY
    yield "brackets.txt", b"[" * 100_000, ""
    yield "quotes.txt", b"> " * 30_000, ""


def zipped_book() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
    return buffer.getvalue()


@pytest.mark.parametrize(("name", "data", "words"), as_cases(odd_texts()))
async def test_an_odd_text_file_gives_its_words_or_a_reason(name: str, data: bytes, words: str | Unreadable) -> None:
    reader = EssayReader(ReadingLimits())
    try:
        essay = await reader.read(name, data)
        said: str = " ".join(paragraph.text for paragraph in essay.paragraphs)
    except UnreadableEssayError as exc:
        said = Unreadable(exc.reason)

    assert said == words


async def test_what_only_limits_can_stop_is_stopped_and_the_bot_goes_on_answering() -> None:
    reader = EssayReader(ReadingLimits(cpu_seconds=3))
    n_answers = 0

    async def answer() -> None:
        nonlocal n_answers
        while True:
            await asyncio.sleep(0.01)
            n_answers += 1

    files = {"swollen.docx": swollen_docx(), "slow.pdf": slow_pdf(), "essay.docx": make_docx(make_document_xml())}
    answering = asyncio.create_task(answer())
    results = await asyncio.gather(*(reader.read(*file) for file in files.items()), return_exceptions=True)
    answering.cancel()

    swollen, slow, essay = results
    assert isinstance(swollen, UnreadableEssayError)
    assert "unpacks to far more" in str(swollen)
    assert isinstance(slow, UnreadableEssayError)
    assert "took longer" in str(slow)
    assert not isinstance(essay, BaseException)
    assert n_answers >= 20


#: What essays, Markdown and odd files are made of: put together at random, it is rarely what a parser expects.
PIECES = st.sampled_from(
    [
        *"aZ9 .?!…“”\"'()[]{}*_`#>-–|\\:;,&<~=+\n\r\t\f\u202e\u200b\u0301\ufffd\ud800\U0001f600中。",
        *("\n\n", "    ", "# ", "- ", "1. ", "> ", "[^1]: ", "---\n", "```\n", "<!--", "-->", "](", "| a |\n"),
        *("Mr. ", "e.g. ", "However, ", "because ", "By ", "Works Cited\n"),
    ]
)


@settings(max_examples=300, derandomize=True, deadline=None)
@given(st.lists(PIECES | st.text(max_size=5), max_size=60))
def test_any_text_becomes_an_essay_numbered_without_gaps(pieces: list[str]) -> None:
    essay = parse_essay("".join(pieces))

    assert [paragraph.number for paragraph in essay.paragraphs] == list(range(1, len(essay.paragraphs) + 1))
    for paragraph in essay.paragraphs:
        assert [s.anchor.sentence for s in paragraph.sentences] == list(range(1, len(paragraph.sentences) + 1))
        assert all(sentence.text.strip() for sentence in paragraph.sentences)


CHANGES = st.lists(st.tuples(st.integers(0, 1_000_000), st.binary(max_size=6), st.integers(0, 40)), max_size=4)


@settings(max_examples=150, derandomize=True, deadline=None)
@given(CHANGES)
def test_a_garbled_pdf_gives_a_text_or_a_reason(changes: list[tuple[int, bytes, int]]) -> None:
    with suppress(UnreadableFileError):
        take_apart("pdf", garble(good_pdf(), changes), max_pages=200)


@settings(max_examples=100, derandomize=True, deadline=None)
@given(CHANGES, CHANGES)
def test_a_garbled_word_document_gives_a_text_or_a_reason(
    in_zip: list[tuple[int, bytes, int]], in_xml: list[tuple[int, bytes, int]]
) -> None:
    xml = garble(make_document_xml().encode(), in_xml).decode("latin-1")
    with suppress(UnreadableFileError):
        take_apart("docx", garble(make_docx(xml), in_zip), max_pages=200)


def garble(data: bytes, changes: list[tuple[int, bytes, int]]) -> bytes:
    """The data with some stretches replaced: (place, what comes there, how many bytes go)."""
    for place, new, n_gone in changes:
        start = place % (len(data) + 1)
        data = data[:start] + new + data[start + n_gone :]
    return data
