"""The image: what goes into it, every package by its hash, nobody's root, and an end that signals bring."""

import json
import re

import pytest
import yaml

from config.processes.lineup import GRACE
from deploy.instructions import context, instructions
from tests.run.conftest import ROOT

PIN = re.compile(r"^([\w.-]+==[^\s;]+(?: ; [^\\\n]+)?)", re.MULTILINE)
SAID = list(instructions(ROOT / "Dockerfile"))


def said(name):
    return [rest for word, rest in SAID if word == name]


def pins(name):
    return {pin.strip() for pin in PIN.findall((ROOT / name).read_text())}


# promise 136
def test_its_packages_are_those_of_the_suite_and_each_has_hashes():
    text = (ROOT / "requirements-image.txt").read_text()
    entries = re.split(r"\n(?=\w)", text)

    assert pins("requirements-image.txt") < pins("requirements.txt")
    assert all("--hash=sha256:" in entry for entry in entries if PIN.match(entry))
    assert "--require-hashes" in " ".join(said("RUN"))


# promise 136
def test_nothing_of_the_test_suite_is_in_it():
    names = {pin.partition("==")[0] for pin in pins("requirements-image.txt")}

    assert not names & {"pytest", "hypothesis", "responses", "time-machine", "execnet"}
    assert {"django", "gunicorn", "psycopg-binary", "redis", "stripe"} <= names


def test_only_what_the_server_reads_is_copied():
    files = context(ROOT)
    folders = {path.partition("/")[0] for path in files}

    assert {"manage.py", "deploy/healthcheck.py", "docs/openapi.json"} <= set(files)
    assert not folders & {"tests", "bench", "run", ".env.example", "compose.yaml", ".ci"}
    assert [path for path in files if path.startswith("deploy/")] == ["deploy/healthcheck.py"]


def test_it_runs_as_nobody_special_and_signals_reach_the_server():
    assert said("USER") == ["10001:10001"]
    assert json.loads(said("CMD")[0]) == ["python", "manage.py", "web"]
    assert [rest.partition("CMD ")[2] for rest in said("HEALTHCHECK")] == [
        '["python", "deploy/healthcheck.py"]'
    ]


@pytest.fixture(scope="module")
def compose():
    return yaml.safe_load((ROOT / "compose.yaml").read_text())


# promises 58, 129
def test_every_secret_is_a_file_that_a_step_makes(compose):
    maker = (ROOT / "deploy" / "make-secrets").read_text()
    made = set(re.findall(r"\| keep ([\w.]+)$", maker, re.MULTILINE))
    named = {secret["file"].removeprefix("secrets/") for secret in compose["secrets"].values()}
    used = {name for service in compose["services"].values() for name in service["secrets"]}

    assert named == used == made


# promise 58
def test_no_service_has_a_secret_in_its_environment(compose):
    for service in compose["services"].values():
        for name, value in service.get("environment", {}).items():
            if re.search(r"SECRET|PASSWORD|PEPPER|KEYS|TOKEN|_URL", name):
                assert name.endswith("_FILE"), name
                assert value.removeprefix("/run/secrets/") in service["secrets"]


# promise 134
def test_stopping_waits_for_calls_in_flight(compose):
    assert int(compose["services"]["web"]["stop_grace_period"].removesuffix("s")) > GRACE


def test_its_pg_dump_is_of_the_servers_version_and_both_are_of_one_debian(compose):
    [version] = re.findall(r"postgresql-client-(\d+)", " ".join(said("RUN")))
    [base] = {rest.partition(" ")[0].rpartition("-")[2] for rest in said("FROM")}

    assert compose["services"]["postgres"]["image"] == f"postgres:{version}-{base}"


def test_web_and_worker_start_on_a_migrated_database(compose):
    for name in ("web", "worker"):
        waits = compose["services"][name]["depends_on"]
        assert waits["migrate"] == {"condition": "service_completed_successfully"}
        assert compose["services"][name]["read_only"] is True
