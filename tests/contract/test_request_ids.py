"""An id on every answer, the caller's own where it is sane."""

import re

import pytest

from config.api.request_id import new_request_id
from tests.contract.shapes import ACCOUNTS, ROUTES


@pytest.mark.parametrize("path", [*ROUTES, "/api/v1/connect/callback", "/livez", "/connect/x"])
def test_every_answer_has_a_request_id(api, path):  # promise 116
    assert re.fullmatch(r"req_[0-9a-f]{24}", api.get(path)["X-Request-Id"])


@pytest.mark.parametrize("theirs", ["req_client-1", "a" * 100, "0af7651916cd43dd8448eb211c80319c"])
def test_a_sane_id_of_the_caller_is_kept(api, theirs):  # promise 116
    response = api.get("/api/v1/nowhere", headers={"X-Request-Id": theirs})

    assert (response["X-Request-Id"], response.json()["request_id"]) == (theirs, theirs)


@pytest.mark.parametrize(
    "theirs", ["", "short", "a" * 101, "with space 12", "ümläut-12345", "a<b>c\"d'e"]
)
def test_a_strange_id_is_replaced(api, theirs):
    response = api.get(ACCOUNTS, headers={"X-Request-Id": theirs})

    assert response["X-Request-Id"] != theirs
    assert response["X-Request-Id"].startswith("req_")


def test_ids_are_never_the_same():
    assert len({new_request_id() for _ in range(1000)}) == 1000
