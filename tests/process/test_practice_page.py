"""The practice classroom's page in a process of its own: Ctrl+C ends it, with a window still open."""

import asyncio
import signal
import sys
from urllib.parse import parse_qs, urlsplit

import aiohttp
import pytest

#: A classroom with nothing in it, that says where it is and how it ended.
_CLASSROOM = """
import asyncio
from bot.practice.browser.server import serve
from bot.practice.browser.uploads import Uploads

async def draw(window): pass

async def hold_class():
    async with serve(draw, files=lambda *_: None, uploads=Uploads()) as page:
        print(page.url, flush=True)
        await asyncio.sleep(600)

try:
    asyncio.run(hold_class())
except KeyboardInterrupt:
    print("ended by Ctrl+C")
"""


@pytest.mark.skipif(sys.platform == "win32", reason="a process cannot be sent Ctrl+C alone there")
async def test_ctrl_c_ends_the_class_with_a_window_still_open_and_nothing_to_say() -> None:
    pipe = asyncio.subprocess.PIPE
    process = await asyncio.create_subprocess_exec(sys.executable, "-c", _CLASSROOM, stdout=pipe, stderr=pipe)
    assert process.stdout is not None
    address = urlsplit((await process.stdout.readline()).decode().strip())
    site, token = f"127.0.0.1:{address.port}", parse_qs(address.query)["token"][0]
    own = {"Origin": f"http://{site}", "Cookie": f"harkness-{address.port}={token}"}

    async with aiohttp.ClientSession(headers=own) as window:
        connected = await window.ws_connect(f"http://{site}/_nicegui_ws/socket.io/?EIO=4&transport=websocket")
        await connected.receive_str()
        process.send_signal(signal.SIGINT)
        closed = await connected.receive()
        said, complained = await process.communicate()

    assert closed.type is aiohttp.WSMsgType.CLOSE
    assert (process.returncode, said.decode(), complained.decode()) == (0, "ended by Ctrl+C\n", "")
