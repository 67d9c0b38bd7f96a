"""The fake LinkedIn is as strict as the real one."""

from datetime import UTC, datetime

import pytest
import requests

from tests.sandbox.clients import OAuthClient
from tests.sandbox_process import CALLBACK

MARA, TOMAS = "urn:li:person:mAra_0001", "urn:li:person:tOmas_0002"
NORTHWIND = "urn:li:organization:104200"
OF_NORTHWIND, OF_TOMAS = "urn:li:share:7100000000000000101", "urn:li:share:7100000000000000201"
VERSION = {
    "LinkedIn-Version": datetime.now(UTC).strftime("%Y%m"),
    "X-Restli-Protocol-Version": "2.0.0",
}
FINDER = {"X-RestLi-Method": "FINDER"}


class LinkedInClient(OAuthClient):
    slug = "linkedin"
    authorize_path = "oauth/v2/authorization"
    token_path = "oauth/v2/accessToken"
    asked = {
        "response_type": "code",
        "scope": "openid profile email w_member_social r_organization_social "
        "w_organization_social rw_organization_admin",
    }

    def call(self, method, path, headers=None, **options):
        return super().call(method, path, headers=VERSION | (headers or {}), **options)

    def publish(self, **changes):
        body = {
            "author": MARA,
            "commentary": "Hello",
            "visibility": "PUBLIC",
            "distribution": {"feedDistribution": "MAIN_FEED"},
            "lifecycleState": "PUBLISHED",
        }
        return self.post("rest/posts", body | changes)


@pytest.fixture
def linkedin(sandbox):
    sandbox.control("reset", provider="linkedin")
    return LinkedInClient(sandbox)


def test_a_code_becomes_a_token_of_two_months_with_scopes_in_commas(linkedin):
    linkedin.connect(scope="openid email")

    assert {**linkedin.grant, "access_token": "", "refresh_token": ""} == {
        "access_token": "",
        "refresh_token": "",
        "expires_in": 5_184_000,
        "refresh_token_expires_in": 31_536_000,
        "scope": "openid,email",
        "token_type": "Bearer",
    }


def test_credentials_in_the_header_are_none(linkedin):
    secret = (linkedin.client_id, linkedin.sandbox.client_secret)

    answer = linkedin.exchange(linkedin.code(), auth=secret, client_id=None, client_secret=None)

    assert (answer.status_code, answer.json()["error"]) == (401, "invalid_client")


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"code": "nonsense"}, "invalid_request"),
        ({"redirect_uri": CALLBACK + "x"}, "invalid_request"),
        ({"redirect_uri": None}, "invalid_request"),
        ({"grant_type": "password"}, "unsupported_grant_type"),
    ],
)
def test_a_refused_exchange(linkedin, changes, error):
    answer = linkedin.exchange(**{"code": linkedin.code()} | changes)

    assert (answer.status_code, answer.json()["error"]) == (400, error)


def test_a_refresh_token_stays_until_it_is_revoked(linkedin):
    linkedin.connect()
    token = linkedin.grant["refresh_token"]
    url = f"{linkedin.base}/oauth/v2/revoke"

    renewed = linkedin.refresh(token).json()
    refused = requests.post(url, data={"token": token}, timeout=5)
    requests.post(url, data={"token": token, **linkedin.credentials()}, timeout=5)
    again = linkedin.refresh(token)

    assert "refresh_token" not in renewed
    assert refused.status_code == 401
    assert (again.status_code, again.json()["error"]) == (400, "invalid_grant")
    assert linkedin.get("v2/userinfo").json()["serviceErrorCode"] == 65601


@pytest.mark.parametrize(
    ("headers", "status", "code"),
    [
        ({"LinkedIn-Version": ""}, 400, "VERSION_MISSING"),
        ({"LinkedIn-Version": "202401"}, 426, "NONEXISTENT_VERSION"),
        ({"LinkedIn-Version": "209912"}, 426, "NONEXISTENT_VERSION"),
        ({"LinkedIn-Version": "latest"}, 426, "NONEXISTENT_VERSION"),
        ({"X-Restli-Protocol-Version": "1.0.0"}, 400, "ILLEGAL_ARGUMENT"),
    ],
)
def test_headers_are_insisted_on(linkedin, headers, status, code):
    answer = linkedin.connect().get(f"rest/posts/{OF_NORTHWIND}", headers=headers)

    assert (answer.status_code, answer.json()["code"]) == (status, code)


def test_the_profile_has_no_version_and_an_address_only_when_allowed(linkedin):
    linkedin.connect("tomas", scope="openid profile")

    about = linkedin.get("v2/userinfo", headers={"LinkedIn-Version": ""}).json()

    assert (about["sub"], about["name"]) == ("tOmas_0002", "Tomás Oliveira")
    assert "email" not in about


