"""A key belongs in the Authorization header: anywhere else it is refused and flagged."""

import json

import pytest

from accounts.keys import new_key
from accounts.models import ConnectedAccount
from tests.conftest import Api
from tests.factories import make_account, make_integration, make_key

ACCOUNTS = "/api/v1/accounts"


def flagged(response, where):
    return response.status_code == 400 and response.json()["error"] == (
        f"An API key was sent in the {where}. Send it in the Authorization header, and revoke this one."
    )


# promise 73
@pytest.mark.django_db
@pytest.mark.parametrize("path", [ACCOUNTS, "/api/v1/github/repos", "/api/v1/me"])
@pytest.mark.parametrize("spelling", ["{key}", "x{key}y", "%73k_live_{rest}", "sk%5Flive_{rest}"])
def test_in_the_url_however_it_is_spelled(api, path, spelling):
    text = spelling.format(key=api.key, rest=api.key.removeprefix("sk_live_"))

    assert flagged(api.get(f"{path}?q={text}"), "URL")


# promise 73
@pytest.mark.django_db
def test_an_app_key_in_the_url_too(api):
    assert flagged(api.get(f"{ACCOUNTS}?key={new_key(app=True).text}"), "URL")


# promise 73
@pytest.mark.django_db
@pytest.mark.parametrize(
    "body",
    [
        {"external_id": "u", "api_key": "KEY"},
        {"external_id": "KEY"},
        {"external_id": "u", "metadata": {"deep": [{"er": "my KEY!"}]}},
        {"external_id": "u", "metadata": {"KEY": 1}},
    ],
    ids=["member", "value", "nested", "name"],
)
def test_in_a_body_of_ours(api, body):
    response = api.generic(
        "POST", ACCOUNTS, json.dumps(body).replace("KEY", api.key), content_type="application/json"
    )

    assert flagged(response, "body")
    assert not ConnectedAccount.objects.exists()
    assert api.key not in response.content.decode()


# promise 73
@pytest.mark.django_db
def test_in_every_body_that_we_take(api, account):
    make_integration(account)
    paths = {
        f"{ACCOUNTS}/{account.pk}": "PATCH",
        f"{ACCOUNTS}/{account.pk}/connect": "POST",
        f"{ACCOUNTS}/{account.pk}/integrations/github": "PATCH",
    }

    answers = [api.send(method, path, {"x": api.key}) for path, method in paths.items()]

    assert all(flagged(answer, "body") for answer in answers)


@pytest.mark.django_db
def test_an_argument_for_a_provider_may_hold_any_text(api, account, upstream):
    make_integration(account)
    sent = upstream.post("https://api.github.com/repos/o/r/issues", json={"number": 1}, status=201)
    text = f"We leaked {new_key().text} in a build log"

    response = api.acting_for(account.external_id).post_json(
        "/api/v1/github/repos/o/r/issues", {"title": "Leak", "body": text}
    )

    assert response.status_code == 200
    assert text.encode() in sent.calls[0].request.body


@pytest.mark.django_db
def test_what_only_resembles_a_key_is_no_key(api):
    body = {"external_id": "sk_live_" + "x" * 20, "metadata": {"note": "sk_live_…"}}

    assert api.post_json(ACCOUNTS, body).status_code == 200


@pytest.mark.django_db
def test_the_log_flags_it_by_its_ends_only(api, caplog):
    api.get(f"{ACCOUNTS}?q={api.key}")

    [line] = [record for record in caplog.records if record.name == "patchbay.auth"]
    assert line.getMessage() == f"an API key was sent in the URL: {api.key[:10]}…{api.key[-4:]}"
    assert api.key not in caplog.text


@pytest.mark.django_db
@pytest.mark.parametrize("header", ["HTTP_X_API_KEY", "HTTP_COOKIE", "HTTP_PROXY_AUTHORIZATION"])
def test_no_other_header_opens_anything(partner, header):
    key = make_key(make_account(partner).partner)

    response = Api().get(ACCOUNTS, **{header: f"Bearer {key}"})

    assert response.status_code == 401
