"""Which sites a connection reaches, and how that is kept."""

import pytest

from integrations.models import Integration
from providers.definitions.jira.quirks.sites import identity, jira_sites
from providers.spec import Identity
from tests.providers.connected import asked
from tests.providers.recorded_call import RecordedCall, sample

FACTS = sample("jira", "connection")
FIRST, SECOND = (site["id"] for site in FACTS["sites"])
FOREIGN = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1cff"


@pytest.fixture
def jira(caller):
    assert caller.connect("jira")["status"] == "success"
    return caller


def test_the_identity_keeps_the_jira_sites_and_the_first_as_the_default():
    call = RecordedCall(sample("jira", "me"), sample("jira", "sites"))

    who = identity(call)

    account = "712020:9a1f0c3e-0001-4000-8000-000000000001"
    assert who == Identity(account, "Mara Lindqvist", "mara@northwind.example", FACTS)
    assert [each.url for each in call.sent] == [
        "https://api.atlassian.com/me",
        "https://api.atlassian.com/oauth/token/accessible-resources",
    ]


@pytest.mark.parametrize(
    "resource",
    [
        {"id": FIRST, "scopes": ["read:confluence-content.all"]},
        {"id": FIRST, "scopes": []},
        {"id": FIRST},
        {"id": "evil.example", "scopes": ["read:jira-work"]},
        {"id": f"{FIRST}/..", "scopes": ["read:jira-work"]},
    ],
)
def test_what_is_no_site_of_jira_is_not_kept(resource):
    assert jira_sites([resource]) == []


def test_connecting_keeps_both_sites(jira):
    row = Integration.objects.get()

    assert row.provider_data == FACTS
    assert row.provider_user_name == "Mara Lindqvist"
    assert row.provider_user_email == "mara@northwind.example"


def test_a_person_without_a_site_of_jira_is_not_connected(caller, sandbox):
    answered = caller.connect("jira", scopes=["read:confluence-content.all"])

    assert answered == {"error": "provider_error"}
    assert caller.integrations() == []


def test_a_person_on_one_site_has_only_that(caller):
    caller.connect("jira", person="aiko")

    assert [site["name"] for site in Integration.objects.get().provider_data["sites"]] == [
        "northwind"
    ]
    assert caller.get("jira/projects", site_id=SECOND).status_code == 400


def test_the_sites_are_listed(jira):
    body = jira.get("jira/sites").json()

    assert [site["name"] for site in body["data"]["sites"]] == ["northwind", "northwind-labs"]
    assert body["next_cursor"] is None


def test_a_site_is_chosen_by_its_id(jira):
    first = jira.get("jira/projects").json()["data"]["projects"]
    chosen = jira.get("jira/projects", site_id=FIRST).json()["data"]["projects"]
    second = jira.get("jira/projects", site_id=SECOND).json()["data"]["projects"]

    assert [project["key"] for project in first] == ["HAR", "WEB"]
    assert chosen == first
    assert [project["key"] for project in second] == ["LAB"]


def test_a_foreign_site_is_refused_and_never_called(jira, sandbox):
    response = jira.get("jira/issues/HAR-1", site_id=FOREIGN)

    assert response.status_code == 400
    assert response.json()["details"]["fields"] == {"site_id": ["Not a site of this connection."]}
    assert asked(sandbox, "jira", "/ex/jira/") == 0
