"""Connect, call, refresh, disconnect: the whole life of a connection, the same for every provider."""

import pytest

from integrations.models import Integration, Token
from providers import endpoints
from providers.registry import providers
from tests.providers.test_examples import called, offers_of, permissions_of


def first_read(slug):
    """Return the first tool that reads with the connection's own token."""
    return next(
        offer.tool for offer in offers_of(slug) if offer.tool.is_read and not offer.tool.as_app
    )


def path_of(provider, url):
    """Return the path that the sandbox logs for one of the provider's OAuth URLs."""
    return endpoints.oauth_url(provider, url).removeprefix(endpoints.base_url(provider))


# promises 37, 38, 43, 48, 50, 52
@pytest.mark.parametrize("slug", providers())
def test_connect_call_refresh_and_revoke(caller, sandbox, slug):
    provider, tool = providers()[slug], first_read(slug)
    sandbox.control(f"settings/{slug}", expiring_tokens=True)

    connected = caller.connect(slug, scopes=permissions_of(slug))
    assert connected["status"] == "success"
    assert called(caller, tool).status_code == 200
    row = Integration.objects.get()
    assert row.provider_user_id
    assert row.provider_user_name

    for _ in range(2):  # where refresh tokens rotate, the second refresh takes the new one
        sandbox.control("expire", provider=slug, kind="access")
        assert called(caller, tool).status_code == 200
    asked = sandbox.requests(provider=slug, path=path_of(provider, "token"), method="POST")
    assert asked["count"] == 3

    ended = caller.client.delete(f"/api/v1/accounts/{caller.account_id}/integrations/{slug}")
    assert ended.status_code == 200
    assert not Token.objects.exists()
    assert called(caller, tool).status_code == 404
    if provider.oauth.revocation is not None:
        url = path_of(provider, "revoke").replace("{client_id}", f"sandbox-{slug}")
        method = provider.oauth.revocation.method
        taken_back = sandbox.requests(provider=slug, path=url, method=method)["requests"]
        assert taken_back
        assert {request["status"] for request in taken_back} <= {200, 201, 204}
