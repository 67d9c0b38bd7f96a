"""GitHub repositories, their pull requests and files, through our API and over real HTTP."""

from base64 import b64decode

import pytest

REPO = "repos/mara-lindqvist/field-notes"
PULLS = f"github/{REPO}/pulls"


def test_a_pull_request_is_merged_and_the_list_says_so(github):
    [pull] = github.get(PULLS, state="open", limit=1).json()["data"]
    where = f"{PULLS}/{pull['number']}"

    assert pull["merged"] is False
    assert github.get(f"{where}/files").json()["data"][0]["filename"]
    merged = github.send("put", f"{where}/merge", {"merge_method": "squash"})

    assert merged.json()["data"]["merged"] is True
    assert github.get(where).json()["data"]["merged"] is True
    after = {
        each["number"]: each["merged"] for each in github.get(PULLS, state="all").json()["data"]
    }
    assert after[pull["number"]] is True


def test_files_and_folders_are_read_from_the_root_down(github):
    root = github.get(f"github/{REPO}/contents").json()["data"]
    named = github.get(f"github/{REPO}/contents/docs/größe.md").json()["data"]

    assert "README.md" in [entry["name"] for entry in root]
    assert b64decode(named["content"]).decode().startswith("# Größe")


@pytest.mark.parametrize("path", ["docs/../../secrets", "docs/%2E%2E/x", "docs//x"])
def test_a_path_that_climbs_never_leaves(github, sandbox, path):
    before = sandbox.requests(provider="github")["count"]

    response = github.get(f"github/{REPO}/contents/{path}")

    assert response.status_code in {400, 404}
    assert sandbox.requests(provider="github")["count"] == before


def test_a_search_names_its_list(github):
    body = github.get("github/search/issues", search="note", limit=1).json()

    assert set(body["data"]) == {"issues", "total_count", "incomplete_results", "next_cursor"}
    assert len(body["data"]["issues"]) == 1
    assert body["data"]["next_cursor"] == body["next_cursor"]
    assert isinstance(body["next_cursor"], str)


@pytest.mark.parametrize(
    "path",
    ["user", "repos", REPO, f"{REPO}/commits", f"{REPO}/branches", "search/repos?q=notes"],
)
def test_every_other_read_answers(github, path):
    response = github.get(f"github/{path}")

    assert response.status_code == 200
    assert response.json()["data"]
