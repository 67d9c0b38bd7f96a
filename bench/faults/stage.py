"""Where everything runs that can fail, on loopback: folders, ports, settings, and services that are kept running."""

import shutil
import signal
import sys
import threading
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

from bench.faults.clock import Clock
from bench.faults.service import Service, wait_for
from bench.faults.small_disk import SmallDisk
from bench.hot_path.folder import new_folder

POSTGRES, REDIS, SANDBOX, WEB, RECEIVER = range(5)  # beside the first port
STARTUP = 120.0  # seconds


class Stage:
    """Starts the services asked for and keeps them running; what it started ends with it."""

    def __init__(self, first_port: int, workers: int = 2, threads: int = 8) -> None:
        self.first_port, self.workers, self.threads = first_port, workers, threads
        self.folder, self.stack = new_folder(), ExitStack()
        self.stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        self.folder.chmod(0o755)
        self.logs = self.made("logs")
        self.disk = SmallDisk(self.made("data"), self.stack)
        self.clock = Clock(self.folder)
        self.services: dict[str, Service] = {}
        self.is_over = threading.Event()

    def __enter__(self) -> "Stage":
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        return self

    def __exit__(self, *exc: object) -> None:
        self.is_over.set()
        self.stack.close()

    def made(self, name: str) -> Path:
        path = self.folder / name
        path.mkdir()
        return path

    def port(self, which: int) -> int:
        return self.first_port + which

    @property
    def data(self) -> Path:
        return self.disk.folder

    @property
    def web_url(self) -> str:
        return f"http://127.0.0.1:{self.port(WEB)}"

    @property
    def database_url(self) -> str:
        return f"postgres://postgres@127.0.0.1:{self.port(POSTGRES)}/postgres"

    @property
    def env(self) -> dict[str, str]:
        """What an operator would set."""
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "PYTHONUNBUFFERED": "1",
            "DATA_DIR": str(self.data),
            "DATABASE_URL": self.database_url,
            "REDIS_URL": f"redis://127.0.0.1:{self.port(REDIS)}/0",
            "PORT": str(self.port(WEB)),
            "SANDBOX_PORT": str(self.port(SANDBOX)),
            "WORKERS": str(self.workers),
            "THREADS": str(self.threads),
        }

    def start(self, name: str, command: list[str], env: dict[str, str] | None = None) -> Service:
        """Start a service that ends with the stage."""
        service = self.services[name] = Service(name, command, env or {}, self.logs)
        service.start()
        self.stack.callback(service.stop)
        return service

    def wait(self, is_there: Callable[[], bool], what: str) -> None:
        """Wait until something has started, or end the run."""
        if wait_for(is_there, STARTUP) is None:
            raise SystemExit(f"{what} did not start within {STARTUP:.0f} s; see {self.logs}")
