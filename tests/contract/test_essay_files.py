"""Files people upload, good and bad, read as the bot reads them: with a real child process."""

import asyncio
import io
import os
import textwrap
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import parse_xml
from pypdf import PdfReader, PdfWriter

from bot.errors import UnreadableEssayError
from bot.essay.essay import Essay
from bot.reader.essay_file import EssayReader
from bot.reader.limits import ReadingLimits
from tests.contract.docx_bytes import DOCUMENT_END, DOCUMENT_START, WORDS, W, make_document_xml, make_docx
from tests.contract.pdf_bytes import join_objects, make_pdf, place_lines

PARAGRAPHS = (
    "Every morning half of my class is asleep before the first bell has rung. The doctors who study sleep say that "
    "teenagers need nine hours. Our school starts at 7:25 a.m., and it does not seem to care about that.",
    "My uncle drives the bus. Nobody talks before eight, he says. I believe him. But is it the task of a school to let "
    "us sleep? It is, because nothing else that it does works without sleep, and everybody who teaches knows it.",
)
_OWN_CHILDREN = Path(f"/proc/{os.getpid()}/task/{os.getpid()}/children")


async def read(name: str, data: bytes, limits: ReadingLimits | None = None) -> Essay:
    return await EssayReader(limits or ReadingLimits()).read(name, data)


def words_of(essay: Essay) -> list[str]:
    return [paragraph.text for paragraph in essay.paragraphs]


def wrap(paragraph: str, indent: str = "") -> list[str]:
    return textwrap.wrap(paragraph, 60, initial_indent=indent)


def count_children() -> int:
    return len(_OWN_CHILDREN.read_text().split())


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
async def test_plain_text_is_read_in_the_encodings_people_use(encoding: str) -> None:
    essay = await read("Essay.TXT", "“Café,” he said.\r\n\r\nIt’s late – too late.".encode(encoding))

    assert words_of(essay) == ["“Café,” he said.", "It’s late – too late."]


async def test_a_word_document_has_headings_lists_quotes_and_only_what_was_not_deleted() -> None:
    document = Document()
    document.add_heading("The Long Way", 0)
    document.add_paragraph("By Sam Lee")
    walked = document.add_paragraph("Walking is slow. ")
    walked._p.append(parse_xml(f'<w:ins {W} w:id="1"><w:r><w:t>I like it. </w:t></w:r></w:ins>'))
    walked._p.append(parse_xml(f'<w:del {W} w:id="2"><w:r><w:delText>I hate it.</w:delText></w:r></w:del>'))
    walked._p.append(parse_xml(f'<w:moveFrom {W} w:id="3"><w:r><w:t>Gone.</w:t></w:r></w:moveFrom>'))
    walked.add_run("Mr. Li does too.")
    document.add_heading("What it costs", 1)
    document.add_paragraph("It costs three things:")
    for thing in ("the air", "my brother", "two euros"):
        document.add_paragraph(thing, style="List Bullet")
    document.add_paragraph("We have time, said a Roman.", style="Quote")
    document.add_paragraph("So walk.")
    buffer = io.BytesIO()
    document.save(buffer)

    essay = await read("way.docx", buffer.getvalue())

    assert (essay.title, essay.author) == ("The Long Way", "Sam Lee")
    assert words_of(essay) == [
        "Walking is slow. I like it. Mr. Li does too.",
        "It costs three things: the air my brother two euros",
        "We have time, said a Roman.",
        "So walk.",
    ]
    assert [paragraph.heading for paragraph in essay.paragraphs] == [None, "What it costs", None, None]
    assert essay.paragraphs[2].is_block_quote


async def test_a_deleted_paragraph_end_joins_two_paragraphs() -> None:
    deleted_end = '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>'
    body = f"<w:p>{deleted_end}<w:r><w:t>We walk and </w:t></w:r></w:p><w:p><w:r><w:t>we talk.</w:t></w:r></w:p>"

    essay = await read("joined.docx", make_docx(DOCUMENT_START + body + DOCUMENT_END))

    assert words_of(essay) == ["We walk and we talk."]


@pytest.mark.parametrize("style", ["gaps", "indents"])
async def test_a_pdf_is_read_over_its_pages_without_heads_and_page_numbers(style: str) -> None:
    first, second = (wrap(paragraph, "" if style == "gaps" else "    ") for paragraph in PARAGRAPHS)
    lines = [*first, "", *second] if style == "gaps" else [*first, *second]
    cut = len(lines) - 2
    title = (60, 550, 20, "Let Us Sleep")
    pages = [
        [(300, 580, 9, "Doe 1"), title, *place_lines(lines[:cut])],
        [(300, 580, 9, "Doe 2"), *place_lines(lines[cut:]), (200, 30, 9, "2")],
        [(300, 580, 9, "Doe 3"), *place_lines(["", "So let us start at nine, and not a minute before that."])],
    ]

    essay = await read("sleep.pdf", make_pdf(pages))

    assert essay.title == "Let Us Sleep"
    assert words_of(essay)[:2] == list(PARAGRAPHS)


async def test_words_broken_in_a_pdf_are_whole_and_raised_marks_gone() -> None:
    page = [*place_lines(["The nego-", "tiations took two whole years of a good life.", "And so it went on."])]
    page.insert(2, (290, 510, 6, "1"))

    essay = await read("peace.pdf", make_pdf([page]))

    assert "negotiations took two whole years of a good life. And so" in " ".join(words_of(essay))


