"""Providers: the sandbox, and the way out."""

from config.locations import existing, readable
from config.secrets import given
from config.settings.place import DATA_DIR, HIGHEST_PORT, PUBLIC_IS_LOOPBACK
from config.settings.reading import env, number, one_of, origin

SANDBOX_PORT = number("SANDBOX_PORT", 8001, most=HIGHEST_PORT)
PROVIDER_SANDBOX = one_of("PROVIDER_SANDBOX", "auto", "on", "off")
SANDBOX_ON = PROVIDER_SANDBOX == "on" or (PROVIDER_SANDBOX == "auto" and PUBLIC_IS_LOOPBACK)
SANDBOX_URL = f"http://127.0.0.1:{SANDBOX_PORT}"
# Where people's browsers find its consent pages; empty: where we do.
SANDBOX_PUBLIC_URL = env("SANDBOX_PUBLIC_URL", default="")
if SANDBOX_PUBLIC_URL:
    SANDBOX_PUBLIC_URL = origin(SANDBOX_PUBLIC_URL, "SANDBOX_PUBLIC_URL")
SANDBOX_CLIENT_SECRET_FILE = DATA_DIR / "sandbox_client_secret"
OUTBOUND_PROXY = readable("OUTBOUND_PROXY", given("OUTBOUND_PROXY"))
OUTBOUND_CA_BUNDLE = existing("OUTBOUND_CA_BUNDLE", env("OUTBOUND_CA_BUNDLE", default=""))
