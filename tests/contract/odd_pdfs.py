"""PDFs that attack or surprise, written by hand."""

import io
import zlib
from collections.abc import Iterator

from pypdf import PdfReader, PdfWriter

from bot.reader.unreadable import Unreadable
from tests.contract.pdf_bytes import join_objects, make_pdf, place_lines

LINE = "We walk and we talk, all of the way to the sea."
_CATALOG = "<< /Type /Catalog /Pages 2 0 R >>"
_PAGES = "<< /Type /Pages /Kids [3 0 R] /Count 1 >>"
_FONT = "<< /Type /Font /Subtype /Type1 /BaseFont /Times-Roman >>"
_SHOWN = f"BT /F1 11 Tf 60 500 Td ({LINE}) Tj ET"


def good_pdf() -> bytes:
    """One page that says LINE."""
    return make_pdf([place_lines([LINE])])


def _page(stream: str, *, entries: str = "/Contents 5 0 R", font: str = _FONT, objects: tuple[str, ...] = ()) -> bytes:
    """One page with this content stream object; `objects` are numbered from 6, and 6 is the drawing /X."""
    resources = "/Resources << /Font << /F1 4 0 R >> /XObject << /X 6 0 R >> >>"
    page = f"<< /Type /Page /Parent 2 0 R {entries} {resources} >>"
    return join_objects([_CATALOG, _PAGES, page, font, stream, *objects])


def _stream(content: str, *, length: str | None = None, entries: str = "") -> str:
    return f"<< /Length {length or len(content)} {entries} >>\nstream\n{content}\nendstream"


def _squeezed(content: bytes, *, times: int = 1) -> str:
    """A stream deflated once or more."""
    for _ in range(times):
        content = zlib.compress(content, 9)
    return _stream(content.hex() + ">", entries=f"/Filter [/ASCIIHexDecode {'/FlateDecode ' * times}]")


def _lock(algorithm: str, user_password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(good_pdf())))
    writer.encrypt(user_password, owner_password="teacher", algorithm=algorithm)
    buffer = io.BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


def _revise(data: bytes, times: int, *, before: int | None = None) -> bytes:
    """The file saved anew so often, each time with a table of its own that points back."""
    for _ in range(times):
        last = int(data[data.rindex(b"startxref") :].split()[1]) if before is None else before
        place = len(data)
        data += (
            b"xref\n0 1\n0000000000 65535 f \n"
            b"trailer\n<< /Size 6 /Root 1 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (last, place)
        )
    return data


def _only(*objects: str) -> bytes:
    return join_objects([_CATALOG, *objects])


