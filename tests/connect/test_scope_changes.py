"""What a re-connect changes in the scopes of a connection."""

from accounts.models import Event
from integrations.models import Integration
from tests.connect.walk import GITHUB_SCOPES, grant, walk


def connect(api, account, upstream, scope, **order):
    grant(upstream, scope=scope)
    walk(api, account, **order).come_back()
    return Integration.objects.get()


def told():
    return [event.data for event in Event.objects.filter(type="integration.scopes_changed")]


def test_asked_and_granted_are_kept_by_kind_of_token(api, account, upstream):
    kept = connect(api, account, upstream, "repo,read:user", scopes=["github.write", "gist"])

    assert kept.requested_scopes == {
        "main": ["read:user", "user:email", "repo", "github.write", "gist"]
    }
    assert kept.granted_scopes == {"main": ["github.write", "read:user", "repo"]}
    assert kept.missing_scopes == ["gist", "user:email"]
    assert told() == []


# promise 22
def test_a_change_is_told_once(api, account, upstream):
    connect(api, account, upstream, GITHUB_SCOPES)
    connect(api, account, upstream, "repo,gist,read:user")
    connect(api, account, upstream, "gist,repo read:user")

    assert told() == [
        {"provider": "github", "added": ["gist"], "removed": ["read:org", "user:email"]}
    ]


def test_a_failed_consent_changes_no_scopes(api, account, upstream):
    before = connect(api, account, upstream, GITHUB_SCOPES)

    walk(api, account, scopes=["gist"]).come_back(error="access_denied")

    after = Integration.objects.get()
    assert after.requested_scopes == before.requested_scopes
    assert after.granted_scopes == before.granted_scopes
