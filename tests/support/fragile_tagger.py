"""A tagger process that does as its items say: `hang`, `die`, `garbage`, `die-once FILE`, `tell`; it echoes others."""

import os
import sys
import time
from pathlib import Path
from typing import Any

from streams.tagging.frames import Item, read, write


def obey(item: Item) -> tuple[Any, ...]:
    order, _, rest = (item[1] or b"").decode().partition(" ")
    if order == "hang":
        time.sleep(60)
    if order == "die" or (order == "die-once" and not Path(rest).exists()):
        if rest:
            Path(rest).touch()
        os._exit(3)
    if order == "tell":
        write(sys.stdout.buffer, {"list": "board", "message": "watchlist board: it is broken", "refused": True})
    if order == "garbage":
        sys.stdout.buffer.write(b"\0\0\0\1?")
        sys.stdout.flush()
    return item[0], item[1], [(b"pid", str(os.getpid()).encode())]


if __name__ == "__main__":
    read(sys.stdin.buffer)
    write(sys.stdout.buffer, None)
    try:
        while True:
            write(sys.stdout.buffer, [obey(item) for item in read(sys.stdin.buffer)])
    except EOFError:
        pass
