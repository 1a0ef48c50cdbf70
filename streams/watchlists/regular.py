"""Opens files that an operator names, without waiting for what is none."""

import os
import stat
from io import BufferedReader
from pathlib import Path

from streams.errors import WatchlistError


def opened(file: Path) -> BufferedReader:
    """A regular file, open to be read. Raises WatchlistError for one that cannot be, and for a folder, pipe or device.

    A pipe would be waited for, and a device may have no end.
    """
    try:
        descriptor = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except (OSError, ValueError) as error:
        raise WatchlistError(f"{file}: {getattr(error, 'strerror', None) or error}") from None
    mode = os.fstat(descriptor).st_mode
    if not stat.S_ISREG(mode):
        os.close(descriptor)
        raise WatchlistError(f"{file}: {'Is a directory' if stat.S_ISDIR(mode) else 'no regular file'}")
    return os.fdopen(descriptor, "rb")
