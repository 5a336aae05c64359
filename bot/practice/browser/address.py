"""Where the practice classroom is found: a port of this machine, and a token that lets a browser in."""

import errno
import os
import secrets
import socket
from dataclasses import dataclass, field

from bot.errors import BadInputError

#: The only interface it is served on; no other machine can reach it.
LOOPBACK = "127.0.0.1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """The place of one running classroom. `token` is made anew each time and known to who reads the terminal."""

    port: int
    token: str = field(default_factory=secrets.token_urlsafe, repr=False)

    @property
    def url(self) -> str:
        """What is opened in the browser, token included."""
        return f"http://{LOOPBACK}:{self.port}/?token={self.token}"

    @property
    def hosts(self) -> tuple[str, ...]:
        """What a browser on this machine may call the place; any other name was made to point here by a stranger."""
        return tuple(f"{name}:{self.port}" for name in (LOOPBACK, "localhost"))

    @property
    def origins(self) -> tuple[str, ...]:
        """The origins of pages that come from here."""
        return tuple(f"http://{host}" for host in self.hosts)

    @property
    def cookie(self) -> str:
        """The cookie's name. It has the port in it because browsers send cookies to every port of a host."""
        return f"harkness-{self.port}"

    def accepts(self, token: str) -> bool:
        """Whether this is the token; takes as long for a nearly right one as for a wrong one."""
        return secrets.compare_digest(token.encode(), self.token.encode())


def listen(port: int | None) -> socket.socket:
    """A socket that listens on this machine alone, on `port` or on a free one.

    Raises BadInputError: the port cannot be had.
    """
    listener = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    if os.name == "posix":  # so that a port just left is free at once; on Windows it would share a port in use
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind((LOOPBACK, port or 0))
        listener.listen()
    except (OSError, OverflowError) as exc:
        listener.close()
        raise BadInputError(_explain(port, exc)) from exc
    listener.setblocking(False)
    return listener


def _explain(port: int | None, error: Exception) -> str:
    advice = "Name another one, for example 8080, or none: then a free one is found."
    if isinstance(error, OSError) and error.errno == errno.EADDRINUSE:
        return f"Port {port} is taken, perhaps by a practice classroom that is still open. {advice}"
    if isinstance(error, PermissionError):
        return f"This machine does not let you use port {port}. {advice}"
    if isinstance(error, OverflowError):
        return f"There is no port {port}: ports go up to 65535. {advice}"
    return f"The page cannot be opened on {LOOPBACK} ({error})."
