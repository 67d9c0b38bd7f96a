"""What a workspace is made of: teams, states, labels, projects."""

from sandbox.calls import Call
from sandbox.fakes.linear.answers import missing
from sandbox.fakes.linear.connections import nested
from sandbox.fakes.linear.people import everybody
from sandbox.fakes.linear.seed_data import CREATED, LABELS, PROJECTS, STATES, TEAMS, USERS


def teams() -> list[dict]:
    """Return all teams."""
    return [{**one, "private": False, "createdAt": CREATED} for one in TEAMS]


def states() -> list[dict]:
    """Return the states of all teams."""
    return [
        {
            "id": f"33330000-0000-4000-8000-{order * 100 + number:012}",
            "name": name,
            "type": kind,
            "color": color,
            "position": number,
            "description": None,
            "team": team,
        }
        for order, team in enumerate(teams(), 1)
        for number, (name, kind, color) in enumerate(STATES)
    ]


def state_named(team_id: str, name: str) -> dict:
    """Return a team's state by name."""
    return next(one for one in states() if (one["team"]["id"], one["name"]) == (team_id, name))


def labels() -> list[dict]:
    """Return the labels of the workspace and of its teams."""
    by_id = {team["id"]: team for team in teams()}
    return [
        {**one, "description": None, "isGroup": False, "team": by_id.get(one["team"])}
        for one in LABELS
    ]


def projects(call: Call) -> list[dict]:
    """Return all projects."""
    people = {one["id"]: one for one in everybody(call)}
    return [_project(one, people) for one in PROJECTS]


def _project(template: dict, people: dict[str, dict]) -> dict:
    slug = template["name"].lower().replace(" ", "-")
    return template | {
        "lead": people.get(USERS.get(template["lead"], "")),
        "description": "",
        "slugId": slug,
        "url": f"https://linear.app/northwind/project/{slug}",
        "startDate": None,
        "targetDate": None,
        "createdAt": CREATED,
        "updatedAt": CREATED,
        "teams": nested(teams()),
    }


def one_of(things: list[dict], thing_id: str | None, kind: str) -> dict | None:
    """Return the thing of an id; no id is no thing, and an unknown one is refused."""
    if thing_id is None:
        return None
    found = next((one for one in things if one["id"] == thing_id), None)
    if found is None:
        raise missing(kind)
    return found
