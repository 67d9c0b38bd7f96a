"""Grants at the sandbox, made without a browser: {"slug", "number", "habits"} → [[access, refresh, grant id], …]."""

import json
import os
import sys

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "sandbox.settings"
django.setup()

from django.db import transaction  # noqa: E402

from sandbox.fake import Fake, Habits  # noqa: E402
from sandbox.models import Grant  # noqa: E402
from sandbox.oauth.habits import change_habits  # noqa: E402
from sandbox.oauth.minting import mint  # noqa: E402
from sandbox.people import PEOPLE, Person  # noqa: E402
from sandbox.registry import all_fakes  # noqa: E402


def main(slug: str, number: int, habits: dict[str, object]) -> list[list[object]]:
    """Give so many grants of everything, each to one of the people in turn."""
    fake = all_fakes()[slug]
    habits = change_habits(fake, habits)
    with transaction.atomic():
        return [made(fake, habits, PEOPLE[each % len(PEOPLE)]) for each in range(number)]


def made(fake: Fake, habits: Habits, person: Person) -> list[object]:
    """Give one grant; return its tokens and its id."""
    slug, scopes = fake.slug, {"user": list(fake.oauth.scopes)}
    grant = Grant.objects.create(
        provider=slug, client_id=f"sandbox-{slug}", person=person.key, scopes=scopes, offline=True
    )
    pair = mint(fake, habits, grant).pairs["user"]
    return [pair.access_token, pair.refresh_token, grant.pk]


if __name__ == "__main__":
    print(json.dumps(main(**json.load(sys.stdin))))
