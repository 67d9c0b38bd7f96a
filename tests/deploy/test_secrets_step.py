"""The step that makes a new installation's secrets."""

import subprocess
from urllib.parse import urlsplit

import pytest

from config.keyring import keyring
from config.secrets import refuse_weak
from tests.run.conftest import ROOT


@pytest.fixture
def made(tmp_path):
    folder = tmp_path / "secrets"

    def make():
        subprocess.run([ROOT / "deploy" / "make-secrets", folder], check=True, capture_output=True)
        return {path.name: path.read_text() for path in folder.iterdir()}

    return make


# promise 58
def test_they_are_good_enough_to_start_with_and_of_no_default(made, tmp_path):
    secrets = made()

    assert refuse_weak("SECRET_KEY", secrets["secret_key"])
    assert len(secrets["secret_key"]) > 50  # as `check --deploy` wants it
    assert refuse_weak("API_KEY_PEPPER", secrets["api_key_pepper"])
    assert len(keyring(secrets["token_encryption_keys"])) == 1
    assert urlsplit(secrets["database_url"]).password == secrets["postgres_password"]
    assert urlsplit(secrets["redis_url"]).password == secrets["redis_password"]
    assert f"requirepass {secrets['redis_password']}\n" in secrets["redis.conf"]
    assert len(set(secrets.values())) == len(secrets)
    assert (tmp_path / "secrets").stat().st_mode & 0o777 == 0o700


def test_a_second_call_keeps_what_is_there(made):
    assert made() == made()
