"""Is the process alive, is it ready for work, and what it has counted."""

import hmac
from collections.abc import Callable

from django.conf import settings
from django.core.cache import cache
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.module_loading import import_string
from django.views.decorators.cache import never_cache
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from config.metrics.files import registry
from config.metrics.gauges import Gauges
from config.secrets import LOOPBACK_HOSTS


@never_cache
def livez(request: HttpRequest) -> JsonResponse:
    """Answer that the process lives, and nothing else."""
    return JsonResponse({"status": "ok"})


@never_cache
def readyz(request: HttpRequest) -> JsonResponse:
    """Answer whether everything a call needs is there; 503 names what is not."""
    checks = {name: passes(check) for name, check in FIRST.items()}
    has_database = checks["database"] == "ok"
    for name, check in IN_DATABASE.items():
        # Each would wait for the database by itself, and whoever asks would give up before.
        checks[name] = passes(check) if has_database else "no database"
    ready = all(value == "ok" for name, value in checks.items() if name not in ADVISORY)
    return JsonResponse(
        {"status": "ok" if ready else "unavailable", "checks": checks}, status=200 if ready else 503
    )


def passes(check: Callable[[], str]) -> str:
    """Run a check; an exception is its answer, by type only (a message may name hosts)."""
    try:
        return check()
    except Exception as exc:  # a probe reports, it never fails
        return type(exc).__name__


def database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def shared_cache() -> str:
    cache.set("readyz", "1", 5)
    kept = cache.get("readyz") == "1"
    # In memory it goes on while Redis is away, which is to be known all the same.
    return getattr(cache, "away", "") or ("ok" if kept else "lost a value")


_migrated = False


def migrations() -> str:
    """Say whether the schema is up to date; once it is, it stays so for this process."""
    global _migrated
    if not _migrated:
        executor = MigrationExecutor(connection)
        _migrated = not executor.migration_plan(executor.loader.graph.leaf_nodes())
    return "ok" if _migrated else "pending"


FIRST: dict[str, Callable[[], str]] = {"database": database, "cache": shared_cache}
IN_DATABASE: dict[str, Callable[[], str]] = {
    "migrations": migrations,
    **{name: import_string(where) for name, where in settings.READY_CHECKS.items()},
}
# Reported, but no reason to take the web server out of service.
ADVISORY = frozenset({"cache", "worker"})


@never_cache
def metrics(request: HttpRequest) -> HttpResponse:
    """Answer with Prometheus metrics for whoever holds METRICS_TOKEN.

    Without one set they are shown on loopback, but not where a public front could be passing strangers on.
    """
    given = request.META.get("HTTP_AUTHORIZATION", "").removeprefix("Bearer ").encode()
    tokens = [token.encode() for token in settings.METRICS_TOKENS]
    if tokens and not any(hmac.compare_digest(given, token) for token in tokens):
        return HttpResponse(status=401, headers={"WWW-Authenticate": "Bearer"})
    local = request.META.get("REMOTE_ADDR") in LOOPBACK_HOSTS and settings.PUBLIC_IS_LOOPBACK
    if not tokens and not local:
        return HttpResponse(status=404)
    counted = registry()
    counted.register(Gauges())
    return HttpResponse(generate_latest(counted), content_type=CONTENT_TYPE_LATEST)
