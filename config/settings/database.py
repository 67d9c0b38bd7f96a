"""The database: the one that is named, or an SQLite file in the data folder."""

from django.core.exceptions import ImproperlyConfigured

from config.pooling import patience, pool_options
from config.secrets import given
from config.settings.place import DATA_DIR, THREADS
from config.settings.reading import env, number


def _database(url: str) -> dict:
    """Read the address; a refusal repeats nothing of it, for its password may be in the wrong place."""
    if url.partition("://")[0] not in {"sqlite", "postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must be sqlite:// or postgres://")
    try:
        return env.db_url_config(url)
    except ValueError as exc:
        raise ImproperlyConfigured(
            "DATABASE_URL cannot be read; percent-encode what is odd in its password"
        ) from exc


DATABASE_URL = given("DATABASE_URL")
DATABASE_POOL = number("DATABASE_POOL", max(16, THREADS))
if DATABASE_URL:
    DATABASES = {"default": _database(DATABASE_URL)}
else:
    DATABASES = {
        "default": {"ENGINE": "django.db.backends.sqlite3", "NAME": DATA_DIR / "patchbay.sqlite3"}
    }

if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"] |= {
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE: a transaction that reads before it writes must not fail half-way under threads.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
    }
else:
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 0,
        # Beside what the address asks for, such as ?sslmode=require.
        "OPTIONS": patience()
        | DATABASES["default"].get("OPTIONS", {})
        | {
            "pool": pool_options(DATABASE_POOL),
            # The statements of the hot path (config.compiled) are planned once per connection. A pooler
            # that gives every transaction another connection cannot keep them.
            "prepare_threshold": 0 if env.bool("DATABASE_PREPARED", default=True) else None,
        },
    }
