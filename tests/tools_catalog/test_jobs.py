"""GET /jobs and /jobs/{id}: no tool works in the background, and clients are told so as they expect it."""

import pytest

from tests.conftest import Api
from tests.contract.shapes import explained
from tests.factories import make_account, make_key, make_partner, make_user

JOBS = "/api/v1/jobs"
UNKNOWN = "0198c0de-0000-4000-8000-00000000dead"


def test_the_members_of_data_stand_at_top_level_too(api):
    nothing = {"jobs": [], "total": 0, "next_cursor": None}

    assert api.get(JOBS).json() == {"ok": True, "data": nothing, **nothing}


@pytest.mark.parametrize("kind", ["partner", "personal"])
def test_is_open_to_both_kinds_of_key(partner, kind):
    assert Api(make_key(partner, kind)).get(JOBS).status_code == 200


@pytest.mark.parametrize("status", ["pending", "processing", "completed", "failed", ""])
def test_takes_every_status_a_job_can_have(api, status):
    query = {"status": status, "service": "image_generate", "limit": "500"}

    assert api.get(JOBS, query).status_code == 200


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("status", "done"),
        ("status", "COMPLETED"),
        ("service", "../etc"),
        ("service", "a\0b"),
        ("service", "x" * 61),
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "many"),
    ],
)
def test_a_wrong_filter_is_named(api, name, value):
    response = api.get(JOBS, {name: value})

    assert (response.status_code, response.json()["error_code"]) == (400, "VALIDATION_ERROR")
    assert response.json()["error"].startswith(name)


@pytest.mark.parametrize("job", [UNKNOWN, "job_1", "x", "%00"])
def test_no_job_is_known(api, job):
    response = api.get(f"{JOBS}/{job}")

    error = response.json()
    assert response.status_code == 404
    assert (error["error"], error["error_code"]) == ("Job not found", "NOT_FOUND")


@pytest.mark.parametrize("path", [JOBS, f"{JOBS}/{UNKNOWN}"])
def test_another_partners_account_is_404_here_too(api, path):
    make_account(make_partner(), "theirs")

    response = api.acting_for("theirs").get(path)

    assert (response.status_code, response.json()["error_code"]) == (404, "ACCOUNT_NOT_FOUND")


@pytest.mark.parametrize("path", [JOBS, f"{JOBS}/{UNKNOWN}"])
def test_needs_a_key_and_its_scope(db, path):
    key = make_key(make_user(), "personal", scopes=["accounts:read"])

    assert Api().get(path).status_code == 401
    said = explained("PERMISSION_DENIED", required_scope="jobs:read")
    assert Api(key).get(path).json()["details"] == said
