"""Every setting of Patchbay, read top to bottom. Each variable is explained in .env.example."""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured

from config import generated
from config.data_folder import usable
from config.secrets import (
    LOOPBACK_HOSTS,
    MissingSecret,
    WeakSecret,
    find_secrets,
    given,
    refuse_weak,
)
from config.sign_on import sign_on
from config.vault import keyring

BASE_DIR = Path(__file__).resolve().parent.parent
VERSION = "0.1.0"
HIGHEST_PORT = 65_535

env = environ.Env()
if (BASE_DIR / ".env").exists():
    env.read_env(BASE_DIR / ".env")


def _number(name: str, default: int, most: int | None = None, least: int = 1) -> int:
    """Read a whole number of one or more, or of as many as are needed at least."""
    try:
        number = env.int(name, default=default)
    except ValueError as exc:
        raise ImproperlyConfigured(f"{name} must be a whole number, not {env(name)!r}") from exc
    if number < least or (most is not None and number > most):
        limits = f"at least {least}" if most is None else f"between {least} and {most}"
        raise ImproperlyConfigured(f"{name} must be {limits}, not {number}")
    return number


def _one_of(name: str, *words: str) -> str:
    """Read one of these words; the first where nothing is said."""
    said = env(name, default=words[0])
    if said not in words:
        listed = f"{', '.join(words[:-1])} or {words[-1]}"
        raise ImproperlyConfigured(f"{name} must be {listed}, not {said!r}")
    return said


def _origin(url: str) -> str:
    """Return scheme and host as browsers write them: lower case, no default port, nothing behind."""
    parts = urlsplit(url.strip().rstrip("/"))
    try:
        port = parts.port
    except ValueError:
        port = -1
    odd = parts.path or parts.query or parts.fragment or "@" in parts.netloc or port == -1
    if parts.scheme not in {"http", "https"} or not parts.hostname or odd:
        raise ImproperlyConfigured(
            f"PUBLIC_URL must be an origin such as https://host, not {url!r}"
        )
    host = f"[{parts.hostname}]" if ":" in parts.hostname else parts.hostname
    shown = "" if port in {None, {"http": 80, "https": 443}[parts.scheme]} else f":{port}"
    return f"{parts.scheme}://{host}{shown}"


def _own_origin() -> str:
    """Return the origin we listen on, which is the public one unless somebody says otherwise."""
    if HOST in {"0.0.0.0", "::"}:  # noqa: S104 - refused, not listened on
        raise ImproperlyConfigured(
            f"PUBLIC_URL must be set, such as https://host: with HOST={HOST} nobody can guess it"
        )
    return f"http://[{HOST}]:{PORT}" if ":" in HOST else f"http://{HOST}:{PORT}"


# --- Where we run ---------------------------------------------------------------------------------

HOST = env("HOST", default="127.0.0.1")
PORT = _number("PORT", 8000, most=HIGHEST_PORT)
PUBLIC_URL = _origin(env("PUBLIC_URL", default="") or _own_origin())
DATA_DIR = usable(Path(env("DATA_DIR", default=str(BASE_DIR / ".local"))).expanduser().resolve())
WORKERS = _number("WORKERS", 1)
THREADS = _number("THREADS", 16)
DEBUG = env.bool("DEBUG", default=False)

ON_LOOPBACK = HOST in LOOPBACK_HOSTS
_public = urlsplit(PUBLIC_URL)
if DEBUG and not ON_LOOPBACK:
    raise ImproperlyConfigured(f"DEBUG is for 127.0.0.1 only; HOST is {HOST}")
HTTPS = _public.scheme == "https"
PUBLIC_HOST = _public.hostname
PUBLIC_IS_LOOPBACK = PUBLIC_HOST in LOOPBACK_HOSTS

ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[_public.hostname, *(["127.0.0.1", "localhost", "[::1]"] if ON_LOOPBACK else [])],
)
TRUSTED_PROXIES = env.list("TRUSTED_PROXIES", default=[])

# --- Secrets --------------------------------------------------------------------------------------


