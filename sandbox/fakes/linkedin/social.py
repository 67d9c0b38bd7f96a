"""Comments and reactions."""

import time

from django.http import HttpResponse

from sandbox.calls import Call
from sandbox.fakes.linkedin.answers import invalid, made
from sandbox.fakes.linkedin.people import check_actor
from sandbox.fakes.linkedin.posts import find
from sandbox.shapes import check

REACTIONS = ("LIKE", "PRAISE", "EMPATHY", "INTEREST", "APPRECIATION", "ENTERTAINMENT")


def comment(call: Call) -> HttpResponse:
    """Comment on a post."""
    given = check(call.body, {"actor": str, "object": str, "message": {"text": str}})
    check_actor(call, given.get("actor"))
    post = find(call, call.path["urn"])
    text = (given.get("message") or {}).get("text")
    if given.get("object") != post["id"] or not text:
        raise invalid("object must be the post, and message.text not empty")
    number = str(time.time_ns())
    said = {"id": number, "actor": given["actor"], "object": post["id"], "message": {"text": text}}
    call.shelf("comment").add(number, said)
    return made(number, said)


def react(call: Call) -> HttpResponse:
    """React to a post, in one's own name."""
    actor, given = call.query.get("actor"), check(call.body, {"root": str, "reactionType": str})
    check_actor(call, actor)
    if given.get("reactionType") not in REACTIONS:
        raise invalid(f"reactionType {given.get('reactionType')} is unknown")
    post = find(call, given.get("root") or "")
    key = f"urn:li:reaction:({actor},{post['id']})"
    if call.shelf("reaction").find(key):
        raise invalid("The actor reacted to this already")
    reaction = {"id": key, "root": post["id"], "reactionType": given["reactionType"]}
    call.shelf("reaction").add(key, reaction)
    return made(key, reaction)
