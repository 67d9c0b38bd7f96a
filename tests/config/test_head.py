"""HEAD is answered with the head of a GET and not a byte more: gunicorn warns of each that it has to drop."""

import pytest
from django.http import FileResponse, HttpResponse
from django.test import RequestFactory

from config import wsgi

pytestmark = pytest.mark.django_db


def asked(method, path):
    """Return status, headers without those of the moment, and body, as gunicorn is given them."""
    heads = []
    request = RequestFactory().generic(method, path)
    answer = wsgi.application(
        request.environ, lambda status, headers: heads.append((status, headers))
    )
    body = b"".join(answer)
    answer.close()
    [(status, headers)] = heads
    return status, {name for name, _ in headers}, body


@pytest.mark.parametrize("path", ["/livez", "/", "/api/v1/nope", "/static/app.css"])
def test_a_head_is_that_of_a_get_without_its_body(path):
    got, headed = asked("GET", path), asked("HEAD", path)

    assert got[2]
    assert headed == (*got[:2], b"")


def test_a_file_is_closed_all_the_same(tmp_path):
    (tmp_path / "file").write_bytes(b"text")
    response = FileResponse(file := (tmp_path / "file").open("rb"))

    wsgi.leave_the_head(response)
    left = b"".join(response)
    response.close()

    assert (left, file.closed) == (b"", True)
    assert int(response["Content-Length"]) == 4


def test_the_length_that_was_told_stays():
    wsgi.leave_the_head(response := HttpResponse("text", headers={"Content-Length": "4"}))

    assert (response.content, response["Content-Length"]) == (b"", "4")
