"""Microsoft's OAuth as strict as the real one."""

import jwt
import pytest

from tests.sandbox.clients import PKCE, VERIFIER
from tests.sandbox.microsoft_client import MicrosoftClient


@pytest.fixture
def microsoft(sandbox):
    sandbox.control("reset", provider="microsoft")
    return MicrosoftClient(sandbox)


def refused(answer):
    body = answer.json()
    assert body["error_description"].startswith(f"AADSTS{body['error_codes'][0]}: ")
    return answer.status_code, body["error"]


def test_consent_gives_every_kind_of_token(microsoft, sandbox):
    grant = microsoft.connect(person="aiko").grant

    assert sorted(grant) == [
        "access_token",
        "expires_in",
        "ext_expires_in",
        "id_token",
        "refresh_token",
        "scope",
        "token_type",
    ]
    assert "offline_access" not in grant["scope"].split()
    said = jwt.decode(
        grant["id_token"], sandbox.client_secret, algorithms=["HS256"], audience=microsoft.client_id
    )
    assert said["preferred_username"] == "aiko@northwind.example"
    assert said["iss"] == f"https://login.microsoftonline.com/{said['tid']}/v2.0"


def test_no_refresh_token_without_offline_access(microsoft):
    assert "refresh_token" not in microsoft.connect(scope="openid User.Read").grant


def test_a_refresh_token_is_replaced(microsoft):
    first = microsoft.connect().grant["refresh_token"]

    second = microsoft.refresh(first).json()["refresh_token"]

    assert second != first
    assert refused(microsoft.refresh(first)) == (400, "invalid_grant")
    assert microsoft.refresh(second).status_code == 200


def test_a_proof_key_is_checked(microsoft):
    code = microsoft.code(**PKCE)
    right = microsoft.exchange(code, code_verifier=VERIFIER)
    wrong = microsoft.exchange(microsoft.code(**PKCE), code_verifier="w" * 64)

    assert right.status_code == 200
    assert refused(wrong) == (400, "invalid_grant")


@pytest.mark.parametrize(
    ("changes", "answered"),
    [
        ({"client_secret": "wrong"}, (401, "invalid_client")),
        ({"client_secret": None}, (401, "invalid_client")),
        ({"client_id": "nobody"}, (400, "unauthorized_client")),
        ({"code": "x"}, (400, "invalid_grant")),
        ({"redirect_uri": "https://evil.example/"}, (400, "invalid_client")),
        ({"grant_type": "password"}, (400, "unsupported_grant_type")),
    ],
)
def test_what_is_wrong_is_refused(microsoft, changes, answered):
    assert refused(microsoft.exchange(**{"code": microsoft.code()} | changes)) == answered


def test_a_code_works_once(microsoft):
    code = microsoft.code()

    assert microsoft.exchange(code).status_code == 200
    assert refused(microsoft.exchange(code)) == (400, "invalid_grant")