def _secrets() -> dict[str, str]:
    makers = {
        "SECRET_KEY": generated.text,
        "API_KEY_PEPPER": generated.text,
        "TOKEN_ENCRYPTION_KEYS": generated.encryption_key,
    }
    try:
        return find_secrets(makers, DATA_DIR, may_make=ON_LOOPBACK)
    except MissingSecret as exc:
        raise ImproperlyConfigured(str(exc)) from exc


def _strong(name: str, value: str) -> str:
    try:
        return refuse_weak(name, value)
    except WeakSecret as exc:
        raise ImproperlyConfigured(str(exc)) from exc


_found = _secrets()
SECRET_KEY = _strong("SECRET_KEY", _found["SECRET_KEY"])
API_KEY_PEPPERS = [
    _strong("API_KEY_PEPPER", pepper.strip()) for pepper in _found["API_KEY_PEPPER"].split(",")
]
TOKEN_ENCRYPTION_KEYS = _found["TOKEN_ENCRYPTION_KEYS"]
keyring(TOKEN_ENCRYPTION_KEYS)  # refuses what is no key before anything is sealed with it

# --- Applications ---------------------------------------------------------------------------------

INSTALLED_APPS = [
    "accounts.staff_app.StaffAdminConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",
    "allauth",
    "allauth.account",
    # Always, so that its tables are there whether single sign-on is on, was on, or never will be.
    "allauth.socialaccount",
    "allauth.mfa",
    "allauth.usersessions",
    "csp",
    "django_ratelimit",
    "django_htmx",  # for its copy of htmx
    "config.processes",
    "config.worker",
    "config.idempotency",
    "accounts",
    "providers",
    "integrations",
    "billing",
    "connect",
    "inbox",
    "tools_catalog",
]

MIDDLEWARE = [
    "config.proxies.TrustedProxyMiddleware",
    "config.api.request_id.RequestIdMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "config.compression.CompressedPagesMiddleware",
    "config.compression.CompressedFilesMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.reauthentication.middleware.AskAgainMiddleware",
    "accounts.logged_in.middleware.LastSeenMiddleware",
    "accounts.looking.middleware.LookingMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "billing.middleware.MeteringMiddleware",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
USE_I18N = True

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "config.theme.theme",
            ],
        },
    },
]

# --- Database, cache ------------------------------------------------------------------------------


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


DATABASE_URL = env("DATABASE_URL", default="")
DATABASE_POOL = _number("DATABASE_POOL", max(16, THREADS))
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
        "OPTIONS": DATABASES["default"].get("OPTIONS", {})
        | {
            "pool": {"min_size": 1, "max_size": DATABASE_POOL, "timeout": 5},
            # The statements of the hot path (config.compiled) are planned once per connection. A pooler
            # that gives every transaction another connection cannot keep them.
            "prepare_threshold": 0 if env.bool("DATABASE_PREPARED", default=True) else None,
        },
    }

REDIS_URL = env("REDIS_URL", default="")
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

# --- People: log-in, sessions ---------------------------------------------------------------------

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/settings"
ACCOUNT_LOGOUT_REDIRECT_URL = "/accounts/login/"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*", "password2*"]
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_ADAPTER = "accounts.adapter.AccountAdapter"
ACCOUNT_EMAIL_SUBJECT_PREFIX = "Patchbay: "
SIGNUP = _one_of("SIGNUP", "open", "invite", "closed")

EMAIL_URL = env("EMAIL_URL", default="consolemail://")
vars().update(env.email_url_config(EMAIL_URL))
EMAIL_TIMEOUT = _number("EMAIL_TIMEOUT", 10)
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default=f"Patchbay <patchbay@{_public.hostname}>")
MAIL_IS_SENT = EMAIL_URL != "consolemail://"
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_IS_SENT else "none"
ACCOUNT_EMAIL_NOTIFICATIONS = MAIL_IS_SENT

# Single sign-on; None: off. Its tokens are looked at once and kept nowhere.
SSO = sign_on(
    {
        "SSO_ISSUER": env("SSO_ISSUER", default=""),
        "SSO_CLIENT_ID": env("SSO_CLIENT_ID", default=""),
        "SSO_CLIENT_SECRET": given("SSO_CLIENT_SECRET"),
        "SSO_NAME": env("SSO_NAME", default=""),
        "SSO_ONLY": env("SSO_ONLY", default=""),
    },
    only=_one_of("SSO_ONLY", "off", "on") == "on",
)
SOCIALACCOUNT_ADAPTER = "accounts.sso.adapter.SignOnAdapter"
SOCIALACCOUNT_STORE_TOKENS = False

