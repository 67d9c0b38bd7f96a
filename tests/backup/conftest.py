"""A backup of the database of the running test."""

import pytest

from config.backup.making import make
from tests.refresh.conftest import connect, sandbox, sandbox_process

__all__ = ["connect", "sandbox", "sandbox_process"]


@pytest.fixture
def backup(db, tmp_path):
    return make(tmp_path / "data", tmp_path / "keys")