def test_a_post_is_named_in_a_header_and_ends_where_it_is_not_escaped(linkedin):
    linkedin.connect()

    answer = linkedin.publish(author=NORTHWIND, commentary="Hello #all \\(of you\\) (and me)")
    shown = linkedin.get(f"rest/posts/{answer.headers['x-restli-id']}").json()

    assert (answer.status_code, answer.content) == (201, b"")
    assert shown["commentary"] == "Hello #all \\(of you\\) "


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"author": TOMAS}, 403),
        ({"author": "urn:li:organization:1"}, 403),
        ({"author": None}, 400),
        ({"visibility": "FRIENDS"}, 400),
        ({"content": {"article": {"source": "https://n.example"}}}, 400),
        ({"content": {"media": {"id": "urn:li:image:none"}}}, 400),
        ({"distribution": "MAIN_FEED"}, 400),
    ],
)
def test_a_refused_post(linkedin, changes, status):
    assert linkedin.connect().publish(**changes).status_code == status


def test_who_administers_nothing_cannot_act_as_the_organization(linkedin):
    linkedin.connect("tomas")

    assert linkedin.publish(author=NORTHWIND).status_code == 403
    assert linkedin.get("rest/organizationAcls?q=roleAssignee").json()["elements"] == []


def test_each_name_needs_its_own_scope(linkedin):
    linkedin.connect(scope="openid w_member_social")

    refused = linkedin.publish(author=NORTHWIND)

    assert (refused.status_code, refused.json()["serviceErrorCode"]) == (403, 100)
    assert linkedin.publish().status_code == 201
    assert linkedin.get(f"rest/posts/{OF_NORTHWIND}").status_code == 403


def test_posts_of_members_are_closed(linkedin):
    assert linkedin.connect().get(f"rest/posts/{OF_TOMAS}").status_code == 403


def test_a_finder_says_so_and_is_paged_by_offset(linkedin):
    linkedin.connect()
    path = f"rest/posts?q=author&author={NORTHWIND}&count=3"

    plain, first = linkedin.get(path), linkedin.get(path, headers=FINDER).json()
    last = linkedin.get(f"{path}&start=3", headers=FINDER).json()

    assert plain.status_code == 400
    assert (len(first["elements"]), len(first["paging"]["links"])) == (3, 1)
    assert (len(last["elements"]), last["paging"]["links"]) == (1, [])
    assert linkedin.get(f"{path}0000", headers=FINDER).status_code == 400


def test_a_change_needs_its_header(linkedin):
    linkedin.connect()
    body = {"patch": {"$set": {"commentary": "New"}}}

    plain = linkedin.post(f"rest/posts/{OF_NORTHWIND}", body)
    changed = linkedin.post(
        f"rest/posts/{OF_NORTHWIND}", body, headers={"X-RestLi-Method": "PARTIAL_UPDATE"}
    )

    assert (plain.status_code, changed.status_code) == (405, 204)
    assert linkedin.get(f"rest/posts/{OF_NORTHWIND}").json()["commentary"] == "New"


def test_a_reaction_is_made_once_and_a_comment_names_its_post(linkedin):
    linkedin.connect()
    like = {"root": OF_NORTHWIND, "reactionType": "LIKE"}
    said = {"actor": MARA, "object": OF_NORTHWIND, "message": {"text": "Good"}}
    comments = f"rest/socialActions/{OF_NORTHWIND}/comments"

    reactions = [linkedin.post(f"rest/reactions?actor={MARA}", like) for _ in range(2)]

    assert [answer.status_code for answer in reactions] == [201, 400]
    assert linkedin.post("rest/reactions", like).status_code == 403
    assert linkedin.post(comments, said).headers["x-restli-id"]
    assert linkedin.post(comments, said | {"object": OF_TOMAS}).status_code == 400


def test_an_image_is_put_with_the_token_where_it_was_said(linkedin):
    linkedin.connect()
    asked = {"initializeUploadRequest": {"owner": MARA}}

    place = linkedin.post("rest/images?action=initializeUpload", asked).json()["value"]
    without = requests.put(place["uploadUrl"], data=b"GIF89a", timeout=5)
    wrong = linkedin.call("PUT", place["uploadUrl"], data=b"%PDF")
    done = linkedin.call("PUT", place["uploadUrl"], data=b"GIF89a")
    posted = linkedin.publish(content={"media": {"id": place["image"]}})

    assert (without.status_code, wrong.status_code) == (401, 400)
    assert (done.status_code, posted.status_code) == (201, 201)
