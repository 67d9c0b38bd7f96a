"""What the operator of a server says about Salesforce."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from providers import endpoints, operator_settings, registry

SALESFORCE = registry.find("salesforce")


@pytest.fixture
def configured(monkeypatch):
    def configure(**variables):
        for name, value in variables.items():
            monkeypatch.setenv(f"PROVIDER_SALESFORCE_{name}", value)
        endpoints.forget()

    yield configure
    monkeypatch.undo()
    endpoints.forget()


@pytest.mark.parametrize(
    "host",
    ["test.salesforce.com", "northwind.my.salesforce.com", "a--uat.sandbox.my.salesforce.com"],
)
def test_people_sign_in_where_the_operator_says(configured, host):
    configured(LOGIN_HOST=host)

    for name in ("authorize", "token", "revoke"):
        url = endpoints.oauth_url(SALESFORCE, name)
        assert url == f"https://{host}/services/oauth2/{name}"


def test_the_version_is_the_operators_choice(configured):
    configured(API_VERSION="60.0")

    url = endpoints.api_url(SALESFORCE, SALESFORCE.services[0].base_url)
    assert url == "{instance_url}/services/data/v60.0"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("LOGIN_HOST", "evil.example"),
        ("LOGIN_HOST", "login.salesforce.com.evil.example"),
        ("LOGIN_HOST", "https://login.salesforce.com"),
        ("LOGIN_HOST", "login.salesforce.com/x"),
        ("API_VERSION", "62"),
        ("API_VERSION", "62.0/../../x"),
    ],
)
def test_other_settings_are_refused(configured, name, value):
    configured(**{name: value})

    with pytest.raises(ImproperlyConfigured):
        operator_settings.with_settings(SALESFORCE, "https://{login_host}/v{api_version}")
