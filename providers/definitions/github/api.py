"""Where GitHub's REST API is, and what it wants to be told with every request."""

API = "https://api.github.com"
HEADERS = {"Accept": "application/vnd.github+json", "X-GitHub-Api-Version": "2022-11-28"}
