import hashlib
import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from streams.errors import WatchlistError
from streams.watchlists.download import download

CONTENT = b"id,name\n1,Ann Vos\n" * 1000


class Server(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        if self.path == "/missing":
            self.send_error(404)
            return
        if self.path.startswith("/to"):
            self.send_response(302)
            self.send_header("Location", {"/to-file": "file:///etc/passwd", "/to-ftp": "ftp://127.0.0.1/"}.get(
                self.path, "/to-itself" if self.path == "/to-itself" else "/list"
            ))  # fmt: skip
            self.end_headers()
            return
        self.send_response(200)
        if self.path != "/unknown-length":
            self.send_header("Content-Length", str(len(CONTENT)))
        self.end_headers()
        self.wfile.write(CONTENT[:100] if self.path == "/cut" else CONTENT)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Server)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.fixture(autouse=True)
def _no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("no_proxy", "*")


def fetch(url: str, *, schemes: frozenset[str] = frozenset({"http"}), max_bytes: int = 1 << 20) -> tuple[bytes, str]:
    out = io.BytesIO()
    digest = download(url, out, schemes=schemes, max_bytes=max_bytes)
    return out.getvalue(), digest


@pytest.mark.parametrize("path", ["/list", "/to-list", "/unknown-length"])
def test_what_is_there_is_fetched(url: str, path: str) -> None:
    assert fetch(url + path) == (CONTENT, hashlib.sha256(CONTENT).hexdigest())


@pytest.mark.parametrize(
    ("path", "said"),
    [
        ("/missing", "404 Not Found"),
        ("/cut", "cut off after 100 of 18000 bytes"),
        ("/to-file", "302 Found - Redirection to url 'file:///etc/passwd' is not allowed"),
        ("/to-ftp", "ftp://127.0.0.1/: only http is fetched"),
        ("/to-itself", "redirect"),
    ],
)
def test_what_fails_is_told_in_a_line(url: str, path: str, said: str) -> None:
    with pytest.raises(WatchlistError, match=said) as failed:
        fetch(url + path)
    assert "\n" not in str(failed.value)


@pytest.mark.parametrize("path", ["/list", "/unknown-length"])
def test_no_more_than_so_many_bytes_are_fetched(url: str, path: str) -> None:
    with pytest.raises(WatchlistError, match=r"at most 1000 are fetched|more than 1000 bytes"):
        fetch(url + path, max_bytes=1000)


@pytest.mark.parametrize("url", ["http://example.org/x", "file:///etc/passwd", "ftp://x/", "https://", "https://[x"])
def test_only_https_unless_told_otherwise(url: str) -> None:
    with pytest.raises(WatchlistError):
        fetch(url, schemes=frozenset({"https"}))


def test_a_login_is_not_shown() -> None:
    with pytest.raises(WatchlistError) as failed:
        fetch("http://me:secret@127.0.0.1:1/x")
    assert "secret" not in str(failed.value)


@pytest.mark.parametrize(
    "login", ["me:secret@127.0.0.1:1", "secret@127.0.0.1:1", ":secret@127.0.0.1:1", "me:secret/x@h", "me:secret@[x"]
)
def test_a_url_with_a_login_is_refused_without_showing_it(login: str) -> None:
    with pytest.raises(WatchlistError, match=r"a login in a URL is not used|no URL that can be read") as failed:
        fetch(f"http://{login}/x")
    assert "secret" not in str(failed.value)


def test_an_at_sign_in_a_path_is_no_login(url: str) -> None:
    assert fetch(url + "/list@2")[0] == CONTENT


def test_an_answer_that_does_not_come_is_not_waited_for(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    import socket

    monkeypatch.setattr("streams.watchlists.download.SILENCE_SECONDS", 0.2)
    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(WatchlistError, match="timed out"):
        fetch(f"http://127.0.0.1:{silent.getsockname()[1]}/")
