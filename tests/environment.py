"""Set the environment of a test run before Django's settings are read."""

import os
import tempfile

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="patchbay-tests-"))
os.environ["HOST"] = "127.0.0.1"
os.environ.setdefault("PORT", "8000")
os.environ["PUBLIC_URL"] = "http://testserver"
os.environ["ALLOWED_HOSTS"] = "*"
os.environ["PROVIDER_SANDBOX"] = "off"
os.environ["EMAIL_URL"] = "memorymail://"
os.environ["LOG_LEVEL"] = "INFO"
for _name in [
    name
    for name in os.environ
    if name.startswith(("PROVIDER_GOOGLE_", "PROVIDER_SLACK_", "PROVIDER_GITHUB_"))
]:
    del os.environ[_name]
for _slug in ("GOOGLE", "SLACK", "GITHUB"):
    os.environ[f"PROVIDER_{_slug}_CLIENT_ID"] = f"{_slug.lower()}-client"
    os.environ[f"PROVIDER_{_slug}_CLIENT_SECRET"] = f"{_slug.lower()}-secret"
