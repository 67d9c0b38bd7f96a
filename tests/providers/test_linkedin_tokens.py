"""The life of a connection with LinkedIn, and calls over our API with the sandbox playing it."""

import base64

import pytest

from integrations.models import Integration, Token
from tests.providers.connected import asked

TOKEN, REVOKE = "/oauth/v2/accessToken", "/oauth/v2/revoke"
EVERYTHING = ["linkedin.org.read", "linkedin.org.write", "linkedin.read", "linkedin.write"]
NORTHWIND = "urn:li:organization:104200"
POST = "urn:li:share:7100000000000000101"
GIF = base64.b64encode(b"GIF89a").decode()


def connected(caller, **order):
    assert caller.connect("linkedin", **order)["status"] == "success"
    return caller


def switched_off(caller, permission):
    Integration.objects.get().permissions.filter(permission=permission).update(is_enabled=False)


def test_connecting_keeps_who_it_is_and_leaves_closed_products_out(caller):
    connected(caller)

    row = Integration.objects.get()
    assert (row.provider_user_id, row.provider_user_name, row.provider_user_email) == (
        "mAra_0001",
        "Mara Lindqvist",
        "mara@northwind.example",
    )
    assert row.provider_data == {"person_urn": "urn:li:person:mAra_0001"}
    assert [each["service_name"] for each in caller.integrations()[0]["enabled_services"]] == [
        "linkedin.read",
        "linkedin.write",
    ]


@pytest.mark.parametrize("word", ["user_cancelled_authorize", "user_cancelled_login"])
def test_saying_no_in_linkedins_words_returns_access_denied(caller, word):
    body = {"provider": "linkedin", "redirect_url": "https://partner.example/connected"}
    started = caller.post(f"accounts/{caller.account_id}/connect", **body).json()["data"]
    state = started["connect_url"].partition("state=")[2].partition("&")[0]

    back = caller.client.get(f"/api/v1/connect/callback?error={word}&state={state}")

    assert back["Location"].endswith("error=access_denied")


def test_saying_no_at_the_sandbox_does_too(caller):
    assert caller.connect("linkedin", decision="deny") == {"error": "access_denied"}


def test_an_expired_token_is_refreshed_and_the_refresh_token_stays(caller, sandbox):
    connected(caller)
    before = Token.objects.get().refresh_token
    sandbox.control("expire", provider="linkedin", kind="access")

    assert caller.get("linkedin/me").status_code == 200
    assert Token.objects.get().refresh_token == before
    assert asked(sandbox, "linkedin", TOKEN) == 2


