import os
import signal
import subprocess
import sys
import time
from typing import Any

from streams.errors import SettingsError
from streams.logs import configure
from streams.settings import PREFIX, Settings, load

BACK_OFF = 0.5, 30.0  # seconds before a worker that died starts again: at first, at most
SETTLED = 60.0  # seconds of work after which the back-off starts anew
SETTINGS_MISTAKE = 2  # the exit status of a worker that cannot work with its settings
PARENT = "_WIREWATCH_SUPERVISOR"  # not a setting: how a worker knows whose it is


def run(flags: dict[str, Any], *, workers: int) -> int:
    """Run one worker in this process, or a supervisor of several."""
    settings, _ = load(flags)
    configure(settings)
    if workers == 1:
        from streams.worker import run as run_worker

        _die_with_parent()
        return run_worker(settings)
    return Supervisor(flags, settings, workers).run()


class Supervisor:
    """Starts workers and starts those again that die; ends them all when it is told to end."""

    def __init__(self, flags: dict[str, Any], settings: Settings, workers: int) -> None:
        if settings.metrics_port and settings.metrics_port + workers - 1 > 65535:
            raise SettingsError(f"metrics_port={settings.metrics_port} leaves no ports for {workers} workers")
        given = {name: value for name, value in flags.items() if value is not None and name != "metrics_port"}
        self._command = [sys.executable, "-m", "streams", "worker"]
        self._command += [f"--{name.replace('_', '-')}={value}" for name, value in given.items()]
        self._port = settings.metrics_port
        self._patience = settings.stop_timeout + 5
        self._stopping = False
        self._status = 0
        self._workers: list[_Supervised] = [_Supervised(index) for index in range(workers)]

    def run(self) -> int:
        """Supervise until SIGTERM or SIGINT; returns 0, or 2 when a worker cannot work with its settings."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        while not self._stopping:
            for worker in self._workers:
                self._look_after(worker)
            time.sleep(0.1)
        for worker in self._workers:
            if worker.process and worker.process.poll() is None:
                worker.process.terminate()
        deadline = time.monotonic() + self._patience
        for worker in self._workers:
            if worker.process:
                try:
                    worker.process.wait(max(0.1, deadline - time.monotonic()))
                except subprocess.TimeoutExpired:
                    worker.process.kill()
        return self._status

    def _stop(self, *_: object) -> None:
        self._stopping = True

    def _look_after(self, worker: "_Supervised") -> None:
        now = time.monotonic()
        if worker.process is None:
            if now >= worker.start_at:
                port = str(self._port + worker.index) if self._port else "0"
                environment = {**os.environ, PREFIX + "METRICS_PORT": port, PARENT: str(os.getpid())}
                worker.process = subprocess.Popen(self._command, env=environment)  # noqa: S603 -- our own command
                worker.started_at = now
        elif (status := worker.process.poll()) == SETTINGS_MISTAKE:
            self._status, self._stopping = status, True  # it said which setting; starting it again would change nothing
        elif status is not None:
            if now - worker.started_at > SETTLED:
                worker.back_off = BACK_OFF[0]
            sys.stderr.write(f"worker {worker.index + 1} ended with {status}; again in {worker.back_off:.1f} s\n")
            worker.process, worker.start_at = None, now + worker.back_off
            worker.back_off = min(worker.back_off * 2, BACK_OFF[1])


class _Supervised:
    def __init__(self, index: int) -> None:
        self.index = index
        self.process: subprocess.Popen[bytes] | None = None
        self.started_at = self.start_at = 0.0
        self.back_off = BACK_OFF[0]


def _die_with_parent() -> None:
    """Have the kernel kill a supervised worker when its supervisor is killed: nobody else would stop it."""
    parent = os.environ.pop(PARENT, None)
    if parent is None or not sys.platform.startswith("linux"):
        return
    import ctypes

    ctypes.CDLL(None).prctl(1, signal.SIGKILL)  # PR_SET_PDEATHSIG
    if os.getppid() != int(parent):
        os.kill(os.getpid(), signal.SIGKILL)
