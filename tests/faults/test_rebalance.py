"""What a worker says of itself while partitions move."""

import re
import threading
import time
import urllib.error
import urllib.request

from tests.support.kafka_server import free_ports
from tests.support.service import Service, numbered


def get(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}", timeout=5) as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()
    except OSError:
        return 0, ""


def wait_until_ready(port: int) -> None:
    deadline = time.monotonic() + 30
    while get(port, "/readyz")[0] != 200:
        assert time.monotonic() < deadline
        time.sleep(0.02)


class Readiness:
    """What /readyz says, again and again, until `end`; each change once."""

    def __init__(self, port: int) -> None:
        self.said: list[int] = []
        self._port, self._ended = port, threading.Event()
        self._thread = threading.Thread(target=self._ask)
        self._thread.start()

    def _ask(self) -> None:
        while not self._ended.is_set():
            status = get(self._port, "/readyz")[0]
            if not self.said or self.said[-1] != status:
                self.said.append(status)

    def end(self) -> list[int]:
        self._ended.set()
        self._thread.join(10)
        return self.said


def partitions(port: int, metric: str) -> set[tuple[str, str]]:
    """The (topic, partition) that a metric has series of."""
    series = re.findall(rf"^{metric}{{(.+?)}}", get(port, "/metrics")[1], re.MULTILINE)
    labels = (dict(re.findall(r'(\w+)="([^"]+)"', each)) for each in series)
    return {(each["topic"], each["partition"]) for each in labels}


def wait_until_shared(first: int, second: int, metric: str) -> None:
    """Wait until the workers at two ports have series of eight partitions, none of them twice."""
    deadline = time.monotonic() + 30
    while True:
        of_first, of_second = partitions(first, metric), partitions(second, metric)
        if of_first and not of_first & of_second and len(of_first | of_second) == 8:
            return
        assert time.monotonic() < deadline, (metric, of_first, of_second)
        time.sleep(0.1)


def test_readyz_and_the_series_of_partitions_follow_a_rebalance(kafka):
    first, second = free_ports(2)
    with Service(kafka, workers=1, metrics_port=first) as service:
        wait_until_ready(first)
        service.feed(numbered(200))
        service.wait_for(200)
        assert len(partitions(first, "wirewatch_committed_offset")) == 8
        readiness = Readiness(first)
        service.set(metrics_port=second)
        service.join()
        wait_until_ready(second)
        wait_until_ready(first)
        assert readiness.end() == [200, 503, 200]
        service.feed(numbered(200, start=200))
        service.wait_for(400)
        for metric in "wirewatch_committed_offset", "wirewatch_consumergroup_lag":
            wait_until_shared(first, second, metric)  # the watchdog looks at lag every two seconds
