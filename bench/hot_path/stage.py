"""Everything a run needs, started: PostgreSQL, Redis, the provider's stub, and each competitor behind its server."""

import shutil
import signal
import subprocess
import sys
from collections.abc import Mapping
from contextlib import ExitStack

from bench.hot_path import calls, servers, services
from bench.hot_path.competitors import Competitor, Installation, request_of
from bench.hot_path.folder import new_folder
from bench.hot_path.processes import clean, free_port, listens, started, wait_until
from bench.hot_path.servers import Shape


class Stage:
    """Starts competitors side by side; what it started ends with it."""

    def __init__(self, shape: Shape) -> None:
        self.shape, self.stack, self.folder = shape, ExitStack(), new_folder()
        self.stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
        upstream = free_port()
        command = [sys.executable, "-m", "bench.hot_path.upstream", str(upstream)]
        started(self.stack, [*command, str(shape.upstream_ms)])
        wait_until(lambda: listens(upstream), "the provider's stub")
        self.upstream = f"http://127.0.0.1:{upstream}"
        self.postgres_pid = 0

    def __enter__(self) -> "Stage":
        # Ended by a signal we still end what we started.
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        return self

    def __exit__(self, *exc: object) -> None:
        self.stack.close()

    def bare(self, name: str, module: str, shape: Shape | None = None) -> Competitor:
        """Start one of those that do nothing but fetch."""
        server = servers.gunicorn(f"{module}:application", shape or self.shape, "gthread")
        port, pid = self.start(server, {"BENCH_UPSTREAM": self.upstream})
        return Competitor(name, port, request_of(calls.FLOOR_PATH), pid)

    def product(self, name: str, ours: Installation, server: servers.Server) -> Competitor:
        """Start a server of the product."""
        port, pid = self.start(server, ours.env | {"WORKERS": str(server.workers)})
        return Competitor(name, port, request_of(calls.PRODUCT_PATH, calls.headers(ours.key)), pid)

    def start(self, server: servers.Server, env: Mapping[str, str]) -> tuple[int, int]:
        """Start a server on a free port; return the port and the process id."""
        port = free_port()
        command = [sys.executable, "-m", *server.command, *server.at(port)]
        process = started(self.stack, command, env, self.folder / "log")
        wait_until(lambda: listens(port), server.command[0])
        return port, process.pid

    def installed(
        self,
        *,
        on_sqlite: bool = False,
        provider: str = "github",
        more: Mapping[str, str] | None = None,
    ) -> Installation:
        """Set the product up: on PostgreSQL and Redis, or on SQLite and nothing else; `more` settings."""
        env = self.settings(on_sqlite) | ({} if on_sqlite else self.services()) | dict(more or {})
        scene = [sys.executable, "-m", "bench.hot_path.scene", provider]
        run = subprocess.run(scene, env=clean(env), check=True, capture_output=True, text=True)
        return Installation(env, run.stdout.split()[-1])

    def services(self) -> dict[str, str]:
        """Start a PostgreSQL and a Redis; return the settings that name them."""
        redis_url, _ = services.start_redis(self.stack)
        database_url, self.postgres_pid = services.start_postgres(self.stack, self.folder)
        return {"DATABASE_URL": database_url, "REDIS_URL": redis_url}

    def settings(self, on_sqlite: bool) -> dict[str, str]:
        """Return what an operator would set, with the stub as GitHub."""
        shape = self.shape.as_one if on_sqlite else self.shape
        return {
            "DJANGO_SETTINGS_MODULE": "config.settings",
            "DATA_DIR": str(self.folder / ("sqlite" if on_sqlite else "postgres-data")),
            "PROVIDER_GITHUB_CLIENT_ID": "bench",
            "PROVIDER_GITHUB_CLIENT_SECRET": "bench",
            "PROVIDER_GITHUB_BASE_URL": self.upstream,
            "PROVIDER_SANDBOX": "off",
            "THREADS": str(shape.threads),
        }
