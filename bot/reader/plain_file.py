"""Plain text files in the encodings people's programs write."""

import codecs
import re

from bot.reader.unreadable import Unreadable, UnreadableFileError

_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# How files begin that are text for programs, not for people: RTF, web pages, XML, PostScript and PDF.
_MARKUP = re.compile(r"(?:\{\\rtf|<!doctype|<html|<\?xml|%PDF-|%!PS)", re.IGNORECASE)
_START = 200
# Control characters that no word processor writes: one may slip in, more than one in a hundred are a program's file.
_CONTROLS = bytes({*range(0x20), 0x7F} - set(b"\t\n\v\f\r\x1a"))
_MAX_CONTROL_SHARE = 0.01


def decode_plain(data: bytes) -> str:
    """The file's text: by its byte order mark, else UTF-16 or UTF-8, else Windows' Western encoding.

    Raises UnreadableFileError where it is no text, or one for programs.
    """
    encoding = next((name for mark, name in _BYTE_ORDER_MARKS if data.startswith(mark)), _find_utf_16(data))
    if encoding is None and _is_binary(data):
        raise UnreadableFileError(Unreadable.BINARY)
    text = data.decode(encoding, errors="replace") if encoding else _decode_unmarked(data)
    if _MARKUP.match(text[:_START].lstrip()):
        raise UnreadableFileError(Unreadable.BINARY)
    return text


def _decode_unmarked(data: bytes) -> str:
    text = data.decode("utf-8", errors="replace")
    n_beyond_ascii = len(text) - len(text.encode("ascii", errors="ignore"))
    # A file that was cut has one character broken and the others whole; one in another encoding has hardly any whole.
    is_utf_8 = 2 * text.count("\ufffd") <= n_beyond_ascii
    return text if is_utf_8 else data.decode("cp1252", errors="replace")


def _find_utf_16(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of a European text is zero, and none of the others."""
    evens, odds = data[::2], data[1::2]
    for zeros, others, name in ((odds, evens, "utf-16-le"), (evens, odds, "utf-16-be")):
        if others and zeros.count(0) > 0.5 * len(zeros) and 0 not in others:
            return name
    return None


def _is_binary(data: bytes) -> bool:
    n_controls = len(data) - len(data.translate(None, _CONTROLS))
    return n_controls > _MAX_CONTROL_SHARE * len(data)