def odd_structures() -> Iterator[tuple[str, bytes, Unreadable | None]]:
    """PDFs with a wrong skeleton: name, content, and why it is refused."""
    good = good_pdf()
    yield "owner-locked.pdf", _lock("RC4-128", ""), None
    yield "cut-in-half.pdf", good[: len(good) // 2], Unreadable.DAMAGED
    yield "cut-before-table.pdf", good[: good.index(b"xref")], Unreadable.DAMAGED
    yield "cut-at-end.pdf", good[:-30], Unreadable.DAMAGED
    yield (
        "two-page-cycle.pdf",
        _only("<< /Type /Pages /Kids [3 0 R] /Count 1 >>", "<< /Type /Pages /Kids [2 0 R] /Count 1 /Parent 2 0 R >>"),
        Unreadable.DAMAGED,
    )
    yield "table-cycle.pdf", _revise(good, 1, before=len(good)), None
    yield "thousand-revisions.pdf", _revise(good, 1_000), None
    yield "table-far-away.pdf", good.replace(b"startxref\n", b"startxref\n9"), None
    yield "giant-table.pdf", good.replace(b"xref\n0 6", b"xref\n0 999999999"), Unreadable.DAMAGED
    yield "giant-size.pdf", good.replace(b"/Size 6", b"/Size 999999999999"), None
    yield "negative-table.pdf", good.replace(b"xref\n0 6", b"xref\n-9 -6"), Unreadable.DAMAGED
    yield "no-root.pdf", good.replace(b"/Root 1 0 R", b""), None
    yield "root-is-font.pdf", good.replace(b"/Root 1 0 R", b"/Root 3 0 R"), None
    yield "self-reference.pdf", _only(_PAGES, "3 0 R"), Unreadable.DAMAGED
    yield "no-pages.pdf", _only("<< /Type /Pages /Kids [] /Count 0 >>"), Unreadable.EMPTY
    yield "pages-is-text.pdf", _only("(pages)"), Unreadable.DAMAGED
    yield "kids-are-null.pdf", _only("<< /Type /Pages /Kids [null null 9 0 R] /Count 3 >>"), Unreadable.EMPTY
    yield "billion-pages.pdf", good.replace(b"/Count 1", b"/Count 1000000000"), None
    yield (
        "twin-kids.pdf",
        _only(f"<< /Type /Pages /Kids [{'3 0 R ' * 5_000}] /Count 5000 >>", "<< /Type /Page >>"),
        Unreadable.TOO_MANY_PAGES,
    )
    chain = [f"<< /Type /Pages /Kids [{n + 3} 0 R] /Count 1 >>" for n in range(3_000)]
    yield "page-chain.pdf", _only(*chain, "null"), Unreadable.TOO_COSTLY
    wide = [f"<< /Type /Pages /Kids [{f'{n + 3} 0 R ' * 2}] /Count 2 >>" for n in range(30)]
    yield "page-doubling.pdf", _only(*wide, "<< /Type /Page >>"), Unreadable.TOO_COSTLY
    yield "junk-before.pdf", b"From: teacher\r\n\r\n" * 20 + good, None
    yield "junk-after.pdf", good + b"\0\1junk%%EOF startxref 7" * 500, Unreadable.DAMAGED
    yield "page.html.pdf", b"<!DOCTYPE html><p>We walk.</p>", Unreadable.DAMAGED
    yield "words.docx.pdf", b"PK\3\4" + bytes(500), Unreadable.DAMAGED
    yield "photo.jpg.pdf", b"\xff\xd8\xff\xe0" + bytes(5_000), Unreadable.DAMAGED
    yield "only-a-head.pdf", b"%PDF-1.4", Unreadable.DAMAGED
    yield "zeros.pdf", b"%PDF-1.4\n" + bytes(1_000_000), Unreadable.DAMAGED
    yield "deep-dictionaries.pdf", _only(_PAGES, "<< /A " * 20_000 + ">> " * 20_000), Unreadable.NO_TEXT
    yield "deep-everywhere.pdf", b"%PDF-1.7\n" + b"[" * 2_000_000, Unreadable.DAMAGED


def odd_contents() -> Iterator[tuple[str, bytes, Unreadable | None]]:
    """PDFs with a sound skeleton and odd pages: name, content, and why it is refused."""
    shown = _stream(_SHOWN)
    yield "huge-length.pdf", _page(_stream(_SHOWN, length="99999999999")), Unreadable.TOO_COSTLY
    yield "negative-length.pdf", _page(_stream(_SHOWN, length="-5")), None
    yield "length-of-itself.pdf", _page(_stream(_SHOWN, length="5 0 R")), Unreadable.TOO_COSTLY
    yield "bomb.pdf", _page(_squeezed(bytes(150_000_000))), Unreadable.TOO_COSTLY
    yield "bomb-in-bomb.pdf", _page(_squeezed(bytes(150_000_000), times=2)), Unreadable.TOO_COSTLY
    yield (
        "run-length-bomb.pdf",
        _page(_stream("8100" * 50_000, entries="/Filter [/ASCIIHexDecode /RunLengthDecode]")),
        Unreadable.NO_TEXT,
    )
    filters = "/AHx /AHx " * 5_000
    yield "many-filters.pdf", _page(_stream(_SHOWN, entries=f"/Filter [{filters}]")), Unreadable.TOO_COSTLY
    yield "unknown-filter.pdf", _page(_stream(_SHOWN, entries="/Filter /SecretDecode")), Unreadable.DAMAGED
    predictor = "/Filter /FlateDecode /DecodeParms << /Predictor 15 /Columns 999999999 >>"
    yield "predictor.pdf", _page(_stream("x", entries=predictor)), Unreadable.TOO_COSTLY
    form = _stream("/X Do " * 50, entries="/Type /XObject /Subtype /Form /Resources << /XObject << /X 6 0 R >> >>")
    yield "form-in-itself.pdf", _page(_stream("/X Do"), objects=(form,)), Unreadable.NO_TEXT
    forms = tuple(
        _stream("/X Do " * 4, entries=f"/Type /XObject /Subtype /Form /Resources << /XObject << /X {n} 0 R >> >>")
        for n in range(7, 12)
    )
    yield (
        "forms-fourfold.pdf",
        _page(_stream("/X Do"), objects=(*forms, _stream(_SHOWN))),
        Unreadable.NO_TEXT,
    )
    yield "deep-array.pdf", _page(_stream("BT " + "[" * 50_000 + " TJ ET")), Unreadable.DAMAGED
    yield "open-text.pdf", _page(_stream("BT /F1 11 Tf (We never end")), Unreadable.DAMAGED
    yield "open-hex.pdf", _page(_stream("BT /F1 11 Tf <zz41 Tj ET")), Unreadable.DAMAGED
    yield "no-numbers.pdf", _page(_stream("BT /F1 nan Tf /x (a) Td inf 1 Tm (b) Tj ET")), Unreadable.NO_TEXT
    huge = "9" * 5_000
    yield "huge-number.pdf", _page(_stream(f"BT /F1 {huge} Tf {huge} {huge} Td ({LINE}) Tj ET")), Unreadable.TOO_COSTLY
    yield (
        "odd-box.pdf",
        _page(shown, entries="/Contents 5 0 R /Rotate 45 /MediaBox [nan 0 (a) null]"),
        Unreadable.NO_TEXT,
    )
    yield "no-font.pdf", _page(_stream(_SHOWN.replace("/F1", "/F9"))), Unreadable.NO_TEXT
    yield "many-contents.pdf", _page(shown, entries=f"/Contents [{'5 0 R ' * 20_000}]"), Unreadable.TOO_COSTLY
    unicode_map = "1 beginbfrange <0000> <FFFFFFFF> <0041> endbfrange"
    font = "<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H /ToUnicode 6 0 R >>"
    yield "giant-map.pdf", _page(shown, font=font, objects=(_stream(unicode_map),)), Unreadable.TOO_COSTLY
    half = "1 beginbfrange <0000> <00FF> <D800> endbfrange"
    yield "half-characters.pdf", _page(shown, font=font, objects=(_stream(half),)), Unreadable.NO_TEXT
    yield (
        "picture.pdf",
        _page(
            _stream("q 400 0 0 500 0 0 cm /X Do Q"),
            objects=(
                _stream("00", entries="/Subtype /Image /Width 1 /Height 1 /BitsPerComponent 8 /ColorSpace /DeviceGray"),
            ),
        ),
        Unreadable.NO_TEXT,
    )
    giant = "/Subtype /Image /Width 99999999 /Height 99999999 /BitsPerComponent 8 /ColorSpace /DeviceRGB"
    yield "giant-picture.pdf", _page(_stream(_SHOWN + " /X Do"), objects=(_stream("00", entries=giant),)), None
    script = "/Contents 5 0 R /AA << /O << /S /JavaScript /JS (app.alert\\(1\\)) >> >>"
    yield "script.pdf", _page(shown, entries=script), None
    yield "launch.pdf", _page(shown, entries="/Contents 5 0 R /AA << /O << /S /Launch /F (calc.exe) >> >>"), None


def slow_pdf() -> bytes:
    """A small file whose one page shows 300,000 words."""
    return _page(_squeezed(b"BT /F1 11 Tf 60 500 Td " + b"(word ) Tj " * 300_000 + b"ET"))
