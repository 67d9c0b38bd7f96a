"""Our own secrets: of signatures, of keys' digests, of what is sealed."""

from config import generated
from config.keyring import keyring
from config.secrets import find_secrets, refuse_weak
from config.settings.place import DATA_DIR, ON_LOOPBACK
from config.settings.reading import one_of


def _secrets() -> dict[str, str]:
    makers = {
        "SECRET_KEY": generated.text,
        "API_KEY_PEPPER": generated.text,
        "TOKEN_ENCRYPTION_KEYS": generated.encryption_key,
    }
    return find_secrets(makers, DATA_DIR, may_make=ON_LOOPBACK)


def _each(name: str, listed: str) -> list[str]:
    """Return the secrets of a comma list: the first is used for what is new, all are accepted."""
    return [refuse_weak(name, secret.strip()) for secret in listed.split(",")]


_found = _secrets()
SECRET_KEY, *SECRET_KEY_FALLBACKS = _each("SECRET_KEY", _found["SECRET_KEY"])
API_KEY_PEPPERS = _each("API_KEY_PEPPER", _found["API_KEY_PEPPER"])
TOKEN_ENCRYPTION_KEYS = _found["TOKEN_ENCRYPTION_KEYS"]
keyring(TOKEN_ENCRYPTION_KEYS)  # refuses what is no key before anything is sealed with it
# On: each value is sealed under a key of its own, derived from the first of these.
TOKEN_KEYS_PER_VALUE = one_of("TOKEN_KEYS_PER_VALUE", "off", "on") == "on"
