"""The partner who plays, and the end user whose accounts are connected."""

import io
import json

from django.core.management import call_command

from config.processes.migrations import release_database
from config.processes.play.client import Api, StepFailed
from config.processes.play.screen import Screen

EXTERNAL_ID = "first-user"


def make_partner(screen: Screen) -> dict:
    """Make the demo partner with a fresh key."""
    answer = io.StringIO()
    call_command("demo_data", "--json", stdout=answer)
    release_database()
    made = json.loads(answer.getvalue())
    screen.step("manage.py demo_data", f"partner {made['email']}, key {made['api_key'][:12]}…")
    return made


def find_or_create_account(api: Api, screen: Screen) -> str:
    """Create the end user's account, or find the one of an earlier demo; return its id."""
    body = {"external_id": EXTERNAL_ID, "display_name": "The first user"}
    response = api.answer("POST", "/accounts", body, expected=(200, 409))
    if response.status_code == 409:
        screen.step("POST /api/v1/accounts", "409: an earlier demo made it")
        return _find_account(api, screen)
    account = response.json()["data"]
    screen.step("POST /api/v1/accounts", f"account {EXTERNAL_ID}, id {account['id']}")
    return account["id"]


def _find_account(api: Api, screen: Screen) -> str:
    path = f"/accounts?external_id={EXTERNAL_ID}"
    found = api.call("GET", path)["accounts"]
    if len(found) != 1:
        raise StepFailed(f"GET {path}", "one account", f"{len(found)} accounts")
    screen.step(f"GET  /api/v1{path}", f"account {EXTERNAL_ID}, id {found[0]['id']}")
    return found[0]["id"]
