"""X's first data: what three people said over a few days."""

from datetime import UTC, datetime, timedelta

from sandbox.documents import Shelf
from sandbox.fakes.twitter.people import IDS, WORLD
from sandbox.fakes.twitter.seed_data import TWEETS


def seed() -> None:
    """Fill X, the oldest post first."""
    now = datetime.now(UTC)
    entries = [
        (template["id"], number, _tweet(template, now))
        for number, template in enumerate(sorted(TWEETS, key=lambda one: -one["hours"]))
    ]
    Shelf("twitter", WORLD, "tweet").add_many(entries)


def _tweet(template: dict, now: datetime) -> dict:
    said = now - timedelta(hours=template["hours"])
    answers = template.get("answers")
    return {
        "id": template["id"],
        "author": IDS[template["by"]],
        "text": template["text"],
        "created_at": said.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "conversation": answers or template["id"],
        "reply_to_user": IDS[template["to"]] if answers else None,
        "refers": [{"type": "replied_to", "id": answers}] if answers else [],
        "likes": [IDS[name] for name in template.get("liked_by", ())],
        "retweets": [],
        "replies": template.get("replies", 0),
    }
