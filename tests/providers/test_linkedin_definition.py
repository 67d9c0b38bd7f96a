"""Facts about LinkedIn that other systems rely on, so that they do not change unnoticed."""

import pytest

from providers import endpoints, operator_settings, registry

LINKEDIN = registry.find("linkedin")
TOOLS = {tool.name: tool for tool in LINKEDIN.services[0].tools}

CALLS = {
    "linkedin_get_profile": ("GET linkedin/me", "GET /v2/userinfo"),
    "linkedin_create_post": ("POST linkedin/posts", "POST /rest/posts"),
    "linkedin_get_post": ("GET linkedin/posts/{urn}", "GET /rest/posts/{urn}"),
    "linkedin_list_posts": ("GET linkedin/posts", "GET /rest/posts"),
    "linkedin_update_post": ("PATCH linkedin/posts/{urn}", "POST /rest/posts/{urn}"),
    "linkedin_delete_post": ("DELETE linkedin/posts/{urn}", "DELETE /rest/posts/{urn}"),
    "linkedin_create_comment": (
        "POST linkedin/posts/{urn}/comments",
        "POST /rest/socialActions/{urn}/comments",
    ),
    "linkedin_react": ("POST linkedin/posts/{urn}/reactions", "POST /rest/reactions"),
    "linkedin_upload_image": ("POST linkedin/images", "POST /rest/images"),
    "linkedin_list_organizations": ("GET linkedin/organizations", "GET /rest/organizationAcls"),
}
NOT_WRITING = {
    "linkedin_get_profile": "linkedin.read",
    "linkedin_get_post": "linkedin.org.read",
    "linkedin_list_posts": "linkedin.org.read",
    "linkedin_list_organizations": "linkedin.org.read",
}
PERMISSIONS = {
    "linkedin.read": ({"openid", "profile", "email"}, True),
    "linkedin.write": ({"w_member_social"}, True),
    "linkedin.org.read": ({"r_organization_social", "rw_organization_admin"}, False),
    "linkedin.org.write": ({"w_organization_social"}, False),
}


def test_these_are_all_the_tools():
    assert set(TOOLS) == set(CALLS)


@pytest.mark.parametrize(("name", "call"), CALLS.items())
def test_a_tool_has_its_route_and_its_call(name, call):
    assert (TOOLS[name].route, TOOLS[name].upstream) == call


@pytest.mark.parametrize("name", CALLS)
def test_a_tool_needs_its_permission(name):
    assert TOOLS[name].permission == NOT_WRITING.get(name, "linkedin.write")


def test_what_acts_as_an_organization_needs_another_permission():
    acting = {name for name, tool in TOOLS.items() if tool.more_permissions}

    assert acting == {
        "linkedin_create_post",
        "linkedin_create_comment",
        "linkedin_react",
        "linkedin_upload_image",
    }
    assert all(TOOLS[name].more_permissions == {"author": "linkedin.org.write"} for name in acting)


def test_permissions_ask_for_these_scopes_and_closed_products_only_when_named():
    permissions = registry.permissions(LINKEDIN)

    assert {
        name: (set(one.scopes), one.default) for name, one in permissions.items()
    } == PERMISSIONS


def test_the_app_proves_itself_in_the_body_without_a_challenge():
    oauth = LINKEDIN.oauth

    assert (oauth.pkce, oauth.client_auth, oauth.token_encoding) == (False, "post", "form")
    assert oauth.identity_scopes == ("openid", "profile", "email")
    assert (oauth.revocation.client_auth, oauth.revocation.every) == ("post", True)
    assert oauth.denial_errors >= {"user_cancelled_login", "user_cancelled_authorize"}


@pytest.mark.parametrize("value", ["2026", "202613", "202600", "199907", "202607x", "20260701"])
def test_the_version_is_a_month(value, monkeypatch):
    monkeypatch.setenv("PROVIDER_LINKEDIN_API_VERSION", value)
    endpoints.forget()

    with pytest.raises(Exception, match="PROVIDER_LINKEDIN_API_VERSION"):
        operator_settings.headers_of(LINKEDIN, TOOLS["linkedin_create_post"])
    monkeypatch.undo()
    endpoints.forget()


def test_uploads_go_to_linkedin_alone_and_with_the_token():
    assert LINKEDIN.trusted == ("upload",)
    assert set(LINKEDIN.outside) == {"upload"}
