"""GitHub. Facts: https://docs.github.com/en/apps/oauth-apps and https://docs.github.com/en/rest."""

from providers.definitions.github import deliveries, failures, quirks
from providers.definitions.github.api import API, HEADERS
from providers.definitions.github.code import CODE
from providers.definitions.github.feeds import FEEDS
from providers.definitions.github.guide import GUIDE
from providers.definitions.github.issues import ISSUES
from providers.definitions.github.oauth import IMPLIED_SCOPES, OAUTH
from providers.definitions.github.pulls import PULLS
from providers.definitions.github.repos import REPOS
from providers.definitions.github.search import SEARCH
from providers.spec import Permission, Provider, Service

PERMISSIONS = (
    Permission(
        id="github.read",
        description="Read repositories, issues, pull requests and organisation membership.",
        scopes=("repo", "read:org"),
        needs=("repo",),
    ),
    Permission(
        id="github.write",
        description="Create and change issues, comments and pull requests.",
        scopes=("repo", "github.write"),
    ),
)

PROVIDER = Provider(
    slug="github",
    name="GitHub",
    oauth=OAUTH,
    services=(
        Service(
            slug="github",
            name="GitHub",
            base_url=API,
            permissions=PERMISSIONS,
            tools=(*REPOS, *ISSUES, *PULLS, *CODE, *SEARCH),
        ),
    ),
    headers=HEADERS,
    implied_scopes=IMPLIED_SCOPES,
    guide=GUIDE,
    feeds=FEEDS,
    known_as=deliveries.known_as,
    read_grant=quirks.read_grant,
    after_connect=quirks.identity,
    read_error=failures.read_error,
)