def test_without_a_refresh_token_an_expired_token_ends_the_connection(caller, sandbox):
    connected(caller)
    token = Token.objects.get()
    token.refresh_token = ""
    token.save()
    sandbox.control("expire", provider="linkedin", kind="access")

    response = caller.get("linkedin/me")

    assert response.status_code == 401
    assert response.json()["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert caller.integrations()[0]["status"] == "expired"
    assert asked(sandbox, "linkedin", TOKEN) == 1


def test_a_revoked_token_ends_the_connection_in_that_word(caller, sandbox):
    connected(caller)
    sandbox.control("revoke", provider="linkedin")

    response = caller.get("linkedin/me")

    assert response.status_code == 401
    assert caller.integrations()[0]["status"] == "revoked"


@pytest.mark.parametrize(
    ("body", "status"),
    [
        ({"error": "invalid_grant"}, "expired"),
        (
            {
                "error": "invalid_request",
                "error_description": "The provided refresh token is invalid or expired",
            },
            "expired",
        ),
        (
            {
                "error": "invalid_request",
                "error_description": 'A required parameter "refresh_token" is missing',
            },
            "active",
        ),
    ],
)
def test_how_a_refresh_is_refused(caller, sandbox, body, status):
    # promise 48
    connected(caller)
    sandbox.control("expire", provider="linkedin", kind="access")
    sandbox.control("failures", provider="linkedin", path=TOKEN, status=400, body=body)

    assert caller.get("linkedin/me").status_code != 200
    assert caller.integrations()[0]["status"] == status


def test_disconnecting_takes_both_tokens_back(caller, sandbox):
    connected(caller)

    caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/linkedin")

    sent = sandbox.requests(provider="linkedin", path=REVOKE)["requests"]
    assert [request["status"] for request in sent] == [200, 200]


def test_a_post_is_published_listed_and_changed_as_an_organization(caller):
    connected(caller, scopes=EVERYTHING)

    made = caller.post("linkedin/posts", text="Grüße (alle) ☕ #boats", author=NORTHWIND)
    urn = made.json()["data"]["id"]
    listed = caller.get("linkedin/posts", author=NORTHWIND, limit=1).json()
    changed = caller.send("patch", f"linkedin/posts/{urn}", {"text": "[Bye]"})

    [newest] = listed["data"]["posts"]
    assert (newest["id"], newest["text"]) == (urn, "Grüße (alle) ☕ #boats")
    assert listed["next_cursor"] == "1"
    assert changed.json()["data"] == {"id": urn, "updated": True}
    assert caller.get(f"linkedin/posts/{urn}").json()["data"]["text"] == "[Bye]"


def test_acting_as_an_organization_needs_its_own_permission(caller, sandbox):
    connected(caller)

    response = caller.post("linkedin/posts", text="Hello", author=NORTHWIND)

    assert response.status_code == 403
    assert response.json()["error_code"] == "INTEGRATION_SCOPE_MISSING"
    assert asked(sandbox, "linkedin", "/rest/posts") == 0


def test_a_partner_can_switch_acting_as_an_organization_off(caller, sandbox):
    connected(caller, scopes=EVERYTHING)
    switched_off(caller, "linkedin.org.write")

    refused = caller.post(f"linkedin/posts/{POST}/reactions", author=NORTHWIND)
    own = caller.post(f"linkedin/posts/{POST}/reactions")

    assert (refused.status_code, own.status_code) == (403, 200)
    assert own.json()["data"]["reactionType"] == "LIKE"
    assert asked(sandbox, "linkedin", "/rest/reactions") == 1


def test_posts_are_paged_to_their_end(caller):
    connected(caller, scopes=EVERYTHING)
    seen, cursor = [], ""
    while cursor is not None:
        more = {"cursor": cursor} if cursor else {}
        body = caller.get("linkedin/posts", author=NORTHWIND, limit=3, **more).json()
        seen += [post["id"] for post in body["data"]["posts"]]
        cursor = body["next_cursor"]

    assert len(seen) == len(set(seen)) == 4


def test_an_uploaded_image_can_be_posted(caller, sandbox):
    connected(caller)

    image = caller.post("linkedin/images", content=GIF).json()["data"]["image"]
    made = caller.post("linkedin/posts", text="Look", image=image, image_alt="A boat")

    assert made.status_code == 200
    [put] = sandbox.requests(provider="linkedin", path="/dms-uploads", method="PUT")["requests"]
    assert put["status"] == 201


def test_an_upload_address_at_another_host_is_not_followed(caller, sandbox):
    connected(caller)
    place = {"uploadUrl": "https://evil.example/dms-uploads/1", "image": "urn:li:image:1"}
    sandbox.control(
        "failures", provider="linkedin", path="/rest/images", status=200, body={"value": place}
    )

    response = caller.post("linkedin/images", content=GIF)

    assert response.status_code == 502
    assert response.json()["error_code"] == "PROVIDER_ERROR"


def test_a_version_that_ended_is_told_with_the_settings_name(caller, sandbox):
    connected(caller)
    body = {"status": 426, "code": "NONEXISTENT_VERSION", "message": "not active"}
    sandbox.control("failures", provider="linkedin", path="/rest/posts", status=426, body=body)

    response = caller.post("linkedin/posts", text="Hello")

    assert response.status_code == 502
    assert "PROVIDER_LINKEDIN_API_VERSION" in response.json()["error"]
