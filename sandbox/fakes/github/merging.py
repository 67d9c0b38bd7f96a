"""Bring a branch's changes home."""

from hashlib import sha1

from sandbox.calls import Call
from sandbox.fakes.github.dates import now
from sandbox.fakes.github.issue_changes import set_state
from sandbox.fakes.github.issues import key_of


def merge_changes(call: Call, repo: dict, issue: dict) -> str:
    """Apply the files of a pull request, record the commit, close; return the commit's sha."""
    pull = issue["pull"]
    sha = new_sha(f"{repo['full_name']}{issue['number']}{now()}")
    repo["files"] |= {one["filename"]: one["content"] for one in pull["files"]}
    repo["changes"].pop(pull["head"], None)
    repo["branches"][pull["base"]] = sha
    repo["commits"].insert(0, _commit(call, issue, sha))
    repo["pushed_at"] = repo["updated_at"] = now()
    set_state(call, repo, issue, "closed")
    issue |= {"updated_at": now(), "state_reason": None}
    pull |= {"merged_at": now(), "merge_sha": sha}
    call.shelf("issue").save(key_of(repo, issue["number"]), issue)
    return sha


def _commit(call: Call, issue: dict, sha: str) -> dict:
    pull = issue["pull"]
    default = f"Merge pull request #{issue['number']} from {pull['head']}\n\n{issue['title']}"
    return {
        "sha": sha,
        "message": call.body.get("commit_title") or default,
        "author": call.person.login,
        "date": now(),
        "paths": [one["filename"] for one in pull["files"]],
        "branch": pull["base"],
    }


def new_sha(text: str) -> str:
    """Return forty hexadecimal digits made from a text."""
    return sha1(text.encode(), usedforsecurity=False).hexdigest()
