"""What cannot be restored is refused with a sentence, before anything is changed."""

import json
import os
import sqlite3
import subprocess
import sys
import tarfile
from contextlib import closing

import pytest
from django.db import connection

from config.backup import keys, machine
from config.backup.archive import inside
from config.backup.making import make
from config.backup.manifest import Manifest
from config.backup.refusal import Refused
from config.backup.restoring import examined, put_back
from config.secrets import given
from tests.backup.machine import Machine
from tests.sandbox_process import free_port
from tests.security.keyrings import new_key
from tests.security.other_process import ROOT

pytestmark = pytest.mark.django_db


def refusal(data, own_keys):
    with pytest.raises(Refused) as refused, examined(data, own_keys):
        pass
    return str(refused.value)


def own(backup):
    return keys.read(backup.keys)


def altered(backup, name, change):
    """Return a copy of the data file in which one member is another."""
    path = backup.data.with_suffix(".altered")
    with tarfile.open(backup.data) as before, tarfile.open(path, "w") as after:
        for member in before:
            content = before.extractfile(member).read()
            if member.name == name:
                content = change(content)
                member.size = len(content)
            scratch = path.with_suffix(".member")
            scratch.write_bytes(content)
            with scratch.open("rb") as file:
                after.addfile(member, file)
    return path


def test_a_whole_backup_with_its_keys_is_taken(backup):
    with examined(backup.data, own(backup)) as (manifest, folder):
        assert manifest.engine == connection.vendor
        assert (folder / "database").stat().st_size > 0


def test_pythons_before_3_11_4_take_it_as_well(backup, monkeypatch):
    monkeypatch.delattr(tarfile.TarFile, "extract")  # without `filter` there, as Debian 12 has it

    with examined(backup.data, own(backup)) as (_, folder):
        assert {path.name for path in folder.rglob("*") if path.is_file()} >= {"database"}


@pytest.mark.parametrize("name", ["../outside", "/outside", "journal/../../outside"])
def test_nothing_is_written_outside(tmp_path, name):
    with pytest.raises(Refused, match="would be written outside"):
        inside(tmp_path, name)

    assert inside(tmp_path, "journal/7").parent == tmp_path / "journal"


def test_both_files_are_for_nobody_else(backup):
    assert [path.stat().st_mode & 0o777 for path in (backup.data, backup.keys)] == [0o600, 0o600]
    assert [path.name for path in backup.data.parent.iterdir()] == [backup.data.name]


