"""A Content-Type cannot change how a request is read, nor break it before anybody answers."""

import pytest
from django.test import RequestFactory

from config.request import Request
from config.wsgi import application

JSON = "application/json"


def environ(content_type, query=""):
    return RequestFactory().get("/livez", QUERY_STRING=query).environ | {
        "CONTENT_TYPE": content_type
    }


@pytest.mark.parametrize(
    ("stated", "read"),
    [
        (f"{JSON}; charset*=x'y'z", JSON),
        (f"{JSON.upper()} ;charset*=x'y'z", JSON),
        (f"{JSON}; charset=utf-16", JSON),
        ("", ""),
        (";", ""),
        ("\xff/\xff; a*=x'y'z", "\xff/\xff"),
    ],
)
def test_the_media_type_is_read_whatever_follows_it(stated, read):
    assert Request(environ(stated)).content_type == read


@pytest.mark.parametrize("charset", ["utf-16", "utf-7", "hex", "undefined", "idna", "latin-1"])
def test_a_query_string_is_utf_8_whatever_the_charset(charset):
    request = Request(environ(f"{JSON}; charset={charset}", "q=%C3%A9+-&n=12"))

    assert request.GET.dict() == {"q": "é -", "n": "12"}


@pytest.mark.django_db
@pytest.mark.parametrize("charset", ["charset*=x'y'z", "charset=hex", "charset=\xff"])
def test_the_server_answers_whatever_the_charset(charset):
    statuses = []

    list(application(environ(f"{JSON}; {charset}"), lambda status, _: statuses.append(status)))

    assert statuses == ["200 OK"]
