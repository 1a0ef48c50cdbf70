"""A real Apache Kafka on this machine: one node, KRaft, loopback only, for the tests that need one.

By hand, from the root of the checkout: `python -m tests.support.kafka_server` prints a running one's address.
"""

import atexit
import contextlib
import ctypes
import os
import random
import re
import shutil
import signal
import socket
import struct
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

POM = Path(__file__).with_name("kafka-pom.xml")
VERSION: str = re.findall(r"<kafka.version>(.+)</kafka.version>", POM.read_text())[0]
CACHE = Path(__file__).parents[2] / ".cache" / "kafka" / VERSION

HOST = "127.0.0.1"
# Below the ports that Linux gives to outgoing connections: a client that retries while the broker is down
# could otherwise be given the broker's own port, and would then hold it, connected to itself.
PORTS = range(20_000, 32_000)
HEAP = ("-Xms256m", "-Xmx768m", "-XX:TieredStopAtLevel=1")
JAVA_NEEDED = 17
LARGEST_BATCH = 16 << 20

FETCH_SECONDS = 300
FORMAT_SECONDS = 60
START_SECONDS = 60
STOP_SECONDS = 20

PROPERTIES = f"""\
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@{HOST}:{{controller}}
listeners=PLAINTEXT://{HOST}:{{broker}},CONTROLLER://{HOST}:{{controller}}
advertised.listeners=PLAINTEXT://{HOST}:{{broker}}
controller.listener.names=CONTROLLER
log.dirs={{data}}
auto.create.topics.enable=false
num.partitions=4
offsets.topic.num.partitions=8
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=8
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
transaction.abort.timed.out.transaction.cleanup.interval.ms=1000
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
# The start after a kill waits until the controller has given up the broker that was killed.
broker.session.timeout.ms=3000
broker.heartbeat.interval.ms=500
group.initial.rebalance.delay.ms=0
group.min.session.timeout.ms=1000
message.max.bytes={LARGEST_BATCH}
replica.fetch.max.bytes={LARGEST_BATCH}
log.retention.hours=-1
# Topics are deleted after each test; by default their files would stay a minute longer.
log.segment.delete.delay.ms=1000
log.cleaner.dedupe.buffer.size={16 << 20}
"""

FORMAT = ("--cluster-id", "wirewatch-tests-000001", "--config", "server.properties")

LOGGING = """\
appender.console.type=Console
appender.console.name=console
appender.console.layout.type=PatternLayout
appender.console.layout.pattern=%d %p %c{1}: %m%n
rootLogger.level=INFO
rootLogger.appenderRef.console.ref=console
"""

# A child's parent-death signal comes when the *thread* that started it ends: this one lives as long as the
# process, so `restart` may be called from any thread.
_starter = ThreadPoolExecutor(max_workers=1, thread_name_prefix="kafka-starter")


class KafkaServerError(Exception):
    """Kafka could not be fetched, started or stopped; the message ends with what it said itself."""