def locked_pdf() -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(make_pdf([place_lines(["Secret."])]))))
    writer.encrypt("xyz", algorithm="RC4-128")
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def deep_pdf() -> bytes:
    """Arrays in arrays, and a tree of pages that is its own child."""
    deep = "[" * 20_000 + "]" * 20_000
    return join_objects(
        [f"<< /Type /Catalog /Pages 2 0 R /Deep {deep} >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 >>", "null"]
    )


def squeezed_docx(n_paragraphs: int, *, text: str = "a") -> bytes:
    return make_docx(DOCUMENT_START + f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>" * n_paragraphs + DOCUMENT_END)


def laughing_docx() -> bytes:
    entities = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(12))
    start = DOCUMENT_START.replace("?>", f'?><!DOCTYPE w [<!ENTITY a "lol">{entities}]>', 1)
    return make_docx(start + "<w:p><w:r><w:t>&m;</w:t></w:r></w:p>" + DOCUMENT_END)


def hungry_docx() -> bytes:
    """Under every limit of its directory, and still more than the child may use once it is a tree."""
    numbers = "".join(f"<w:p><w:r><w:t>{n * 7919 % 1_000_003}</w:t></w:r></w:p>" for n in range(800_000))
    return make_docx(DOCUMENT_START + numbers + DOCUMENT_END)


def twin_docx() -> bytes:
    buffer = io.BytesIO(make_docx())
    with zipfile.ZipFile(buffer, "a") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        archive.writestr("word/document.xml", "<a/>")
    return buffer.getvalue()


def bad_files() -> Iterator[tuple[str, bytes, str]]:
    """Each file with words its refusal has to hold."""
    yield "essay.odt", b"text", "I read .txt, .md, .pdf and .docx"
    yield "essay", b"text", "I read .txt, .md, .pdf and .docx"
    yield "essay.txt", b"", "nothing written"
    yield "essay.txt", b" \n\n ", "nothing written"
    yield "essay.txt", b"PK\3\4\0\0\0", "not plain text"
    yield "essay.txt", b"a" * 10_000_001, "larger than 10 MB"
    yield "essay.txt", b"word " * 40_001, "more than 40,000 words"
    yield "scan.pdf", make_pdf([[], []]), "scan"
    yield "long.pdf", make_pdf([place_lines(["A page."])] * 201), "more than 200 pages"
    yield "locked.pdf", locked_pdf(), "password"
    yield "torn.pdf", b"%PDF-1.7\nnothing", "damaged"
    yield "deep.pdf", deep_pdf(), "deep.pdf"
    yield "old.docx", b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "password"
    yield "torn.docx", make_docx()[:2000], "damaged"
    yield "twin.docx", twin_docx(), "damaged"
    yield "many.docx", make_docx(extra={f"word/{n}.xml": b"" for n in range(2000)}), "unpacks to far more"
    yield "big.docx", squeezed_docx(2_000_000), "unpacks to far more"
    yield "squeezed.docx", make_docx(extra={"word/zeros.bin": b"\0" * 20_000_000}), "unpacks to far more"
    yield "laughing.docx", laughing_docx(), "damaged"
    yield "deep.docx", make_docx(DOCUMENT_START + "<w:sdt>" * 30_000 + "</w:sdt>" * 30_000 + DOCUMENT_END), "damaged"


@pytest.mark.parametrize(
    ("name", "data", "words"), [pytest.param(*bad, id=f"{i} {bad[0]}") for i, bad in enumerate(bad_files())]
)
async def test_a_file_that_cannot_be_read_is_refused_in_words_for_a_person(name: str, data: bytes, words: str) -> None:
    with pytest.raises(UnreadableEssayError) as refused:
        await read(name, data)

    assert words in str(refused.value)
    assert str(refused.value).startswith(f"`{name}`: ")


async def test_the_bot_goes_on_answering_while_a_bomb_is_defused() -> None:
    n_answers = 0

    async def answer() -> None:
        nonlocal n_answers
        while True:
            await asyncio.sleep(0.01)
            n_answers += 1

    data = hungry_docx()
    answering = asyncio.create_task(answer())
    async with asyncio.timeout(10):
        with pytest.raises(UnreadableEssayError):
            await read("hungry.docx", data, ReadingLimits(cpu_seconds=3))
    answering.cancel()

    assert n_answers >= 10


async def test_a_child_that_takes_too_long_is_ended() -> None:
    limits = ReadingLimits(wall_seconds=0.01)

    with pytest.raises(UnreadableEssayError, match=r"longer than 0\.01 seconds"):
        await read("slow.docx", squeezed_docx(1), limits)


@pytest.mark.skipif(not _OWN_CHILDREN.exists(), reason="the system does not list a process's children")
async def test_of_many_uploads_two_are_read_at_a_time_and_all_of_them_in_the_end() -> None:
    reader = EssayReader(ReadingLimits())
    data = make_docx(make_document_xml())
    others = most = count_children()
    uploads = asyncio.gather(*(reader.read(f"{number}.docx", data) for number in range(6)))

    while not uploads.done():
        most = max(most, count_children())
        await asyncio.sleep(0.005)

    assert most - others == 2
    assert [words_of(essay) for essay in await uploads] == [[WORDS]] * 6


async def test_giving_up_on_a_reading_ends_its_child() -> None:
    reading = asyncio.create_task(read("essay.docx", squeezed_docx(1)))
    await asyncio.sleep(0.05)

    reading.cancel()

    with pytest.raises(asyncio.CancelledError):
        await reading


async def test_a_token_in_the_environment_does_not_reach_the_child(monkeypatch: pytest.MonkeyPatch) -> None:
    from bot.reader.essay_file import _make_environment

    monkeypatch.setenv("DISCORD_TOKEN", "secret")

    assert "secret" not in _make_environment().values()
