"""Word documents made by hand, the good and the hostile."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping

from docx import Document
from docx.oxml.ns import nsdecls

from bot.reader.unreadable import Unreadable

W = nsdecls("w")
DOCUMENT_START = f'<?xml version="1.0"?><w:document {W}><w:body>'
DOCUMENT_END = "</w:body></w:document>"
WORDS = "We walk and we talk."
_PARAGRAPH = f"<w:p><w:r><w:t>{WORDS}</w:t></w:r></w:p>"
_MAIN = "word/document.xml"
_TYPES = "[Content_Types].xml"


def make_document_xml(body: str = "", *, doctype: str = "") -> str:
    """A document's main part: this body, then a paragraph with WORDS."""
    return DOCUMENT_START.replace("?>", f"?>{doctype}", 1) + body + _PARAGRAPH + DOCUMENT_END


def make_docx(document_xml: str | None = None, *, extra: Mapping[str, bytes] | None = None) -> bytes:
    """A document as Word writes it; `document_xml` in place of its main part, `extra` as further parts."""
    parts = _read_parts()
    if document_xml is not None:
        parts[_MAIN] = document_xml.encode("utf-8")
    return pack(parts | dict(extra or {}))


def pack(parts: Mapping[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip file of these parts."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def _read_parts() -> dict[str, bytes]:
    buffer = io.BytesIO()
    Document().save(buffer)
    with zipfile.ZipFile(buffer) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _without(name: str) -> bytes:
    parts = _read_parts() | {_MAIN: make_document_xml().encode()}
    del parts[name]
    return pack(parts)


def _with(name: str, old: str, new: str) -> bytes:
    """A document with something else in one of its parts."""
    parts = _read_parts() | {_MAIN: make_document_xml().encode()}
    assert old.encode() in parts[name]
    return pack(parts | {name: parts[name].replace(old.encode(), new.encode())})


def _lie(data: bytes, name: str, *, n_bytes: int) -> bytes:
    """The zip file, saying in its directory that an entry unpacks to so many bytes."""
    lying = bytearray(data)
    place = data.rindex(b"PK\x01\x02", 0, data.rindex(name.encode()))
    struct.pack_into("<I", lying, place + 24, n_bytes)
    return bytes(lying)


def swollen_docx(n_megabytes: int = 600) -> bytes:
    """A document whose main part unpacks to so many megabytes, and says that it is small."""
    packer = zlib.compressobj(wbits=-15)
    megabyte = packer.compress(bytes(1_000_000)) + packer.flush(zlib.Z_FULL_FLUSH)
    main = megabyte * n_megabytes + packer.flush()
    data = bytearray(pack(_read_parts() | {_MAIN: main}, method=zipfile.ZIP_STORED))
    named = data.index(_MAIN.encode()), data.rindex(_MAIN.encode())
    for place in (data.rindex(b"PK\3\4", 0, named[0]) + 8, data.rindex(b"PK\1\2", 0, named[1]) + 10):
        struct.pack_into("<H", data, place, zipfile.ZIP_DEFLATED)
    return bytes(data)


def _flag(data: bytes, flag: int) -> bytes:
    """The zip file with a flag set for its first entry."""
    flagged = bytearray(data)
    flagged[data.index(b"PK\x01\x02") + 8] |= flag
    return bytes(flagged)


def _overlap(n_entries: int) -> bytes:
    """A bomb of one kernel that every entry of the directory points at."""
    data = make_docx(extra={"word/kernel0000.bin": bytes(900_000)})
    start = data.rindex(b"PK\x01\x02")
    end = data.rindex(b"PK\x05\x06")
    entries = b"".join(data[start:end].replace(b"kernel0000", b"kernel%04d" % n) for n in range(n_entries))
    n_all = struct.unpack_from("<H", data, end + 10)[0] - 1 + n_entries
    first = struct.unpack_from("<I", data, end + 16)[0]
    tail = struct.pack("<4s4H2IH", b"PK\x05\x06", 0, 0, n_all, n_all, start - first + len(entries), first, 0)
    return data[:start] + entries + tail


def _nest(n_layers: int) -> bytes:
    data = bytes(100_000)
    for n in range(n_layers):
        data = pack({f"{n}-{copy}.zip": data for copy in range(8)})
    return data


def _nest_tables(depth: int) -> str:
    return make_document_xml("<w:tbl><w:tr><w:tc>" * depth + _PARAGRAPH + "</w:tc></w:tr></w:tbl>" * depth)


def odd_zips() -> Iterator[tuple[str, bytes, Unreadable | None]]:
    """Zip files that lie, swell or lack something: name, content, and why it is refused."""
    good = make_docx(make_document_xml())
    zeros = make_docx(make_document_xml(), extra={"word/z.bin": bytes(900_000)})
    yield "nested.docx", make_docx(make_document_xml(), extra={"word/inner.zip": _nest(4)}), None
    yield "overlapping.docx", _overlap(1_900), Unreadable.TOO_COSTLY
    yield "few-overlapping.docx", _overlap(20), Unreadable.TOO_COSTLY
    yield "says-much.docx", _lie(good, _MAIN, n_bytes=4_000_000_000), Unreadable.TOO_COSTLY
    yield "says-zero.docx", _lie(good, _MAIN, n_bytes=0), Unreadable.DAMAGED
    yield "all-zeros.docx", zeros, None
    yield "bzip2.docx", pack(_read_parts() | {_MAIN: make_document_xml().encode()}, method=zipfile.ZIP_BZIP2), None
    yield "lzma.docx", pack(_read_parts() | {_MAIN: make_document_xml().encode()}, method=zipfile.ZIP_LZMA), None
    yield "locked-entry.docx", _flag(good, 1), Unreadable.ENCRYPTED
    yield "patched.docx", _flag(good, 0x20), Unreadable.DAMAGED
    yield "after-junk.docx", b"MZ" + bytes(5_000) + good, None
    yield "before-junk.docx", good + b"junk" * 100, None
    yield "no-directory.docx", good[: good.index(b"PK\x01\x02")], Unreadable.DAMAGED
    yield "empty-zip.docx", pack({}), Unreadable.DAMAGED
    yield "only-a-directory.docx", good[good.index(b"PK\x01\x02") :], Unreadable.DAMAGED
    yield "broken-crc.docx", good.replace(good[60:64], b"\0\1\2\3", 1), Unreadable.DAMAGED
    yield "no-types.docx", _without(_TYPES), Unreadable.DAMAGED
    yield "no-main.docx", _without(_MAIN), Unreadable.DAMAGED
    yield "no-rels.docx", _without("_rels/.rels"), Unreadable.DAMAGED
    yield "no-styles.docx", _without("word/styles.xml"), Unreadable.DAMAGED
    yield "climbing.docx", make_docx(make_document_xml(), extra={"../../etc/cron.d/x": b"x"}), None
    yield (
        "essay.odt.docx",
        pack({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
        Unreadable.DAMAGED,
    )
    locked_odt = {"mimetype": b"x", "META-INF/manifest.xml": b"<manifest:encryption-data/>", "content.xml": b"\1\2"}
    yield "locked.odt.docx", pack(locked_odt), Unreadable.DAMAGED
    yield (
        "sheet.xlsx.docx",
        _with(_TYPES, "wordprocessingml.document.main", "spreadsheetml.sheet.main"),
        Unreadable.DAMAGED,
    )
    yield (
        "book.epub.docx",
        pack({"mimetype": b"application/epub+zip", "OEBPS/1.xhtml": b"<p>Text</p>"}),
        Unreadable.DAMAGED,
    )
    yield "old.doc.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(2_000), Unreadable.DAMAGED
    yield "picture.docx", b"\x89PNG\r\n\x1a\n" + bytes(2_000), Unreadable.DAMAGED


def odd_documents() -> Iterator[tuple[str, bytes, Unreadable | None]]:
    """Sound zip files with XML that attacks or surprises: name, content, and why it is refused."""
    external = '<!DOCTYPE w [<!ENTITY x SYSTEM "file:///etc/passwd">]>'
    in_text = "<w:p><w:r><w:t>&x;</w:t></w:r></w:p>"
    yield "external.docx", make_docx(make_document_xml(in_text, doctype=external)), None
    remote = '<!DOCTYPE w SYSTEM "http://127.0.0.1:9/evil.dtd">'
    yield "remote-dtd.docx", make_docx(make_document_xml(doctype=remote)), None
    parameter = '<!DOCTYPE w [<!ENTITY % p SYSTEM "file:///etc/passwd"> %p;]>'
    yield "parameter.docx", make_docx(make_document_xml(doctype=parameter)), None
    quadratic = f'<!DOCTYPE w [<!ENTITY x "{"lol " * 20_000}">]>'
    yield "quadratic.docx", make_docx(make_document_xml("&x;" * 20_000, doctype=quadratic)), Unreadable.DAMAGED
    yield "types-entity.docx", _with(_TYPES, "<Types", external + "<Types"), None
    laughs = "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(10))
    laughing = f'<!DOCTYPE w [<!ENTITY a "lol">{laughs}]>'
    in_attribute = '<w:p w:rsidR="&k;"/>'
    yield "laughing-attribute.docx", make_docx(make_document_xml(in_attribute, doctype=laughing)), Unreadable.DAMAGED
    yield "laughing-types.docx", _with(_TYPES, 'Extension="xml"', 'Extension="&k;"'), Unreadable.DAMAGED
    yield (
        "outside-main.docx",
        _with("_rels/.rels", 'Target="word/document.xml"', 'Target="file:///etc/passwd"'),
        Unreadable.DAMAGED,
    )
    yield (
        "climbing-main.docx",
        _with("_rels/.rels", 'Target="word/document.xml"', 'Target="../../etc/passwd"'),
        Unreadable.DAMAGED,
    )
    yield (
        "self-main.docx",
        _with("_rels/.rels", 'Target="word/document.xml"', 'Target="_rels/.rels"'),
        Unreadable.DAMAGED,
    )
    yield "not-xml.docx", make_docx("not XML at all"), Unreadable.DAMAGED
    yield "empty-main.docx", make_docx(" "), Unreadable.DAMAGED
    yield "no-body.docx", make_docx(f'<?xml version="1.0"?><w:document {W}/>'), Unreadable.DAMAGED
    yield "other-root.docx", make_docx("<html><body><p>Text</p></body></html>"), Unreadable.DAMAGED
    yield "empty-body.docx", make_docx(DOCUMENT_START + DOCUMENT_END), Unreadable.EMPTY
    runs = "<w:p>" + "<w:r><w:t>a </w:t></w:r>" * 200_000 + "</w:p>"
    yield "runs.docx", make_docx(make_document_xml(runs)), Unreadable.TOO_COSTLY
    yield (
        "rows.docx",
        make_docx(make_document_xml("<w:tbl>" + "<w:tr><w:tc/></w:tr>" * 200_000 + "</w:tbl>")),
        Unreadable.TOO_COSTLY,
    )
    yield "tables-30.docx", make_docx(_nest_tables(30)), None
    yield "tables-5000.docx", make_docx(_nest_tables(5_000)), Unreadable.DAMAGED
    attributes = " ".join(f'w:a{n}="{n}"' for n in range(50_000))
    yield "attributes.docx", make_docx(make_document_xml(f"<w:p {attributes}/>")), None
    yield (
        "long-text.docx",
        make_docx(make_document_xml(f"<w:p><w:r><w:t>{'a' * 11_000_000}</w:t></w:r></w:p>")),
        Unreadable.TOO_COSTLY,
    )
    yield (
        "pictures-only.docx",
        make_docx(DOCUMENT_START + "<w:p><w:r><w:drawing/></w:r></w:p>" + DOCUMENT_END),
        Unreadable.EMPTY,
    )
    deleted = f'<w:p><w:del w:id="1"><w:r><w:delText>{WORDS}</w:delText></w:r></w:del></w:p>'
    yield "all-deleted.docx", make_docx(DOCUMENT_START + deleted + DOCUMENT_END), Unreadable.EMPTY
    bidi = "<w:p><w:r><w:t>We \u202ewalk\u202c and\u200b we talk.</w:t></w:r></w:p>"
    yield "bidi.docx", make_docx(DOCUMENT_START + bidi + DOCUMENT_END), None
    style_cycle = '<w:style w:type="paragraph" w:styleId="A"><w:basedOn w:val="A"/></w:style></w:styles>'
    yield "style-cycle.docx", _with("word/styles.xml", "</w:styles>", style_cycle), None
