"""Every error code has its place on the page that answers point at."""

import json
import re

import pytest

from config.api.errors import AuthRequired
from config.api.fixes import BY_CODE, doc_url
from tests.docs.reading import ids_of, page_at

pytestmark = pytest.mark.django_db
SECTION = re.compile(r"^### ([A-Z_]+)$(.*?)(?=^### |\Z)", re.MULTILINE | re.DOTALL)


@pytest.fixture
def sections(client):
    return dict(SECTION.findall(client.get("/docs/errors.md").content.decode()))


# promise 115
def test_every_code_has_its_anchor():
    assert set(BY_CODE) <= ids_of("/docs/errors")
    assert doc_url("AUTH_REQUIRED").endswith("/docs/errors#AUTH_REQUIRED")


def test_every_section_says_what_happened_and_what_to_do(sections):
    assert set(sections) == set(BY_CODE)
    for name, fix in BY_CODE.items():
        assert f"{fix.meaning}\n\n**What to do:** {fix.remedy}" in sections[name]


def test_every_example_is_the_envelope_of_its_code(sections):
    for name, text in sections.items():
        example = json.loads(re.search(r"```json\n(.*?)\n```", text, re.DOTALL)[1])

        assert {"ok", "error", "error_code", "code", "details", "request_id"} <= set(example)
        assert (example["ok"], example["error_code"]) == (False, name)


def test_an_example_is_what_is_answered(client, sections):
    answered = client.get("/api/v1/me", headers={"Authorization": "Bearer nonsense"}).json()

    shown = json.loads(re.search(r"```json\n(.*?)\n```", sections["AUTH_REQUIRED"], re.DOTALL)[1])
    assert {**shown, "request_id": answered["request_id"]} == answered
    assert f"Status **{AuthRequired.status}**" in sections["AUTH_REQUIRED"]


def test_the_table_leads_to_every_section():
    links = {link["href"] for link in page_at("/docs/errors").all("a")}

    assert {f"#{name}" for name in BY_CODE} <= links
