"""Every operation of the document refuses who has no key, and every path what is no method of it."""

import json
import re
from ipaddress import ip_address

import pytest
from django.urls import resolve

from tests.conftest import Api
from tests.factories import make_key
from tests.security.hostile_calls import MANY
from tools_catalog.openapi.document import served

pytestmark = pytest.mark.django_db
METHODS = ("GET", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE")
FIRST_ADDRESS = int(ip_address("10.0.0.1"))


@pytest.fixture(scope="module")
def paths():
    """Return the paths of the document, their parameters filled with something."""
    found = json.loads(served().text)["paths"]
    return {re.sub(r"\{\w+\}", "x1", path): operations for path, operations in found.items()}


def keyed(paths):
    """Yield path and method of every operation that needs a key."""
    for path, operations in paths.items():
        for method, operation in operations.items():
            if operation.get("security") != []:
                yield path, method.upper()


# promise 66, 117
@pytest.mark.parametrize("key", ["", "sk_live_" + "x" * 40, "x", "é"])
def test_who_has_no_key_gets_nowhere(paths, key):
    asked = list(keyed(paths))
    address = (str(ip_address(FIRST_ADDRESS + number)) for number in range(MANY))

    answers = {
        (path, method): Api(key).send(method, path, {}, REMOTE_ADDR=next(address)).status_code
        for path, method in asked
    }

    assert {call: status for call, status in answers.items() if status != 401} == {}
    assert len(answers) > 250


# promise 118
def test_what_is_no_method_of_a_path_is_refused_with_those_that_are(paths, partner):
    partner.subscription.plan.per_minute = MANY
    partner.subscription.plan.save()
    api, wrong = Api(make_key(partner)), []

    for path, operations in paths.items():
        for method in set(METHODS) - taken_by(path):
            response = api.send(method, path)
            allowed = set(response.get("Allow", "").split(", "))
            named = {each.upper() for each in operations} <= allowed
            if response.status_code != 405 or not named or method in allowed:
                wrong.append((method, path, response.status_code, allowed))

    assert wrong == []


def taken_by(path):
    """Return the methods of the route behind a path, undocumented spellings of the same call among them."""
    view = resolve(path).func
    offers = getattr(view, "initkwargs", {}).get("offers") or getattr(view, "actions", None)
    if offers:
        return {each.upper() for each in offers}
    known = getattr(view, "cls", None) or view.view_class
    return {each for each in METHODS if hasattr(known, each.lower())}
