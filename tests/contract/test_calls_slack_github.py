"""Making API calls: the examples for Slack and GitHub, against providers that remember."""

import pytest

from tests.contract.shapes import data_of


@pytest.fixture
def slack(connect):
    return connect("slack")


@pytest.fixture
def github(connect):
    return connect("github")


@pytest.mark.usefixtures("slack")
def test_slack_send_a_message(caller):
    """Making API Calls > Provider Examples > Slack."""
    sent = data_of(
        caller.post_json(
            "/api/v1/slack/messages", {"channel": "general", "text": "Hello from the API!"}
        )
    )

    history = data_of(caller.get("/api/v1/slack/messages", {"channel": "general", "limit": 1}))
    assert sent["text"] == "Hello from the API!"
    assert [each["ts"] for each in history["messages"]] == [sent["ts"]]


@pytest.mark.usefixtures("slack")
def test_slack_list_channels(caller):
    """Making API Calls > Provider Examples > Slack."""
    channels = data_of(caller.get("/api/v1/slack/channels"))["channels"]

    assert {channel["name"] for channel in channels} == {"general", "launch", "design"}


@pytest.mark.usefixtures("github")
def test_github_list_repositories(caller):
    """Making API Calls > Provider Examples > GitHub."""
    repos = data_of(caller.get("/api/v1/github/repos"))

    assert isinstance(repos, list)
    assert {"full_name", "html_url", "private"} <= set(repos[0])


@pytest.mark.usefixtures("github")
def test_github_list_issues_for_a_repository(caller):
    """Making API Calls > Provider Examples > GitHub."""
    full_name = data_of(caller.get("/api/v1/github/repos"))[0]["full_name"]
    made = data_of(
        caller.post_json(f"/api/v1/github/repos/{full_name}/issues", {"title": "Found one"})
    )

    issues = data_of(caller.get(f"/api/v1/github/repos/{full_name}/issues"))

    assert (made["number"], "Found one") in [(issue["number"], issue["title"]) for issue in issues]
