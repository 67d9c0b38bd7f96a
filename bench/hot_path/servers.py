"""The command lines of the web servers: gunicorn as `./run serve` starts it, and granian as the tuning guide has it."""

from dataclasses import dataclass

PRODUCT = "config.wsgi:application"
OURS = "config.processes.web_worker.Worker"


@dataclass(frozen=True)
class Shape:
    """Processes and threads of every competitor's server, and what the provider takes to answer (ms)."""

    workers: int = 2
    threads: int = 8
    upstream_ms: float = 0.0

    @property
    def as_one(self) -> "Shape":
        """The same threads in one process."""
        return Shape(1, self.workers * self.threads, self.upstream_ms)


@dataclass(frozen=True)
class Server:
    """A module to run with its options, and how it is told where to listen."""

    command: tuple[str, ...]
    address: str
    workers: int

    def at(self, port: int) -> list[str]:
        return self.address.format(port).split()


def gunicorn(app: str, shape: Shape, worker: str = OURS) -> Server:
    """Return gunicorn with threads."""
    command = (
        *("gunicorn", app, "--worker-class", worker, "--workers", str(shape.workers)),
        *("--threads", str(shape.threads), "--keep-alive", "75", "--no-control-socket"),
        *("--log-level", "warning", "--forwarded-allow-ips="),
    )
    return Server(command, "--bind 127.0.0.1:{}", shape.workers)


def granian(app: str, shape: Shape) -> Server:
    """Return granian with threads."""
    command = (
        *("granian", app, "--interface", "wsgi", "--http", "1", "--no-ws"),
        *("--workers", str(shape.workers), "--blocking-threads", str(shape.threads)),
        *("--log-level", "warning"),
    )
    return Server(command, "--host 127.0.0.1 --port {}", shape.workers)