# Whoever logged in, or was asked again, within these seconds may change what matters.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
MFA_ADAPTER = "accounts.second_factor.vaulted.VaultedAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes", "webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_RECOVERY_CODE_DIGITS = 10
# Where mail is sent nobody logs in unverified; where it is not, nobody ever verifies.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = PUBLIC_IS_LOOPBACK
MFA_FORMS = {
    "authenticate": "accounts.forms.codes.SecondStepForm",
    "reauthenticate": "accounts.forms.codes.AskedAgainForm",
    "activate_totp": "accounts.forms.codes.AppForm",
    "authenticate_webauthn": "accounts.forms.passkeys.SecondStepForm",
    "reauthenticate_webauthn": "accounts.forms.passkeys.AskedAgainForm",
    "login_webauthn": "accounts.forms.passkeys.LogInForm",
    "add_webauthn": "accounts.forms.passkeys.AddForm",
    "edit_webauthn": "accounts.forms.passkeys.RenameForm",
}
# Staff come into /admin only with a second factor.
REQUIRE_STAFF_MFA = env.bool("REQUIRE_STAFF_MFA", default=not PUBLIC_IS_LOOPBACK)

# --- Browser security -----------------------------------------------------------------------------

SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = CSRF_COOKIE_HTTPONLY = True
CSRF_TRUSTED_ORIGINS = [PUBLIC_URL]
SECURE_SSL_REDIRECT = HTTPS
# The API never answers with a redirect, and probes come from inside.
SECURE_REDIRECT_EXEMPT = [r"^api/", r"^v1/", r"^livez$", r"^readyz$", r"^metrics$"]
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
# Sibling subdomains are the operator's, not ours to force: see SILENCED_SYSTEM_CHECKS.
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = False
# Not "no-referrer": browsers then send `Origin: null` with our own forms, and every one of them is refused.
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": ["'self'"],
        "script-src": ["'self'"],
        "style-src": ["'self'"],
        "img-src": ["'self'", "data:"],
        "object-src": ["'none'"],
        "base-uri": ["'none'"],
        "frame-ancestors": ["'none'"],
        "form-action": ["'self'"],
    }
}

STATIC_URL = "/static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(parents=True, exist_ok=True)  # WhiteNoise warns about a folder that is missing
STATICFILES_DIRS = [BASE_DIR / "config" / "static"]
# Served straight from the folders, so that a fresh checkout needs no collectstatic.
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG

# --- API ------------------------------------------------------------------------------------------

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["accounts.authentication.ApiKeyAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["accounts.permissions.KeyAllows"],
    "DEFAULT_THROTTLE_CLASSES": ["billing.limits.throttling.PlanThrottle"],
    "DEFAULT_RENDERER_CLASSES": ["config.api.envelope.EnvelopeRenderer"],
    "DEFAULT_PARSER_CLASSES": ["config.api.parser.StrictJSONParser"],
    "DEFAULT_CONTENT_NEGOTIATION_CLASS": "config.api.negotiation.AlwaysJSON",
    "DEFAULT_METADATA_CLASS": None,
    "EXCEPTION_HANDLER": "config.api.handling.handle",
    "URL_FORMAT_OVERRIDE": None,
    "UNAUTHENTICATED_USER": None,
    "DATETIME_FORMAT": "%Y-%m-%dT%H:%M:%S.%fZ",
    "DEFAULT_SCHEMA_CLASS": "config.api.schema.OperationSchema",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Patchbay",
    "VERSION": VERSION,
    "OAS_VERSION": "3.1.0",
    "DEFAULT_GENERATOR_CLASS": "tools_catalog.openapi.generator.Generator",
    "POSTPROCESSING_HOOKS": ["inbox.webhooks_api.openapi.add_webhooks"],
    "GET_MOCK_REQUEST": "tools_catalog.openapi.generator.no_request",
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "COMPONENT_SPLIT_REQUEST": True,
    "DISABLE_DOCSTRING_DESCRIPTIONS": True,
    # `./run check` generates and validates it, once.
    "ENABLE_DJANGO_DEPLOY_CHECK": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": f"{STATIC_URL}favicon.svg",
}
# Calls that one end user of an app may make in a minute, of all the app's partner may.
APP_END_USER_CALLS = _number("APP_END_USER_CALLS", 120)
MAX_BODY_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES
# One form takes a small file: what strangers send is never written to disk, and dropped when it is large.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]

