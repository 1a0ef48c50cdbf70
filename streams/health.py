"""/metrics, /livez and /readyz, on a port and a thread of their own."""

import logging
import threading
from collections.abc import Callable, Iterable
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from prometheus_client import CollectorRegistry, make_wsgi_app

from streams.errors import SettingsError
from streams.settings import Settings

log = logging.getLogger(__name__)


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    timeout = 10  # seconds that a client may take for its request

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 -- the base class names it
        log.debug(format, *args)


def serve(
    registry: CollectorRegistry, alive: Callable[[], bool], ready: Callable[[], bool], settings: Settings
) -> WSGIServer:
    """Serve until `shutdown()` is called on what is returned.

    `/livez` answers 503 when the watchdog says that the worker is stuck, `/readyz` until partitions are assigned and
    restored and their producers are ready. Lag is in neither: a restart does not help against it.

    Raises:
        SettingsError: the port is taken.

    """
    metrics = make_wsgi_app(registry)
    checks = {"/livez": alive, "/readyz": ready}

    def answer(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        path = environ["PATH_INFO"]
        if path == "/metrics":
            body: Iterable[bytes] = metrics(environ, start_response)
            return body
        if path not in checks:
            start_response("404 Not Found", [("Content-Type", "text/plain")])
            return [b"try /metrics, /livez or /readyz\n"]
        good = checks[path]()
        start_response("200 OK" if good else "503 Service Unavailable", [("Content-Type", "text/plain")])
        return [b"yes\n" if good else b"no\n"]

    try:
        server = make_server(settings.metrics_host, settings.metrics_port, answer, _Server, _Quiet)
    except OSError as error:
        raise SettingsError(
            f"metrics_port={settings.metrics_port} on {settings.metrics_host}: {error.strerror}; "
            "choose another, or 0 for none"
        ) from None
    threading.Thread(target=server.serve_forever, name="metrics", daemon=True).start()
    return server
