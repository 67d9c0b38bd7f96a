"""The one call that is measured: a GET of GitHub's issues, and what its caller sends."""

ACCOUNT = "user-123"
FLOOR_PATH = "/repos/octo/hello/issues"
KEPT_PATH = f"/kept{FLOOR_PATH}"  # the floor with one session a thread
PRODUCT_PATH = f"/api/v1/github{FLOOR_PATH}"


def headers(key: str) -> dict[str, str]:
    """Return the headers of a partner's call for its account."""
    return {"Authorization": f"Bearer {key}", "X-Account-Id": ACCOUNT}
