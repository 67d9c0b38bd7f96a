"""`doctor` as it is typed: it names everything at once, ends with 1 or 0, and repeats no secret."""

import json
import os
import subprocess
import sys

import pytest

from config.doctor import examination
from config.findings import problem
from config.generated import encryption_key, text
from tests.run.conftest import ROOT
from tests.sandbox_process import free_port

HIDDEN = "hidden-" + text()


@pytest.fixture
def doctor(tmp_path):
    def run(*options, **settings):
        return subprocess.run(
            [sys.executable, "manage.py", "doctor", *options],
            cwd=ROOT,
            env={"PATH": os.environ["PATH"], "DATA_DIR": str(tmp_path)} | settings,
            capture_output=True,
            text=True,
            timeout=120,
        )

    return run


# promises 58, 129
def test_settings_that_refuse_the_start_are_all_named(doctor):
    ended = doctor(
        "--json",
        HOST="0.0.0.0",
        WORKERS="many",
        SIGNUP="maybe",
        DATABASE_URL=f"mysql://{HIDDEN}@db",
    )

    answer = json.loads(ended.stdout)
    assert [found["what"].partition(" ")[0].strip(",") for found in answer["findings"]] == [
        "PUBLIC_URL",
        "WORKERS",
        "SECRET_KEY",
        "DATABASE_URL",
        "SIGNUP",
    ]
    assert all(found["fix"] and found["kind"] == "problem" for found in answer["findings"])
    assert (answer["ok"], ended.returncode, ended.stderr) == (False, 1, "")
    assert "hidden" not in ended.stdout


# promises 62, 129, 135
def test_a_thoroughly_broken_installation(doctor, tmp_path):
    port = free_port()
    (tmp_path / "secret_key").write_text(HIDDEN)
    (tmp_path / "secret_key").chmod(0o644)
    secret = text()
    ended = doctor(
        HOST="0.0.0.0",
        PUBLIC_URL="https://connect.example",
        ALLOWED_HOSTS="*",
        SECRET_KEY=secret,
        API_KEY_PEPPER=secret,
        TOKEN_ENCRYPTION_KEYS=encryption_key(),
        DATABASE_URL=f"postgres://me:{HIDDEN}@127.0.0.1:{port}/patchbay",
        REDIS_URL=f"redis://:{HIDDEN}@127.0.0.1:{port}/0",
        EMAIL_URL=f"smtp://me:{HIDDEN}@127.0.0.1:{port}",
        PROVIDER_SLACK_CLIENT_ID="your-client-id",
        PROVIDER_SLACK_BASE_URL=f"http://127.0.0.1:{port}",
        STRIPE_SECRET_KEY=f"sk_live_{HIDDEN}",
        METRICS_TOKEN="hidden",
    )

    lines = [line for line in ended.stdout.splitlines() if line.startswith("PROBLEM")]
    assert [line.partition(":")[0].removeprefix("PROBLEM ") for line in lines] == [
        *("settings", "settings"),  # Stripe's webhook, Slack's secret
        *("address", "address"),
        *("secrets", "secrets", "secrets"),
        *("redis", "mail", "providers", "way out", "database"),
    ]
    assert all(" Fix: " in line for line in lines)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "hidden" not in ended.stdout
    assert secret not in ended.stdout


def test_a_fresh_installation_lacks_its_tables_alone(doctor):
    ended = doctor("--json", EMAIL_URL="memorymail://")

    problems = [f["what"] for f in json.loads(ended.stdout)["findings"] if f["kind"] == "problem"]
    assert [what.partition(" ")[2] for what in problems] == ["migrations are not applied."]


def breaks():
    raise ValueError(HIDDEN)


def stops():
    yield problem("It is broken.", "Mend it.")


# promise 123
def test_a_check_that_breaks_is_a_problem_and_repeats_nothing():
    [found] = examination.findings(breaks)

    assert found.what == "This could not be examined: ValueError."


@pytest.mark.django_db
@pytest.mark.parametrize("gate", ["database", "migrations"])
def test_a_database_that_is_not_well_is_asked_no_more(settings, monkeypatch, gate):
    settings.DOCTOR_CHECKS = {}
    settings.DOCTOR_DATABASE_CHECKS = {"never": f"{__name__}.breaks"}
    assert [subject for subject, _ in examination.examine()][-1] == "never"

    monkeypatch.setitem(examination.GATES, gate, f"{__name__}.stops")

    assert [subject for subject, _ in examination.examine()][-1] == gate
