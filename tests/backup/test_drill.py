"""The drill: a connection made by consent, backed up, and brought back on a blank machine, where it works."""

import shutil
from pathlib import Path

import pytest
import requests
from django.core.management import call_command
from django.db import connection

from config.backup import archive, folders, keys
from config.backup.making import make
from config.backup.programs import find, run
from config.backup.restoring import examined
from integrations import journal
from providers.spec import Grant
from tests.backup.machine import Machine
from tests.blank_database import blank_database

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def connected(connect):
    return connect("google", rotate_refresh_tokens=True)


@pytest.fixture
def backup(connected, tmp_path, capsys):
    call_command("backup", data=tmp_path / "data", keys=tmp_path / "keys")
    data, own_keys = capsys.readouterr().out.splitlines()[:2]
    return Path(data.split()[1]), Path(own_keys.split()[1])


@pytest.fixture
def blank(tmp_path):
    with blank_database() as url:
        yield Machine(tmp_path / "blank", url)


def call(server, connected):
    headers = {"Authorization": f"Bearer {connected.api.key}"}
    headers["X-Account-Id"] = connected.account.external_id
    url = f"http://127.0.0.1:{server.port}{connected.path}"
    return requests.get(url, headers=headers, timeout=20).json()


# promise 61
def test_on_a_blank_machine_connections_work_and_refresh(
    either_form, connected, backup, blank, tmp_path
):
    restored = blank.restore(*backup)
    assert (restored.returncode, restored.stderr) == (0, "")
    server = blank.serve(tmp_path / "log")

    try:
        as_it_was = call(server, connected)
        connected.sandbox.control("expire", provider="google")
        refreshed = call(server, connected)
    finally:
        server.stop()

    assert (as_it_was["ok"], refreshed["ok"]) == (True, True)
    assert as_it_was["data"] == refreshed["data"]
    assert connected.refreshes() == 1
    assert blank.restore(*backup, "--replace").returncode == 0


# promise 60: without the keys
def test_the_data_alone_reveals_no_secret(connected, backup, tmp_path):
    data, own_keys = backup
    with examined(data, keys.read(own_keys)) as (_, folder):
        shutil.copytree(folder, tmp_path / "seen")
    text = readable(tmp_path / "seen" / archive.DATABASE)

    token = connected.token()
    assert connected.account.external_id.encode() in text  # it is the right file
    for secret in (token.access_token, token.refresh_token, token.client.client_secret):
        assert secret.encode() not in text + data.read_bytes()
    assert connected.api.key.encode() not in text
    for key in keys.read(own_keys).values():
        assert (key.partition(":")[2] or key).encode() not in text + data.read_bytes()


def readable(database):
    """Return a dump as whoever finds it would read it."""
    if connection.vendor == "sqlite":
        return database.read_bytes()
    run(find("pg_restore", 1), f"--file={database}.sql", str(database))
    return database.with_name("database.sql").read_bytes()


def test_a_grant_on_its_way_into_the_database_comes_along(connected, settings, tmp_path):
    token, grant = connected.token(), Grant(access_token="later", refresh_token="later-r")
    journal.keep(token, grant)
    made = make(tmp_path / "data", tmp_path / "keys")

    settings.DATA_DIR = tmp_path
    assert journal.find(token) is None
    with examined(made.data, keys.read(made.keys)) as (_, folder):
        folders.lay_down(folder)

    assert journal.find(token) == grant
