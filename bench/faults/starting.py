"""What is started on a stage: PostgreSQL, Redis, the sandbox providers, our web server and worker."""

import json
import shutil
import subprocess
import sys
import urllib.request

import psycopg
import redis

from bench.faults.stage import POSTGRES, REDIS, SANDBOX, WEB, Stage
from bench.hot_path.processes import listens
from bench.hot_path.services import SETTINGS, program, run_as_owner

CLIENT_SECRET = "faults-canary-client-secret"  # noqa: S105 (the sandbox's, for a run)


def start_postgres(stage: Stage) -> None:
    """Make a cluster whose log is forced to disk, as production's is, and start it."""
    home = stage.made("postgres")
    owner = run_as_owner(home)
    data = home / "cluster"
    initdb = [program("initdb"), "-D", str(data), "-U", "postgres", "-A", "trust", "-E", "UTF8"]
    subprocess.run([*owner, *initdb], check=True, stdout=subprocess.DEVNULL)
    where = ["-D", str(data), "-p", str(stage.port(POSTGRES)), "-k", str(home)]
    flags = [part for each in SETTINGS for part in ("-c", each)]
    command = [*owner, *stage.clock.before, program("postgres"), *where]
    stage.start("postgres", [*command, "-h", "127.0.0.1", *flags])
    stage.wait(lambda: has_postgres(stage), "PostgreSQL")


def has_postgres(stage: Stage) -> bool:
    try:
        psycopg.connect(stage.database_url, connect_timeout=2).close()
    except psycopg.Error:
        return False
    return True


def start_redis(stage: Stage) -> None:
    port = str(stage.port(REDIS))
    command = [program("redis-server"), "--port", port, "--bind", "127.0.0.1"]
    stage.start("redis", [*command, "--save", "", "--appendonly", "no"])
    stage.wait(lambda: has_redis(stage), "Redis")


def has_redis(stage: Stage) -> bool:
    try:
        return redis.Redis(port=stage.port(REDIS), socket_timeout=1).ping()
    except redis.RedisError:
        return False


def start_sandbox(stage: Stage) -> None:
    """Start the providers in a folder of their own; our server knows their client secret."""
    folder = stage.made("sandbox")
    (folder / "sandbox_client_secret").write_text(CLIENT_SECRET)
    shutil.copy(folder / "sandbox_client_secret", stage.data)
    env = {"DATA_DIR": str(folder), "PORT": str(stage.port(WEB))}
    port = str(stage.port(SANDBOX))
    stage.start("sandbox", [sys.executable, "-m", "sandbox", "--port", port], env)
    stage.wait(lambda: listens(stage.port(SANDBOX)), "the sandbox")


def start_product(stage: Stage) -> None:
    """Start web server and worker as containers do: a process each, no supervisor of ours."""
    for name in ("web", "worker"):
        stage.start(name, [sys.executable, "manage.py", name], stage.env)
    stage.wait(lambda: is_ready(stage), "the web server")


def is_ready(stage: Stage) -> bool:
    """Say whether /readyz finds everything good, the worker and Redis too."""
    try:
        with urllib.request.urlopen(f"{stage.web_url}/readyz", timeout=5) as answer:  # noqa: S310
            return set(json.load(answer)["checks"].values()) == {"ok"}
    except (OSError, ValueError):
        return False
