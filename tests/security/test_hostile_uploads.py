"""Files that nobody asked for."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile

MEGABYTE = 1024 * 1024


@pytest.mark.django_db
@pytest.mark.parametrize("size", [MEGABYTE, 4 * MEGABYTE])
def test_a_strangers_file_is_never_written_to_disk(client, monkeypatch, size):
    written = []
    monkeypatch.setattr(TemporaryUploadedFile, "__init__", lambda *given: written.append(given))
    form = {"login": "a@example.com", "file": SimpleUploadedFile("x", b"x" * size)}

    answer = client.post("/accounts/login/", form)

    assert answer.status_code == 200
    assert written == []
