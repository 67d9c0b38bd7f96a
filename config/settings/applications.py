"""Which applications there are, and what a request goes through."""

from config.settings.reading import BASE_DIR
from config.settings.traces import TRACES

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
    "config.backup",
    "config.worker",
    "config.doctor",
    "config.idempotency",
    "accounts",
    "providers",
    "integrations",
    "billing",
    "connect",
    "inbox",
    "tools_catalog",
    *(["config.tracing"] if TRACES else []),
]

MIDDLEWARE = [
    "config.proxies.TrustedProxyMiddleware",
    "config.api.request_id.RequestIdMiddleware",
    # It tells the request's id.
    *(["config.tracing.middleware.TracingMiddleware"] if TRACES else []),
    "config.api.lane.ApiLane",
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
# What is around our JSON views instead of all behind the lane.
API_MIDDLEWARE = ["billing.middleware.MeteringMiddleware"]

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
