"""Opening the page in front of whoever started the classroom, or telling them how to."""

import subprocess
import sys
import webbrowser
from collections.abc import Mapping
from pathlib import PurePath

#: Browsers without windows of their own: they would take over the terminal that the classroom talks to.
_IN_THE_TERMINAL = {"w3m", "lynx", "links", "links2", "elinks", "www-browser", "browsh", "carbonyl"}


def has_browser(environment: Mapping[str, str]) -> bool:
    """Whether a browser can open a window in front of who started us: nobody sees one over ssh, nor in a terminal.

    Over ssh, `BROWSER` still names one that knows the way back, as editors set it there.
    """
    if "SSH_CONNECTION" in environment and "BROWSER" not in environment:
        return False
    try:
        found = webbrowser.get()
    except webbrowser.Error:
        return False
    return PurePath(getattr(found, "name", "")).name not in _IN_THE_TERMINAL


def open_browser(url: str) -> None:
    """Have the browser open this, in a process of its own: it may take its time, and the terminal stays ours."""
    subprocess.Popen(
        [sys.executable, "-m", "webbrowser", url],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )


def render_advice(port: int, environment: Mapping[str, str]) -> str:
    """How somebody without a browser here gets to the page."""
    if "SSH_CONNECTION" in environment:
        return (
            "You are here over ssh: on the computer you sit at, run\n\n"
            f"  ssh -L {port}:127.0.0.1:{port} (the name of this machine)\n\n"
            "and open the address there, in a browser."
        )
    if "WSL_DISTRO_NAME" in environment:
        return "Open it in a browser of Windows. If 127.0.0.1 does not answer there, write localhost in its place."
    return "Open it in a browser on this computer."
