"""Set the environment of a test run before Django's settings are read."""

import os
import tempfile
from pathlib import Path

DEFINITIONS = Path(__file__).resolve().parent.parent / "providers" / "definitions"
SLUGS = sorted(path.parent.name.upper() for path in DEFINITIONS.glob("*/__init__.py"))

if "DATA_DIR" not in os.environ:
    # Gone with the process that made it: the workers of a run inherit the folder of the first.
    _folder = tempfile.TemporaryDirectory(prefix="patchbay-tests-", ignore_cleanup_errors=True)
    os.environ["DATA_DIR"] = _folder.name
os.environ["HOST"] = "127.0.0.1"
os.environ.setdefault("PORT", "8000")
os.environ["PUBLIC_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "*"
os.environ["PROVIDER_SANDBOX"] = "off"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["REQUIRE_STAFF_MFA"] = "off"
os.environ["LOG_LEVEL"] = "INFO"
os.environ["SSO_ISSUER"] = os.environ["SSO_CLIENT_ID"] = os.environ["SSO_CLIENT_SECRET"] = ""
os.environ["SSO_NAME"] = ""
os.environ["SSO_ONLY"] = "off"
os.environ["STRIPE_SECRET_KEY"] = os.environ["STRIPE_WEBHOOK_SECRET"] = ""
for _name in [
    name for name in os.environ if name.startswith(tuple(f"PROVIDER_{slug}_" for slug in SLUGS))
]:
    del os.environ[_name]
for _slug in SLUGS:
    os.environ[f"PROVIDER_{_slug}_CLIENT_ID"] = f"{_slug.lower()}-client"
    os.environ[f"PROVIDER_{_slug}_CLIENT_SECRET"] = f"{_slug.lower()}-secret"
