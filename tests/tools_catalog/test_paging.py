"""Lists of tools in pages: each tool once, in the same order, whatever changes meanwhile."""

import pytest

from integrations.models import EnabledPermission
from tests.factories import make_integration
from tests.tools_catalog.listed import listed, names


@pytest.fixture
def acting(api, account):
    for slug in ("github", "slack"):
        make_integration(account, slug)
    return api.acting_for(account.external_id)


def pages(caller, path, limit, **query):
    """Follow the cursor to the end, and return the names page by page."""
    found, cursor = [], ""
    while cursor is not None:
        data = listed(caller, path, limit=limit, cursor=cursor, **query)
        found.append([tool["function"]["name"] for tool in data["tools"]])
        cursor = data["next_cursor"]
    return found


# promise 119
@pytest.mark.parametrize("limit", [1, 7, 1000])
@pytest.mark.parametrize("path", ["/api/v1/tools", "/api/v1/tools/provider/slack"])
def test_pages_add_up_to_the_list(acting, path, limit):
    whole = names(acting, path)

    found = pages(acting, path, limit)

    assert [name for page in found for name in page] == whole
    assert {len(page) for page in found[:-1]} <= {limit}
    assert found[-1]


def test_the_total_is_that_of_the_whole_list(acting):
    assert listed(acting, limit=3)["total"] == len(names(acting))


def test_the_cursor_stands_at_top_level_too(acting):
    body = acting.get("/api/v1/tools", {"limit": 2}).json()

    assert body["next_cursor"] == body["data"]["next_cursor"] is not None


def test_a_permission_that_is_switched_off_meanwhile_breaks_no_page(acting):
    whole = names(acting)
    first = listed(acting, limit=3)

    off = EnabledPermission.objects.filter(permission="github.read")
    assert off.update(is_enabled=False) == 1
    rest = listed(acting, cursor=first["next_cursor"])

    left = set(names(acting))
    assert [tool["function"]["name"] for tool in rest["tools"]] == [
        name for name in whole[3:] if name in left
    ]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("limit", "0"),
        ("limit", "-1"),
        ("limit", "many"),
        ("limit", "1.5"),
        ("cursor", "gmail_send_message"),
        ("cursor", "nothing"),
    ],
)
def test_a_bad_value_is_named(acting, name, value):
    response = acting.get("/api/v1/tools/provider/slack", {name: value})

    assert response.status_code == 400
    assert response.json()["error"].startswith(name)
