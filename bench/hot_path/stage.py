"""Everything a run needs, started: PostgreSQL, Redis, the provider's stub, and each competitor behind gunicorn."""

import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path

from bench.hot_path import services
from bench.hot_path.processes import clean, free_port, listens, started, wait_until

OURS = "config.processes.web_worker.Worker"


@dataclass(frozen=True)
class Competitor:
    """A server under measurement: where it listens, what is sent to it, and its processes."""

    name: str
    port: int
    request: bytes
    pid: int


@dataclass(frozen=True)
class Shape:
    """Processes and threads of every competitor's server, and what the provider takes to answer (ms)."""

    workers: int = 2
    threads: int = 8
    upstream_ms: float = 0.0


class Stage:
    """Starts competitors side by side; what it started ends with it."""

    def __init__(self, shape: Shape) -> None:
        self.shape, self.stack = shape, ExitStack()
        self.folder = Path(tempfile.mkdtemp(prefix="patchbay-bench-"))
        self.stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        upstream = free_port()
        command = [sys.executable, "-m", "bench.hot_path.upstream", str(upstream)]
        started(self.stack, [*command, str(shape.upstream_ms)])
        wait_until(lambda: listens(upstream), "the provider's stub")
        self.upstream = f"http://127.0.0.1:{upstream}"
        self.postgres_pid = 0

    def __enter__(self) -> "Stage":
        return self

    def __exit__(self, *exc: object) -> None:
        self.stack.close()

    def bare(self, name: str, module: str) -> Competitor:
        """Start one of the two that do nothing but fetch."""
        env = {"BENCH_UPSTREAM": self.upstream}
        port, pid = self.gunicorn(f"{module}:application", env, "gthread")
        return Competitor(name, port, request_of("/repos/octo/hello/issues"), pid)

    def product(self, name: str, *, on_sqlite: bool = False) -> Competitor:
        """Start ourselves, on PostgreSQL and Redis or on SQLite and nothing else."""
        env = self.settings(name) | ({} if on_sqlite else self.services())
        key = subprocess.run(
            [sys.executable, "-m", "bench.hot_path.scene"],
            env=clean(env),
            check=True,
            capture_output=True,
            text=True,
        ).stdout.split()[-1]
        port, pid = self.gunicorn("config.wsgi:application", env, OURS, one=on_sqlite)
        path = "/api/v1/github/repos/octo/hello/issues"
        headers = {"Authorization": f"Bearer {key}", "X-Account-Id": "user-123"}
        return Competitor(name, port, request_of(path, headers), pid)

    def services(self) -> dict[str, str]:
        """Start a PostgreSQL and a Redis for one competitor."""
        redis_url, _ = services.start_redis(self.stack)
        database_url, self.postgres_pid = services.start_postgres(self.stack, self.folder)
        return {"DATABASE_URL": database_url, "REDIS_URL": redis_url}

    def settings(self, name: str) -> dict[str, str]:
        """Return the environment of a server of ours: as an operator would set it, with the stub as GitHub."""
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(self.folder / name.replace(" ", "-")),
            "PROVIDER_GITHUB_CLIENT_ID": "bench",
            "PROVIDER_GITHUB_CLIENT_SECRET": "bench",
            "PROVIDER_GITHUB_BASE_URL": self.upstream,
            "PROVIDER_SANDBOX": "off",
            "WORKERS": str(self.shape.workers),
            "THREADS": str(self.shape.threads),
        }

    def gunicorn(
        self, app: str, env: Mapping[str, str], worker: str, *, one: bool = False
    ) -> tuple[int, int]:
        """Start gunicorn in the shape of this run; return its port and process id."""
        port, workers = free_port(), 1 if one else self.shape.workers
        command = [
            *(sys.executable, "-m", "gunicorn", app, "--bind", f"127.0.0.1:{port}"),
            *("--worker-class", worker, "--workers", str(workers)),
            *("--threads", str(self.shape.threads * self.shape.workers // workers)),
            *("--keep-alive", "75", "--no-control-socket", "--log-level", "warning"),
            *("--forwarded-allow-ips=", "--error-logfile", str(self.folder / "gunicorn.log")),
        ]
        workers_env = {**env, "WORKERS": str(workers)} if "WORKERS" in env else dict(env)
        process = started(self.stack, command, workers_env, self.folder / "log")
        wait_until(lambda: listens(port), app)
        return port, process.pid


def request_of(path: str, headers: Mapping[str, str] | None = None) -> bytes:
    """Return a GET as it travels."""
    lines = [f"GET {path} HTTP/1.1", "Host: 127.0.0.1"]
    lines += [f"{name}: {value}" for name, value in (headers or {}).items()]
    return "\r\n".join([*lines, "", ""]).encode()