# --- Providers ------------------------------------------------------------------------------------

SANDBOX_PORT = _number("SANDBOX_PORT", 8001, most=HIGHEST_PORT)
PROVIDER_SANDBOX = _one_of("PROVIDER_SANDBOX", "auto", "on", "off")
SANDBOX_ON = PROVIDER_SANDBOX == "on" or (PROVIDER_SANDBOX == "auto" and PUBLIC_IS_LOOPBACK)
SANDBOX_URL = f"http://127.0.0.1:{SANDBOX_PORT}"
SANDBOX_CLIENT_SECRET_FILE = DATA_DIR / "sandbox_client_secret"
OUTBOUND_PROXY = env("OUTBOUND_PROXY", default="")
OUTBOUND_CA_BUNDLE = env("OUTBOUND_CA_BUNDLE", default="")

# --- Payments -------------------------------------------------------------------------------------

STRIPE_SECRET_KEY = given("STRIPE_SECRET_KEY")
STRIPE_WEBHOOK_SECRET = given("STRIPE_WEBHOOK_SECRET")
STRIPE_API_BASE = env("STRIPE_API_BASE", default="https://api.stripe.com").rstrip("/")
STRIPE_METER_EVENT = env("STRIPE_METER_EVENT", default="patchbay_overage")
STRIPE_METER_ID = env("STRIPE_METER_ID", default="")
# Ids of prices by what they pay for, such as PARTNER_PRO and PARTNER_PRO_OVERAGE.
STRIPE_PRICES = {
    name.removeprefix("STRIPE_PRICE_"): env.list(name)
    for name in env.ENVIRON
    if name.startswith("STRIPE_PRICE_")
}

# --- Operation ------------------------------------------------------------------------------------

METRICS_TOKEN = env("METRICS_TOKEN", default="")
LOG_LEVEL = _one_of("LOG_LEVEL", "INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL")
LOG_FORMAT = _one_of("LOG_FORMAT", "json", "text")
# A cycle that began in the middle of a day is counted from that day's records: they must still be there.
RETENTION_USAGE_DAYS = _number("RETENTION_USAGE_DAYS", 90, least=35)
RETENTION_INBOX_DAYS = _number("RETENTION_INBOX_DAYS", 90)
RETENTION_ARRIVALS_DAYS = _number("RETENTION_ARRIVALS_DAYS", 14)
RETENTION_WEBHOOKS_DAYS = _number("RETENTION_WEBHOOKS_DAYS", 30)
RETENTION_USAGE_DAILY_DAYS = _number("RETENTION_USAGE_DAILY_DAYS", 800, least=35)
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {"scrub": {"()": "config.logs.ScrubSecrets"}},
    "formatters": {
        "json": {"()": "config.logs.JSONFormatter"},
        "text": {"()": "config.logs.TextFormatter"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": LOG_FORMAT,
            "filters": ["scrub"],
        }
    },
    "root": {"handlers": ["stderr"], "level": LOG_LEVEL},
    "loggers": {
        # Our own access line (config.api.request_id) says it, without a query string.
        "django.request": {"level": "CRITICAL"},
        "django.server": {"level": "WARNING"},
        # Its lower levels repeat what is sent: addresses of customers.
        "stripe": {"level": "WARNING"},
    },
}

