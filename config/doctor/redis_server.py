"""Redis: reachable, keeping what it is given, and on the same clock."""

import time
from collections.abc import Iterator

import redis
from django.conf import settings
from redis.backoff import NoBackoff
from redis.retry import Retry

from config.doctor.clocks import compared
from config.findings import PATIENCE, Finding, advice, fact, problem


def check() -> Iterator[Finding]:
    """Ask the server about itself."""
    if not settings.REDIS_URL:
        yield fact("There is no REDIS_URL: limits are counted in one process, in memory.")
        return
    server = redis.Redis.from_url(
        settings.REDIS_URL,
        socket_connect_timeout=PATIENCE,
        socket_timeout=PATIENCE,
        retry=Retry(NoBackoff(), 0),
    )
    try:
        seconds, micros = server.time()
        info = server.info()
    except redis.RedisError as exc:
        yield problem(f"Redis does not answer ({type(exc).__name__}).", FIX)
    else:
        yield from compared("Redis", time.time() - (seconds + micros / 1e6))
        yield from keeping(info)


FIX = "Start it, or correct REDIS_URL (password and TLS included); until then every process counts alone."


def keeping(info: dict[str, object]) -> Iterator[Finding]:
    """Look at what happens to counts when memory is full, and after a restart."""
    yield fact(f"Redis {info['redis_version']} answers.")
    if info.get("maxmemory") and info.get("maxmemory_policy") != "noeviction":
        yield advice(
            f"Redis throws counts out when memory is full ({info['maxmemory_policy']}).",
            "Set maxmemory-policy to noeviction in a Redis of Patchbay's own.",
        )
    if not info.get("aof_enabled"):
        yield fact("appendonly is off: after a restart of Redis counts begin from the records.")
