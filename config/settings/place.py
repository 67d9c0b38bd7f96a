"""Where we run: where we listen, and where people find us."""

from pathlib import Path
from urllib.parse import urlsplit

from django.core.exceptions import ImproperlyConfigured

from config.data_folder import usable
from config.locations import networks
from config.secrets import LOOPBACK_HOSTS
from config.settings.reading import BASE_DIR, env, number, one_of, origin

HIGHEST_PORT = 65_535


def own_origin() -> str:
    """Return the origin we listen on, which is the public one unless somebody says otherwise."""
    if HOST in {"0.0.0.0", "::"}:  # noqa: S104 - refused, not listened on
        raise ImproperlyConfigured(
            f"PUBLIC_URL must be set, such as https://host: with HOST={HOST} nobody can guess it"
        )
    return f"http://[{HOST}]:{PORT}" if ":" in HOST else f"http://{HOST}:{PORT}"


HOST = env("HOST", default="127.0.0.1")
PORT = number("PORT", 8000, most=HIGHEST_PORT)
PUBLIC_URL = origin(env("PUBLIC_URL", default="") or own_origin())
DATA_DIR = usable(Path(env("DATA_DIR", default=str(BASE_DIR / ".local"))).expanduser().resolve())
WORKERS = number("WORKERS", 1)
THREADS = number("THREADS", 16)
# On: each process of the web server stays on one core.
CPU_AFFINITY = one_of("CPU_AFFINITY", "off", "on") == "on"
DEBUG = env.bool("DEBUG", default=False)

ON_LOOPBACK = HOST in LOOPBACK_HOSTS
_public = urlsplit(PUBLIC_URL)
if DEBUG and not ON_LOOPBACK:
    raise ImproperlyConfigured(f"DEBUG is for 127.0.0.1 only; HOST is {HOST}")
HTTPS = _public.scheme == "https"
PUBLIC_HOST = _public.hostname
PUBLIC_IS_LOOPBACK = PUBLIC_HOST in LOOPBACK_HOSTS

ALLOWED_HOSTS = [
    host.strip()
    for host in env.list(
        "ALLOWED_HOSTS",
        default=[_public.hostname, *(["127.0.0.1", "localhost", "[::1]"] if ON_LOOPBACK else [])],
    )
]
TRUSTED_PROXIES = networks("TRUSTED_PROXIES", env.list("TRUSTED_PROXIES", default=[]))
