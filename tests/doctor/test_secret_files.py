"""Secrets that others may read, guess, or learn together."""

from config.doctor import secret_files


def test_a_file_that_others_may_read(settings, found, tmp_path):
    settings.DATA_DIR = tmp_path
    kept = tmp_path / "secret_key"
    kept.write_text("x")
    kept.chmod(0o640)
    assert found(secret_files.readable_files) == [f"{kept} can be read by others on this machine."]

    kept.chmod(0o600)

    assert found(secret_files.readable_files) == []


def test_one_secret_for_two_things_is_not_repeated(settings, found):
    settings.API_KEY_PEPPERS = ["another", settings.SECRET_KEY]

    [what] = found(secret_files.used_twice)
    assert settings.SECRET_KEY not in what


def test_a_metrics_token_that_can_be_guessed(settings, found):
    settings.METRICS_TOKENS = ["letmein"]

    assert found(secret_files.metrics_token) == ["METRICS_TOKEN can be guessed."]


# promise 61
def test_keys_that_were_made_here_want_a_copy(public, found, tmp_path):
    public.DATA_DIR = tmp_path
    (tmp_path / "token_encryption_keys").touch(mode=0o600)

    [what] = found(secret_files.check)
    assert what.startswith("The encryption keys may be those that were made in")
