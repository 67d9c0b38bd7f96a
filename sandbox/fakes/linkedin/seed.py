"""LinkedIn's first data: what the organization and its people published."""

import time

from sandbox.documents import Shelf
from sandbox.fakes.linkedin.people import IDS, ORGANIZATION, WORLD
from sandbox.fakes.linkedin.seed_data import POSTS

HOUR = 3_600_000  # milliseconds


def seed() -> None:
    """Fill LinkedIn, the oldest post first."""
    now = time.time_ns() // 1_000_000
    entries = [
        (_urn(template), number, _post(template, now))
        for number, template in enumerate(sorted(POSTS, key=lambda one: -one["hours"]))
    ]
    Shelf("linkedin", WORLD, "post").add_many(entries)


def _urn(template: dict) -> str:
    return f"urn:li:share:{template['id']}"


def _post(template: dict, now: int) -> dict:
    by, made = template["by"], now - template["hours"] * HOUR
    return {
        "id": _urn(template),
        "author": f"urn:li:person:{IDS[by]}" if by in IDS else ORGANIZATION,
        "commentary": template["text"],
        "visibility": "PUBLIC",
        "lifecycleState": "PUBLISHED",
        "distribution": {"feedDistribution": "MAIN_FEED"},
        "createdAt": made,
        "publishedAt": made,
        "lastModifiedAt": made,
    }
