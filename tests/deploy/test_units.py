"""The systemd units: alike where they must be, and patient with calls in flight."""

import configparser

import pytest

from config.processes.lineup import GRACE
from tests.run.conftest import ROOT

UNITS = sorted((ROOT / "deploy" / "systemd").glob("*.service"))
SANDBOX = "patchbay-sandbox.service"
HARDENING = "\nUMask="


def service(name):
    unit = configparser.ConfigParser(strict=False, interpolation=None)
    unit.optionxform = str
    unit.read(ROOT / "deploy" / "systemd" / name)
    return unit["Service"]


def test_all_are_shut_in_alike():
    shut_in = {
        unit.read_text().partition(HARDENING)[2].partition("\n\n")[0].strip() for unit in UNITS
    }

    assert len(UNITS) == 4
    assert len(shut_in) == 1
    assert "ProtectSystem=strict" in shut_in.pop()


# promise 58
@pytest.mark.parametrize(
    "unit", [unit for unit in UNITS if unit.name != SANDBOX], ids=lambda unit: unit.name
)
def test_every_secret_comes_as_a_file_of_the_units_own(unit):
    text = unit.read_text()
    handed = {
        line.split("=")[1].partition(":")[0]
        for line in text.splitlines()
        if line.startswith("LoadCredential=")
    }

    assert handed >= {"secret_key", "api_key_pepper", "token_encryption_keys", "database_url"}
    assert all(f"{name.upper()}_FILE=%d/{name}" in text for name in handed)


# promise 134
def test_stopping_waits_for_calls_in_flight_and_the_worker():
    assert int(service("patchbay-web.service")["TimeoutStopSec"]) > GRACE
    assert service("patchbay-web.service")["ExecStart"].endswith(" manage.py web")
    assert service("patchbay-worker.service")["ExecStart"].endswith(" manage.py worker")


# promise 71
def test_the_sandbox_is_handed_no_secret_and_listens_to_this_machine():
    text = next(unit for unit in UNITS if unit.name == SANDBOX).read_text()

    assert "LoadCredential" not in text
    assert service(SANDBOX)["ExecStart"].endswith("/python -m sandbox")
    assert "SANDBOX_ALLOW_REMOTE" not in text
