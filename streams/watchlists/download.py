"""Fetches a published watchlist: by https unless told otherwise, no more than so many bytes, no longer than so long."""

import hashlib
import http.client
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from typing import IO, Any, Final
from urllib.parse import urlsplit

from streams.errors import WatchlistError
from streams.neutral import neutral

SILENCE_SECONDS: Final = 30.0
"""How long the server may send nothing."""
MAX_SECONDS: Final = 3600.0
_CHUNK: Final = 1 << 18
_REDIRECTS: Final = 5


def is_url(source: str) -> bool:
    return "://" in source


def download(
    url: str,
    out: IO[bytes],
    *,
    schemes: frozenset[str],
    max_bytes: int,
    on_bytes: Callable[[int, int | None], None] | None = None,
) -> str:
    """Write what a URL holds to `out`; returns its SHA-256, hexadecimal.

    `on_bytes` is told how many bytes have come, and how many there will be where the server says. Redirects lead to
    `schemes` alone. Raises WatchlistError.
    """
    _check(url, schemes)
    opener = urllib.request.OpenerDirector()
    for handler in (
        urllib.request.ProxyHandler(),
        urllib.request.HTTPHandler(),
        urllib.request.HTTPSHandler(),
        urllib.request.HTTPDefaultErrorHandler(),
        urllib.request.HTTPErrorProcessor(),
        _Redirects(schemes),
    ):
        opener.add_handler(handler)
    request = urllib.request.Request(url, headers={"User-Agent": "wirewatch", "Accept-Encoding": "identity"})  # noqa: S310
    digest, came, deadline = hashlib.sha256(), 0, time.monotonic() + MAX_SECONDS
    try:
        with opener.open(request, timeout=SILENCE_SECONDS) as answer:
            length = answer.headers.get("Content-Length", "")
            total = int(length) if length.isdecimal() else None
            if total is not None and total > max_bytes:
                raise WatchlistError(f"{_shown(url)}: {total} bytes, at most {max_bytes} are fetched")
            while chunk := answer.read1(_CHUNK):
                came += len(chunk)
                if came > max_bytes:
                    raise WatchlistError(f"{_shown(url)}: more than {max_bytes} bytes")
                if time.monotonic() > deadline:
                    raise WatchlistError(f"{_shown(url)}: not done after {MAX_SECONDS:g} s")
                digest.update(chunk)
                out.write(chunk)
                if on_bytes is not None:
                    on_bytes(came, total)
    except urllib.error.HTTPError as error:
        raise WatchlistError(f"{_shown(url)}: {error.code} {neutral(str(error.reason))}") from None
    except (OSError, http.client.HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or str(error) or type(error).__name__
        raise WatchlistError(f"{_shown(url)}: {neutral(str(reason))}") from None
    if total is not None and came < total:
        raise WatchlistError(f"{_shown(url)}: cut off after {came} of {total} bytes")
    return digest.hexdigest()


class _Redirects(urllib.request.HTTPRedirectHandler):
    max_redirections = _REDIRECTS

    def __init__(self, schemes: frozenset[str]) -> None:
        self._schemes = schemes

    def redirect_request(
        self, req: urllib.request.Request, fp: Any, code: int, msg: str, headers: Any, newurl: str
    ) -> urllib.request.Request | None:
        _check(newurl, self._schemes)
        return super().redirect_request(req, fp, code, msg, headers, newurl)


def _check(url: str, schemes: frozenset[str]) -> None:
    try:
        parts = urlsplit(url)
        _ = parts.port
    except ValueError:
        # What it says may have a part of a password, which a login with a / leaves in the place of the port.
        raise WatchlistError(f"{_shown(url)}: no URL that can be read, by its host and port") from None
    if parts.username is not None:
        # It would go wherever the server leads.
        raise WatchlistError(f"{_shown(url)}: a login in a URL is not used; fetch the file by other means and add that")
    if parts.scheme not in schemes or not parts.hostname:
        raise WatchlistError(f"{_shown(url)}: only {' and '.join(sorted(schemes))} is fetched")


def _shown(url: str) -> str:
    """The URL as it may be shown: without a login."""
    login, at, rest = url.rpartition("@")
    return neutral(f"{login.partition('://')[0]}://{rest}" if at else url)[:200]
