"""The cache: Redis where there is more than one process."""

from django.core.exceptions import ImproperlyConfigured

from config.locations import readable
from config.secrets import given

REDIS_URL = readable("REDIS_URL", given("REDIS_URL"))
if REDIS_URL and not REDIS_URL.startswith(("redis://", "rediss://", "unix://")):
    # Without its text: a password may be in it.
    raise ImproperlyConfigured("REDIS_URL must be redis://, rediss:// or unix://")
CACHES = {
    "default": {
        "BACKEND": "config.cache.FallbackCache",
        "LOCATION": REDIS_URL,
    }
    if REDIS_URL
    else {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Enough that nobody can push out the counts of others.
        "OPTIONS": {"MAX_ENTRIES": 10_000},
    }
}
# django-ratelimit only knows shared caches as safe. Without REDIS_URL there is one process, and our
# own check (billing.checks) refuses more; with it, W001 merely says that the backend is not on a list.
SILENCED_SYSTEM_CHECKS = [
    "django_ratelimit.W001",
    # HSTS for sibling subdomains and preload lists are the operator's own decision.
    "security.W005",
    "security.W021",
    # SQLite keeps an index without what PostgreSQL's covers beside its key, and is none the worse for it.
    "models.W040",
    *([] if REDIS_URL else ["django_ratelimit.E003"]),
]