class KafkaServer:
    """One broker: `start` it in an empty folder, then `stop`, `kill` and `restart` it as often as wanted.

    The broker never outlives this process: on Linux not even when the process is killed with SIGKILL.
    """

    def __init__(self) -> None:
        self._folder: Path | None = None
        self._port = 0
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def address(self) -> str:
        """Its bootstrap address, host:port; the same after a restart."""
        if self._folder is None:
            raise KafkaServerError("Kafka was never started")
        return f"{HOST}:{self._port}"

    @property
    def pid(self) -> int | None:
        """The process id, for signals; None while it does not run."""
        return self._process.pid if self._process and self._process.poll() is None else None

    @property
    def log(self) -> str:
        """All that it has logged so far, over all its starts."""
        path = self._files / "server.log"
        return path.read_text(errors="replace") if path.exists() else ""

    def start(self, folder: Path) -> str:
        """Starts a new broker with its data in `folder`, which is made if need be, and returns its address.

        Raises:
            KafkaServerError: it is running already, the folder has data, or the broker did not come up.

        """
        if self.pid:
            raise KafkaServerError(f"Kafka is running already, on {self.address}")
        libraries = fetch()
        data = folder / "data"
        if data.exists():
            raise KafkaServerError(f"{data} has the data of an earlier broker")
        folder.mkdir(parents=True, exist_ok=True)
        self._folder = folder.resolve()
        self._port, controller = free_ports(2)
        (folder / "log4j2.properties").write_text(LOGGING)
        (folder / "server.properties").write_text(
            PROPERTIES.format(broker=self._port, controller=controller, data=self._folder / "data")
            + self._more_properties(controller)
        )
        command = [*self._java(libraries), "kafka.tools.StorageTool", "format", *FORMAT, *self._more_to_format()]
        done = run(command, self._folder, FORMAT_SECONDS)
        if done.returncode:
            raise KafkaServerError(f"formatting {data} failed:\n{done.stdout}")
        self._launch(libraries)
        return self.address

    def restart(self) -> str:
        """Stops it if it runs, starts it again on the same ports and data, and returns its address."""
        self.stop()
        self._launch(fetch())
        return self.address

    def stop(self) -> None:
        """Stops it in order (SIGTERM), or with SIGKILL if that takes too long. Stopping twice is harmless."""
        self._end(signal.SIGTERM)

    def kill(self) -> None:
        """Ends it at once, with SIGKILL, as a crash would."""
        self._end(signal.SIGKILL)

    def _more_properties(self, controller: int) -> str:
        """What a broker that is more than the plain one adds; of two properties of a name the last one counts."""
        return ""

    def _more_to_format(self) -> Sequence[str]:
        """The flags that it adds when its folder is made."""
        return ()

    @property
    def _files(self) -> Path:
        if self._folder is None:
            raise KafkaServerError("Kafka was never started")
        return self._folder

    def _java(self, libraries: Path) -> list[str]:
        logging = f"-Dlog4j2.configurationFile={self._files / 'log4j2.properties'}"
        return [_java() or "java", *HEAP, logging, "-cp", f"{libraries}/*"]

    def _launch(self, libraries: Path) -> None:
        command = [*self._java(libraries), "kafka.Kafka", "server.properties"]
        with (self._files / "server.log").open("ab") as log:
            self._process = _starter.submit(
                subprocess.Popen,
                command,
                cwd=self._files,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the tests; they stop it in order
                preexec_fn=_parent_death_signal(),  # one system call, safe after a fork
            ).result()
        atexit.register(self.kill)
        deadline = time.monotonic() + START_SECONDS
        while not _answers(self._port):
            if self._process.poll() is not None or time.monotonic() > deadline:
                ended = self._process.poll()
                self.kill()
                how = f"within {START_SECONDS} s" if ended is None else f"and exited with {ended}"
                raise KafkaServerError(f"Kafka did not start {how}:\n{self.log[-4000:]}")
            time.sleep(0.1)

    def _end(self, number: signal.Signals) -> None:
        process, self._process = self._process, None
        atexit.unregister(self.kill)
        if process is None:
            return
        if process.poll() is None:
            process.send_signal(number)
            with contextlib.suppress(subprocess.TimeoutExpired):
                process.wait(STOP_SECONDS)
                return
            process.kill()
        process.wait(STOP_SECONDS)


def available() -> str | None:
    """None if a Kafka can be run here, else what is missing, for a skip or an error."""
    java = _java()
    if java is None:
        return f"no java (it needs {JAVA_NEEDED} or later)"
    told = run([java, "-version"], Path.cwd(), 30).stdout
    version = re.search(r'version "(\d+)', told)
    if version is None or int(version[1]) < JAVA_NEEDED:
        return f"java is not {JAVA_NEEDED} or later: {told.strip() or 'it says nothing about its version'}"
    if not _cached() and shutil.which("mvn") is None:
        return "no mvn (Apache Maven fetches Kafka)"
    return None


