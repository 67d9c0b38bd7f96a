"""Find an issue by what stands in the path, and keep it when it has changed."""

from datetime import UTC, datetime

from sandbox.calls import Call
from sandbox.fakes.jira.sites import shelf
from sandbox.refusals import Refusal


def find(call: Call) -> dict:
    """Return an issue by its key, in any spelling, or by its id."""
    wanted = call.path["issue"].upper()
    for issue in shelf(call, "issue").all():
        if wanted in (issue["key"], issue["id"]):
            return issue
    raise Refusal("not_found")


def changed(call: Call, issue: dict) -> dict:
    """Keep a changed issue."""
    return shelf(call, "issue").save(issue["key"], issue | {"updated": now()})


def now() -> str:
    """Return this moment as Jira writes it."""
    return written(datetime.now(UTC))


def written(moment: datetime) -> str:
    """Return a moment as Jira writes it."""
    return moment.strftime("%Y-%m-%dT%H:%M:%S.000+0000")
