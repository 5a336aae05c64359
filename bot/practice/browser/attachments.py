"""Files of messages, given to the browser from memory: pictures and plain text to look at, the rest to keep."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import PurePosixPath
from urllib.parse import quote

from starlette.responses import PlainTextResponse, Response

#: What a browser may show by itself: nothing in it can run. An SVG can, so it is only ever a picture in a page.
_SHOWN = {
    ".png": "image/png",
    ".jpg": "image/jpeg",
    ".jpeg": "image/jpeg",
    ".gif": "image/gif",
    ".webp": "image/webp",
    ".txt": "text/plain; charset=utf-8",
}
_KEPT = {".svg": "image/svg+xml"}


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file of a message."""

    name: str
    data: bytes


#: (message id, which of its files from 0, the person who looks or None) → the file, or None if there is none for them.
FileSource = Callable[[int, int, str | None], StoredFile | None]


def answer_with_file(file: StoredFile | None) -> Response:
    """The file as an answer, or 404. Whatever is in it runs nothing and loads nothing."""
    if file is None:
        return PlainTextResponse("There is no such file (any more).", status_code=404)
    suffix = PurePosixPath(file.name).suffix.lower()
    return Response(
        file.data,
        media_type=_SHOWN.get(suffix) or _KEPT.get(suffix, "application/octet-stream"),
        headers={
            "Content-Disposition": render_disposition(file.name, is_shown=suffix in _SHOWN),
            "Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'; sandbox",
        },
    )


def render_disposition(name: str, *, is_shown: bool) -> str:
    """The Content-Disposition header for a file of this name, whatever characters it has (**Source** RFC 6266)."""
    kind = "inline" if is_shown else "attachment"
    plain = "".join(char if " " <= char <= "~" and char not in '"\\%/' else "_" for char in name)
    if plain == name:
        return f'{kind}; filename="{name}"'
    return f"{kind}; filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"
