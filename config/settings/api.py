"""The JSON API: who parses, answers, counts and describes it."""

from config.locations import readable
from config.settings.reading import env, number, one_of
from config.settings.static_files import STATIC_URL

VERSION = "0.1.0"

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
# GitHub tells of keys of ours that it finds in public repositories. Off: the route is not there.
SECRET_SCANNING = one_of("SECRET_SCANNING", "off", "on") == "on"
SECRET_SCANNING_KEYS_URL = readable(
    "SECRET_SCANNING_KEYS_URL",
    env(
        "SECRET_SCANNING_KEYS_URL",
        default="https://api.github.com/meta/public_keys/secret_scanning",
    ),
)
# Calls that one end user of an app may make in a minute, of all the app's partner may.
APP_END_USER_CALLS = number("APP_END_USER_CALLS", 120)
MAX_BODY_BYTES = 10 * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = MAX_BODY_BYTES
# One form takes a small file: what strangers send is never written to disk, and dropped when it is large.
FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.MemoryFileUploadHandler"]
