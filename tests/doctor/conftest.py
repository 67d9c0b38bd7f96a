import pytest


@pytest.fixture
def public(settings):
    """Settings of a server that the world reaches, whole."""
    settings.PUBLIC_URL, settings.PUBLIC_HOST = "https://connect.example", "connect.example"
    settings.PUBLIC_IS_LOOPBACK, settings.HTTPS = False, True
    settings.ALLOWED_HOSTS, settings.TRUSTED_PROXIES = ["connect.example"], ["127.0.0.1"]
    return settings


@pytest.fixture
def found():
    """Return what a check finds that is more than a fact, and show that each tells what to do."""

    def findings(check, *given):
        more = [finding for finding in check(*given) if finding.kind != "fact"]
        assert all(finding.fix for finding in more)
        return [finding.what for finding in more]

    return findings