# promise 61
def test_a_database_without_tables_is_not_backed_up(tmp_path):
    away = {"DATA_DIR": str(tmp_path), "DATABASE_URL": f"sqlite:///{tmp_path}/none.sqlite3"}
    folders = ["--data", str(tmp_path / "data"), "--keys", str(tmp_path / "keys")]

    ended = subprocess.run(
        [sys.executable, "manage.py", "backup", *folders],
        cwd=ROOT,
        env=os.environ | away,
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert (ended.returncode, ended.stdout) == (1, "")
    assert ended.stderr == (
        f"CommandError: There is nothing to back up: {tmp_path}/none.sqlite3 has no tables of ours. "
        "Set DATABASE_URL and DATA_DIR as the server has them.\n"
    )
    assert not (tmp_path / "data").exists()


def test_one_place_for_both_is_refused(tmp_path):
    with pytest.raises(Refused, match="are one place: whoever gets it could open everything"):
        make(tmp_path / "all", tmp_path / "all" / "keys")

    assert list(tmp_path.iterdir()) == []


def test_other_keys(backup):
    other = own(backup) | {"TOKEN_ENCRYPTION_KEYS": new_key("k2031")}
    needed = own(backup)["TOKEN_ENCRYPTION_KEYS"].partition(":")[0]

    assert refusal(backup.data, other) == (
        f"The keys file does not belong to this backup: it lacks TOKEN_ENCRYPTION_KEYS {needed}."
    )


def test_keys_that_were_added_since_do_not_matter(backup):
    added = own(backup)
    added["TOKEN_ENCRYPTION_KEYS"] = f"{new_key('k2031')},{added['TOKEN_ENCRYPTION_KEYS']}"

    with examined(backup.data, added) as (manifest, _):
        assert manifest.files


def test_a_file_that_is_no_keys_file(tmp_path):
    (tmp_path / "keys").write_text("SECRET_KEY=x\n")

    with pytest.raises(Refused, match="it holds no TOKEN_ENCRYPTION_KEYS and no API_KEY_PEPPER"):
        keys.read(tmp_path / "keys")


def test_a_flipped_bit(backup):
    flipped = altered(backup, "database", lambda text: text[:-1] + bytes([text[-1] ^ 1]))

    assert refusal(flipped, own(backup)) == (
        "The backup is damaged: database is not what was backed up."
    )


def test_a_file_that_breaks_off(backup):
    whole = backup.data.read_bytes()
    backup.data.write_bytes(whole[: len(whole) // 2])

    assert "damaged" in refusal(backup.data, own(backup))


def test_a_manifest_that_somebody_wrote_anew(backup):
    def later(text):
        return json.dumps(
            json.loads(text) | {"made_at": "2031-01-01T00:00:00+00:00"}, indent=1
        ).encode()

    assert refusal(altered(backup, "manifest.json", later), own(backup)) == (
        "The backup is damaged: its manifest was altered."
    )


@pytest.mark.parametrize(
    ("name", "damage", "why"),
    [
        ("manifest.hmac", lambda text: b"\xff" + text[1:], "its manifest was altered"),
        ("manifest.json", lambda text: text.replace(b"API_KEY", b"api_key"), "cannot be read"),
        ("manifest.json", lambda text: text[:-9], "cannot be read"),
    ],
    ids=["a byte of the signature", "a byte of a name", "an end that is missing"],
)
def test_damage_at_its_head(backup, name, damage, why):
    sentence = refusal(altered(backup, name, damage), own(backup))

    assert sentence.startswith("The backup is damaged: its manifest ")
    assert why in sentence


def test_a_manifest_of_many_files_is_read_to_its_end(backup):
    long = altered(backup, "manifest.json", lambda text: b" " * 2_000_000 + text)

    with examined(long, own(backup)) as (manifest, _):
        assert manifest.files


# promise 61
def test_a_disk_that_is_full(tmp_path):
    """The system lets no file become as large as the database."""
    folders = ["--data", str(tmp_path / "data"), "--keys", str(tmp_path / "keys")]
    limited = ["sh", "-c", 'ulimit -f 500; exec "$0" "$@"', sys.executable, "manage.py"]
    ended = subprocess.run(
        [*limited, "backup", *folders],
        cwd=ROOT,
        env=os.environ | {"DATA_DIR": str(whole_installation(tmp_path)), "DATABASE_URL": ""},
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert ended.returncode == 1
    assert ended.stderr.startswith("CommandError: The database could not be copied: ")
    assert list((tmp_path / "data").iterdir()) == []


def whole_installation(tmp_path):
    """Make a data folder whose database is larger than what the system lets a process write."""
    folder = tmp_path / "installation"
    folder.mkdir()
    with closing(sqlite3.connect(folder / "patchbay.sqlite3")) as database:
        database.execute("CREATE TABLE django_migrations (id, app, name, applied)")
        database.execute(
            "INSERT INTO django_migrations VALUES (1, 'accounts', '0001_first', '2026-01-01')"
        )
        database.execute("CREATE TABLE large AS SELECT zeroblob(1000000)")
        database.commit()
    return folder


# promise 61
def test_a_secret_of_the_machine_that_cannot_be_read(backup, tmp_path):
    blank = Machine(tmp_path / "blank", "")
    blank.settings["SECRET_KEY_FILE"] = "/nowhere"

    refused = blank.restore(backup.data, backup.keys, "--check")

    assert refused.returncode == 1
    assert refused.stderr == (
        "Patchbay cannot start: SECRET_KEY_FILE cannot be read: /nowhere: No such file or directory\n"
    )


@pytest.mark.parametrize(
    ("newer", "why"),
    [
        ({"version": "99.0.0"}, "Patchbay 99.0.0 made this backup; this is "),
        ({"migrations": ["billing.9999_fly"]}, "(it knows billing.9999_fly); this is "),
    ],
)
def test_what_a_newer_version_made(backup, newer, why, monkeypatch):
    monkeypatch.setattr(Manifest, "refuse_altered", lambda *_: None)  # as signed by that version

    def made_newer(text):
        return json.dumps(json.loads(text) | newer).encode()

    assert why in refusal(altered(backup, "manifest.json", made_newer), own(backup))


def test_the_other_kind_of_database(backup, monkeypatch):
    monkeypatch.setattr(connection, "vendor", "oracle")

    assert "a backup goes back into the same kind of database" in refusal(backup.data, own(backup))


def test_a_database_that_is_not_empty(backup, settings, tmp_path):
    settings.PORT = free_port()

    with pytest.raises(Refused, match="The database is not empty"):
        put_back(tmp_path, {}, replace=False)


def test_a_machine_with_other_keys_in_its_environment(backup, monkeypatch):
    monkeypatch.setenv("API_KEY_PEPPER", "p" * 40)

    with pytest.raises(Refused, match="API_KEY_PEPPER of this machine is not that of the keys"):
        machine.enter(own(backup))

    assert given("API_KEY_PEPPER") == "p" * 40


def test_other_secrets_in_the_data_folder_are_refused_or_set_aside(settings, tmp_path):
    settings.DATA_DIR = tmp_path
    (tmp_path / "secret_key").write_text("made by an early start")

    with pytest.raises(Refused, match="secret_key holds another secret than the keys file"):
        machine.refuse_others({"SECRET_KEY": "brought"})
    machine.keep({"SECRET_KEY": "brought"})

    assert (tmp_path / "secret_key").read_text() == "brought"
    [aside] = tmp_path.glob("secret_key.before-*")
    assert aside.read_text() == "made by an early start"
