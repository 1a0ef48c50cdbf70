import urllib.error
import urllib.request
from collections.abc import Iterator
from wsgiref.simple_server import WSGIServer

import pytest

from streams.errors import SettingsError
from streams.health import serve
from streams.metrics import Metrics
from streams.settings import Settings


class Worker:
    alive = ready = True


@pytest.fixture
def worker() -> Worker:
    return Worker()


@pytest.fixture
def server(worker: Worker) -> Iterator[WSGIServer]:
    settings = Settings(metrics_port=0)  # any port that is free
    server = serve(Metrics().registry, lambda: worker.alive, lambda: worker.ready, settings)
    yield server
    server.shutdown()
    server.server_close()


def get(server: WSGIServer, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{server.server_port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_metrics_are_served_as_text(server: WSGIServer) -> None:
    status, body = get(server, "/metrics")
    assert status == 200
    assert "# TYPE wirewatch_items_enriched_total counter\nwirewatch_items_enriched_total 0.0\n" in body


def test_livez_says_whether_the_worker_gets_on(server: WSGIServer, worker: Worker) -> None:
    worker.ready = False
    assert get(server, "/livez") == (200, "yes\n")
    worker.alive = False
    assert get(server, "/livez") == (503, "no\n")


def test_readyz_says_whether_it_has_its_partitions(server: WSGIServer, worker: Worker) -> None:
    worker.ready = False
    assert get(server, "/readyz") == (503, "no\n")
    worker.ready, worker.alive = True, False
    assert get(server, "/readyz") == (200, "yes\n")


def test_any_other_path_says_what_there_is(server: WSGIServer) -> None:
    for path in "/", "/livez/", "/metrics/x", "/../etc/passwd":
        assert get(server, path) == (404, "try /metrics, /livez or /readyz\n")


def test_a_port_that_is_taken_is_a_setting_that_is_wrong(server: WSGIServer) -> None:
    taken = Settings(metrics_port=server.server_port)
    with pytest.raises(SettingsError, match=rf"^metrics_port={server.server_port} on 127\.0\.0\.1: .*; choose another"):
        serve(Metrics().registry, lambda: True, lambda: True, taken)


def test_a_host_that_is_not_ours_is_a_setting_that_is_wrong() -> None:
    with pytest.raises(SettingsError, match=r"^metrics_port=0 on 192\.0\.2\.1: "):
        serve(Metrics().registry, lambda: True, lambda: True, Settings(metrics_host="192.0.2.1", metrics_port=0))