WORKER_JOBS = {
    "expire_sessions": ("connect.sessions.expire_overdue", 60),
    "expire_devices": ("accounts.device.expiry.remove_expired", 60),
    "expire_idempotent_calls": ("config.idempotency.expiry.remove_expired", 60),
    "end_looks": ("accounts.looking.looks.end_overdue", 60),
    "revoke_grants": ("integrations.revocation.run_due", 15),
    "recover_journal": ("integrations.refreshing.adopt_left_over", 30),
    "refresh_idle": ("integrations.upkeep.refresh_idle", 300),
    "name_connections": ("integrations.feed_addresses.complete", 600),
    "take_up_calls": ("billing.in_flight.adopting.take_up", 15),
    "fold_usage": ("billing.usage.folding.fold_all", 60),
    "prune_usage": ("billing.usage.retention.prune_all", 86_400),
    "prune_inbox": ("inbox.retention.prune", 86_400),
    "forget_handed_secrets": ("inbox.feeds.handing.forget", 3600),
    "prune_webhooks": ("inbox.webhooks.retention.prune", 86_400),
    "mail_webhook_notices": ("inbox.webhooks.notices.send_due", 30),
    "reconcile_subscriptions": ("inbox.subscriptions.reconciling.reconcile", 15),
    "prune_arrivals": ("inbox.retention.prune_arrivals", 86_400),
    "watch_usage": ("billing.alerts.watching.watch", 60),
    "mail_alerts": ("billing.alerts.mailing.send_due", 30),
    "settle_overage": ("billing.payments.overage.settle_all", 300),
    "send_meter_reports": ("billing.payments.reporting.send_reports", 60),
    "reconcile_payments": ("billing.payments.reconciling.reconcile", 3600),
}
# What carries out the tools of our own (providers/own), by name.
OWN_TOOLS = {
    "inbox_list": "inbox.tools.list_events",
    "inbox_get": "inbox.tools.get",
    "inbox_archive": "inbox.tools.archive",
    "inbox_batch": "inbox.tools.batch",
    "inbox_archive_all": "inbox.tools.archive_many",
}
# Queues that every worker takes from all the time: a function works off some rows that it has claimed, and returns
# how many there were. With nothing to do it is asked again after a second.
WORKER_QUEUES = {
    "arrivals": "inbox.feeds.working.work_off",
    "fetches": "inbox.feeds.fetching.work_off",
    "outbox": "inbox.webhooks.publishing.hand_on",
    "webhooks": "inbox.webhooks.sending.work_off",
    "subscriptions": "inbox.subscriptions.working.work_off",
}
# What is called with connections that are about to end, while their tokens live. Each bounds its own time.
FAREWELLS = ("inbox.subscriptions.ending.end_all",)
# Further lines of /metrics by name; each function returns a number.
METRIC_GAUGES = {
    "patchbay_worker_silent_seconds": "config.worker.heartbeat.silence",
    "patchbay_jobs_late_seconds": "config.worker.jobs.lateness",
    "patchbay_revocations_waiting": "integrations.revocation.waiting",
    "patchbay_webhooks_late_seconds": "inbox.webhooks.backlog.oldest_due",
    "patchbay_outbox_waiting": "inbox.webhooks.backlog.outbox",
    "patchbay_meter_reports_unsent": "billing.payments.given_up.unsent",
    "patchbay_arrivals_late_seconds": "inbox.feeds.working.lateness",
    "patchbay_arrivals_parked": "inbox.feeds.parked.number",
}
# Figures of the staff admin's start page, in this order; and its tables, each with the model it is about.
STAFF_FIGURES = (
    "accounts.admin.figures.new_people",
    "accounts.admin.figures.suspended_partners",
    "billing.admin.figures.past_due",
    "integrations.admin.figures.failing_refreshes",
    "integrations.admin.figures.revocations",
    "inbox.admin.figures.waiting",
    "inbox.admin.figures.about_nobody",
    "billing.admin.figures.reports",
    "billing.admin.figures.alerts",
    "inbox.admin.webhook_figures.webhooks_behind",
    "inbox.admin.webhook_figures.endpoints_off",
    "config.worker.figures.worker",
    "config.worker.figures.jobs",
)
STAFF_TABLES = {
    "billing.admin.figures.calls": "billing.UsageDay",
    "integrations.admin.figures.connections": "integrations.Integration",
}
# Further checks of /readyz by name; each returns "ok" or what is wrong.
READY_CHECKS = {
    "keys": "integrations.key_checks.ready",
    "worker": "config.worker.heartbeat.ready",
}
