"""Django settings of the sandbox process; it shares nothing with the main server but DATA_DIR."""

import os
from pathlib import Path
from urllib.parse import urlsplit

from config.data_folder import usable
from config.secrets import keep_secret

REPOSITORY = Path(__file__).resolve().parent.parent
DATA_DIR = usable(Path(os.environ.get("DATA_DIR") or REPOSITORY / ".local"))
HOST = os.environ.get("HOST") or "127.0.0.1"
PORT = os.environ.get("PORT") or "8000"
PUBLIC_URL = (os.environ.get("PUBLIC_URL") or f"http://{HOST}:{PORT}").rstrip("/")
SANDBOX_ALLOW_REMOTE = os.environ.get("SANDBOX_ALLOW_REMOTE") == "1"
# Where a reverse proxy on this machine shows the consent pages, if one does.
SHOWN_AT = urlsplit(os.environ.get("SANDBOX_PUBLIC_URL") or "").hostname
LOOPBACK = ["127.0.0.1", "localhost", "[::1]"]


def _keep(name: str) -> str:
    """Return a secret of this installation, made on first use."""
    return keep_secret(DATA_DIR / name, lambda: os.urandom(24).hex())


SECRET_KEY = _keep("sandbox_secret_key")
CLIENT_SECRET = _keep("sandbox_client_secret")
REDIRECT_URI = f"{PUBLIC_URL}/api/v1/connect/callback"

DEBUG = False
ALLOWED_HOSTS = ["*"] if SANDBOX_ALLOW_REMOTE else [*LOOPBACK, *filter(None, [SHOWN_AT])]
INSTALLED_APPS = ["sandbox"]
ROOT_URLCONF = "sandbox.urls"
WSGI_APPLICATION = "sandbox.wsgi.application"
MIDDLEWARE = [
    "sandbox.middleware.RecordRequests",
    "sandbox.middleware.InjectFailures",
    "django.middleware.common.CommonMiddleware",
]
TEMPLATES = [{"BACKEND": "django.template.backends.django.DjangoTemplates", "APP_DIRS": True}]
APPEND_SLASH = False
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024
USE_TZ = True
TIME_ZONE = "UTC"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

DATABASES = {
    "default": {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": DATA_DIR / "sandbox.sqlite3",
        "CONN_MAX_AGE": None,
        "OPTIONS": {
            # IMMEDIATE: a transaction that reads first can never lose the race for the write lock.
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL;PRAGMA synchronous=NORMAL;",
        },
    }
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"stderr": {"class": "logging.StreamHandler"}},
    # What broke is logged with its path and never with a query string, which can hold a code;
    # refused requests are what the sandbox is for.
    "loggers": {
        "django.request": {"level": "ERROR", "handlers": ["stderr"], "propagate": False},
        "django.security": {"level": "CRITICAL", "handlers": ["stderr"], "propagate": False},
    },
}
