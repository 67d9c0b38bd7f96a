"""What an operator watches: numbers and lines."""

from config.secrets import given
from config.settings.reading import one_of

METRICS_TOKENS = [token.strip() for token in given("METRICS_TOKEN").split(",") if token.strip()]
LOG_LEVEL = one_of("LOG_LEVEL", "INFO", "DEBUG", "WARNING", "ERROR", "CRITICAL")
LOG_FORMAT = one_of("LOG_FORMAT", "json", "text")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "filters": {
        "scrub": {"()": "config.logs.ScrubSecrets"},
        "strangers": {"()": "config.logs.StrangersFault"},
    },
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
        "django.security.DisallowedHost": {"filters": ["strangers"]},
        # Its lower levels repeat what is sent: addresses of customers.
        "stripe": {"level": "WARNING"},
    },
}
