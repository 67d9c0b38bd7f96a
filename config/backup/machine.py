"""The secrets that this machine has already, and those that a keys file brings it."""

import os
import time
from collections.abc import Mapping

from django.conf import settings

from config.backup import keys
from config.backup.refusal import Refused
from config.secrets import given, keep_secret, told

OWN = (*keys.NEEDED, "SECRET_KEY")
ELSEWHERE = "{name} of this machine is not that of the keys file. Set it to what stands there."
IN_FOLDER = (
    "{path} holds another secret than the keys file. Restore into another DATA_DIR, "
    "or say --replace: it is set aside then."
)


def enter(brought: Mapping[str, str]) -> dict[str, str]:
    """Let the settings find the keys that the environment lacks, so that none are invented; before Django starts.

    Returns what is to be kept in DATA_DIR: everything but what the environment holds by itself.
    """
    mine = {name: given(name) or told(name) for name in OWN}
    for name in keys.NEEDED:
        if mine[name] and not holds(mine[name], brought[name]):
            raise Refused(ELSEWHERE.format(name=name))
    lacking = {name: text for name, text in brought.items() if not mine.get(name)}
    os.environ.update({name: text for name, text in lacking.items() if name in OWN})
    return lacking


def holds(mine: str, brought: str) -> bool:
    return set(keys.parts(brought)) <= set(keys.parts(mine))


def refuse_others(brought: Mapping[str, str]) -> None:
    """Refuse to write over secrets in DATA_DIR."""
    for name, text in brought.items():
        path = settings.DATA_DIR / name.lower()
        if path.exists() and not holds(path.read_text(), text):
            raise Refused(IN_FOLDER.format(path=path))


def keep(brought: Mapping[str, str]) -> None:
    """Keep the secrets in DATA_DIR as the server itself would; others there are set aside."""
    for name, text in brought.items():
        path = settings.DATA_DIR / name.lower()
        if path.exists() and not holds(path.read_text(), text):
            path.rename(path.with_name(f"{path.name}.before-{time.time_ns()}"))
        keep_secret(path, lambda text=text: text)
