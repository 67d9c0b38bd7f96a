"""Every event that the code can record has a sentence for the people it is about."""

import ast
import re
from pathlib import Path

import pytest

from accounts.audit.words import ACTORS, FAMILIES, SENTENCES
from accounts.models import Event

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("accounts", "billing", "config", "connect", "inbox", "integrations", "tools_catalog")
RECORDERS = {"record", "record_of_account", "record_about", "note", "tell", "move"}
TYPE = re.compile(r"[a-z]+\.[a-z_]+")


def calls():
    """Yield what is passed to every function that records."""
    for package in PACKAGES:
        for path in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text())):
                if isinstance(node, ast.Call) and name_of(node.func) in RECORDERS:
                    yield from node.args


def name_of(function):
    return getattr(function, "attr", getattr(function, "id", ""))


def written_out():
    """Return the types that stand in the code as they are."""
    texts = {a.value for a in calls() if isinstance(a, ast.Constant) and isinstance(a.value, str)}
    return {text for text in texts if TYPE.fullmatch(text)}


def beginnings():
    """Return how the types begin that the code puts together."""
    made = [a for a in calls() if isinstance(a, ast.JoinedStr)]
    return {m.values[0].value for m in made if isinstance(m.values[0], ast.Constant)}


def test_every_recorded_type_has_a_sentence():
    found = written_out()

    assert {"key.created", "integration.connected", "account.deleted"} <= found
    assert found - set(SENTENCES) == set()


def test_types_that_are_put_together_have_sentences():
    found = beginnings()

    assert "integration." in found
    assert [b for b in found if not any(known.startswith(b) for known in SENTENCES)] == []


@pytest.mark.parametrize(
    "event_type",
    [f"integration.{word}" for word in ("expired", "revoked", "token_expired", "token_revoked")]
    + [f"partner.{word}" for word in ("suspended", "reactivated")],
)
def test_each_that_is_put_together_is_known(event_type):
    assert event_type in SENTENCES


def test_every_family_and_every_actor_can_be_asked_for():
    assert {event_type.partition(".")[0] for event_type in SENTENCES} == set(FAMILIES)
    assert set(ACTORS) == set(Event.Actor)
