"""Settings that refuse the start: every one of them, not only the first.

They are read again and again, each time with what was refused last set aside. Nothing here needs settings.
"""

import importlib
import os
import re
import sys
from collections.abc import Iterator
from tempfile import gettempdir

from django.core.exceptions import ImproperlyConfigured

from config import generated
from config.doctor import report
from config.doctor.report import Examined
from config.findings import problem

SETTINGS = "config.settings"
NAME = re.compile(r"\b[A-Z][A-Z0-9_]{3,}\b")
# What is needed and has no default: something harmless for as long as we read on.
SECRETS = {
    "SECRET_KEY": generated.text,
    "API_KEY_PEPPER": generated.text,
    "TOKEN_ENCRYPTION_KEYS": generated.encryption_key,
}
STAND_INS = {"PUBLIC_URL": lambda: "https://unknown.invalid", "DATA_DIR": gettempdir}
FIX = "Set it in the environment or in .env; .env.example explains every name."


def tell(*, as_json: bool) -> int:
    """Print what refuses the start, and return the exit code."""
    found = list(refusals())
    print(report.as_json(found) if as_json else report.as_text(found))
    return 1


def refusals() -> Iterator[Examined]:
    """Yield what the settings say before they can be read; the environment is changed by it."""
    refused: list[str] = []
    while (refusal := read()) and refused.count(refusal) < 2:
        if refusal not in refused:
            yield "settings", problem(f"{refusal.rstrip('.')}.", FIX)
        set_aside(about(refusal, again=refusal in refused))
        refused.append(refusal)


def read() -> str:
    """Read the settings from the beginning; return why they refuse, or nothing."""
    for name in [name for name in sys.modules if name.startswith(f"{SETTINGS}.")]:
        del sys.modules[name]
    try:
        importlib.import_module(SETTINGS)
    except ImproperlyConfigured as exc:
        return str(exc)
    except Exception as exc:  # by its kind alone: what could not be read may be a secret
        return f"The settings cannot be read: {type(exc).__name__}"
    return ""


def about(refusal: str, *, again: bool) -> list[str]:
    """Return the variables to set aside: the first that is named, where that was not enough all of them."""
    names = NAME.findall(refusal)
    return names if again else [name for name in names if name in SECRETS] or names[:1]


def set_aside(names: list[str]) -> None:
    for name in names:
        plain = name.removesuffix("_FILE").removesuffix("_COMMAND")
        os.environ[plain] = (SECRETS | STAND_INS).get(plain, str)()
        os.environ[f"{plain}_FILE"] = ""
