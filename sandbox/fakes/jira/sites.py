"""The sites, who is on them, and what is kept of each."""

from sandbox.calls import Call
from sandbox.documents import Shelf
from sandbox.refusals import Refusal

NORTHWIND = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c01"
LABS = "1f0c9a52-4b7e-4d8f-9c3a-2e6b7d5a1c02"
NAMES = {NORTHWIND: "northwind", LABS: "northwind-labs"}
MEMBERS = {NORTHWIND: ("mara", "tomas", "aiko"), LABS: ("mara", "tomas")}
AVATAR = "https://site-admin-avatar-cdn.prod.public.atl-paas.net/avatars/240/flag.png"


def accessible(call: Call) -> list[dict]:
    """List the person's sites with what may be done there; without a scope of Jira there are none."""
    scopes = [scope for scope in call.caller.scopes if ":jira-" in scope]
    theirs = [site for site, members in MEMBERS.items() if call.person.key in members]
    return [_site(site, scopes) for site in theirs] if scopes else []


def _site(site: str, scopes: list[str]) -> dict:
    name = NAMES[site]
    url = f"https://{name}.atlassian.net"
    return {"id": site, "url": url, "name": name, "scopes": scopes, "avatarUrl": AVATAR}


def shelf(call: Call, kind: str) -> Shelf:
    """Return the documents of one kind on the site that the path names."""
    return shelf_of(call.path["site"], kind)


def shelf_of(site: str, kind: str) -> Shelf:
    """Return the documents of one kind on a site."""
    return Shelf("jira", site, kind)


def check(call: Call) -> None:
    """Refuse a site the person is not on, as if there were none."""
    if call.person.key not in MEMBERS.get(call.path["site"], ()):
        raise Refusal("unknown_site")


def address(call: Call, path: str) -> str:
    """Return the address of something on the site."""
    return call.url(f"ex/jira/{call.path['site']}/rest/api/3/{path}")
