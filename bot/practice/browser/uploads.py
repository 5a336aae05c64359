"""Files a person has chosen in the browser, kept in memory until the message or form they belong to is sent."""

import itertools
from collections import OrderedDict
from dataclasses import dataclass
from urllib.parse import unquote

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

#: Discord takes no bigger file without a paid plan.
MAX_BYTES = 10 * 1024 * 1024
#: Files that were chosen and then not sent must not fill the memory.
MAX_FILES = 20


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """A chosen file."""

    upload_id: int
    name: str
    data: bytes


class Uploads:
    """The chosen files; the oldest is forgotten when there are too many."""

    def __init__(self) -> None:
        self._files: OrderedDict[int, Upload] = OrderedDict()
        self._ids = itertools.count(1)

    def add(self, name: str, data: bytes) -> Upload:
        """The file as it is kept from now on, under an id of its own."""
        upload = Upload(upload_id=next(self._ids), name=name, data=data)
        self._files[upload.upload_id] = upload
        if len(self._files) > MAX_FILES:
            self._files.popitem(last=False)
        return upload

    def find(self, upload_id: int) -> Upload | None:
        """The file with this id, or None if there is none, or none any more."""
        return self._files.get(upload_id)


async def receive_upload(request: Request, *, uploads: Uploads) -> Response:
    """Keep the request's body as a file and answer {id, name, n_bytes}.

    The header X-File-Name says what it is called, percent-encoded, because headers are not Unicode.
    """
    data = bytearray()
    try:
        async for chunk in request.stream():  # to its end, or the browser would not hear why it is refused
            data += chunk[: MAX_BYTES + 1 - len(data)]
    except ClientDisconnect:
        return Response(status_code=400)  # nobody is there to read it
    if len(data) > MAX_BYTES:
        return PlainTextResponse("Discord takes files of up to 10 MiB; this one is bigger.", status_code=413)
    upload = uploads.add(tidy_name(unquote(request.headers.get("X-File-Name", ""))), bytes(data))
    return JSONResponse({"id": upload.upload_id, "name": upload.name, "n_bytes": len(data)}, status_code=201)


def tidy_name(name: str) -> str:
    """A file's name without folders or anything that cannot be seen; never empty."""
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(char for char in last if char.isprintable()).strip(" .")[-100:] or "file"