def fetch() -> Path:
    """The folder with Kafka's jars, fetched with Maven the first time.

    Raises:
        KafkaServerError: Maven failed; the message has its output.

    """
    if _cached():
        return CACHE
    CACHE.parent.mkdir(parents=True, exist_ok=True)
    print(f"kafka: fetching Apache Kafka {VERSION} (45 MB) into {CACHE}", file=sys.stderr, flush=True)
    with tempfile.TemporaryDirectory(prefix=f"{VERSION}-", dir=CACHE.parent) as name:
        fresh = Path(name) / "jars"
        fresh.mkdir()
        shutil.copy(POM, fresh / "pom.xml")
        command = ["mvn", "-q", "-B", "-f", "pom.xml", "dependency:copy-dependencies", "-DoutputDirectory=."]
        done = run(command, fresh, FETCH_SECONDS)
        if done.returncode:
            raise KafkaServerError(f"{' '.join(command)} failed:\n{done.stdout[-4000:]}")
        with contextlib.suppress(FileNotFoundError):
            CACHE.rename(Path(name) / "outdated")
        # Fails when another process has just done the same: then its copy serves.
        with contextlib.suppress(OSError):
            fresh.rename(CACHE)
    if not _cached():
        raise KafkaServerError(f"{CACHE} was changed by somebody else")
    return CACHE


def _cached() -> bool:
    pom = CACHE / "pom.xml"
    return pom.exists() and pom.read_bytes() == POM.read_bytes()


def _java() -> str | None:
    home = os.environ.get("JAVA_HOME")
    return (shutil.which("java", path=f"{home}/bin") if home else None) or shutil.which("java")


def run(command: list[str], folder: Path, seconds: float) -> subprocess.CompletedProcess[str]:
    try:
        return subprocess.run(
            command,
            cwd=folder,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=seconds,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        raise KafkaServerError(f"{' '.join(command)} took more than {seconds:.0f} s") from error


def free_ports(count: int) -> list[int]:
    ports: list[int] = []
    for port in random.sample(PORTS, 200):  # by chance: two test runs seldom meet
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind((HOST, port))
            ports.append(port)
        if len(ports) == count:
            return ports
    raise KafkaServerError(f"no free ports among 200 tried between {PORTS.start} and {PORTS.stop}")


def _answers(port: int) -> bool:
    """Whether the broker serves requests: it answers ApiVersions (key 18), version 0, with no error."""
    request = struct.pack(">hhih", 18, 0, 1, -1)
    try:
        with socket.create_connection((HOST, port), timeout=1) as connection:
            connection.sendall(struct.pack(">i", len(request)) + request)
            answer = connection.recv(10, socket.MSG_WAITALL)
    except OSError:
        return False
    return len(answer) == 10 and struct.unpack(">iih", answer)[1:] == (1, 0)


def _parent_death_signal() -> Callable[[], object] | None:
    """What the child runs so that Linux ends it with its parent; elsewhere None, and `atexit` has to do."""
    if not sys.platform.startswith("linux"):
        return None
    prctl = ctypes.CDLL(None).prctl
    set_parent_death_signal = 1
    return lambda: prctl(set_parent_death_signal, signal.SIGKILL, 0, 0, 0)


def _serve() -> None:
    if reason := available():
        sys.exit(f"kafka: {reason}")
    stopped = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stopped.set())
    server = KafkaServer()
    with tempfile.TemporaryDirectory(prefix="wirewatch-kafka-") as folder:
        try:
            print(server.start(Path(folder)), flush=True)
            print("kafka: Ctrl-C stops it and throws its data away", file=sys.stderr, flush=True)
            while server.pid and not stopped.wait(1):
                pass
            if not stopped.is_set():
                sys.exit(f"kafka: ended by itself:\n{server.log[-4000:]}")
        finally:
            server.stop()


if __name__ == "__main__":
    try:
        _serve()
    except KafkaServerError as error:
        sys.exit(f"kafka: {error}")
