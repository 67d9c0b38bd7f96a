"""The command lines on the pages are the calls they seem to be."""

import json
import re
from urllib.parse import parse_qsl, unquote, urlsplit

import pytest
from django.urls import resolve

from providers.registry import providers, tools
from tests.every_tool import of_every_tool
from tests.samples.commands import understood
from tools_catalog.reference import files
from tools_catalog.samples.call import call_of
from tools_catalog.samples.curl import curl

SOME = 3
PERSON = "mara"
BLOCK = re.compile(r"```sh\n(curl .*?)\n```", re.DOTALL)


@of_every_tool()
def test_a_command_line_says_what_the_example_says(offer):
    tool, printed = offer.tool, understood(curl(call_of(offer)))
    parts = urlsplit(printed.url)

    found = resolve(unquote(parts.path))
    said = dict(found.kwargs) | dict(printed.query or parse_qsl(parts.query))
    said |= json.loads(printed.body) if printed.body and not tool.raw_upload else {}

    assert found.func.view_initkwargs["offers"][printed.method].tool is tool
    assert printed.headers["Authorization"] == "Bearer KEY"
    assert printed.headers["X-Account-Id"] == "user-1"
    assert {name: text_of(value) for name, value in said.items()} == {
        name: text_of(value) for name, value in tool.example.items()
    }


def text_of(value):
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)


def some_reads(slug):
    """Return the first few calls on a provider's page that change nothing."""
    blocks = BLOCK.findall(files.pages()[f"{slug}.md"])
    return [block for block in blocks if understood(block).method == "GET"][:SOME]


def some_writes(slug):
    """Return the first call on a provider's page that sends a body."""
    blocks = BLOCK.findall(files.pages()[f"{slug}.md"])
    return [block for block in blocks if understood(block).method == "POST"][:1]


@pytest.mark.parametrize("slug", providers())
def test_what_a_page_prints_works_at_the_sandbox(caller, slug):
    wanted = sorted({o.permission.id for o in tools().values() if o.provider.slug == slug})
    assert caller.connect(slug, person=PERSON, scopes=wanted)["status"] == "success"

    for block in some_reads(slug) + some_writes(slug):
        answer = sent(caller.client, understood(block))
        assert (answer.status_code, answer.json()["ok"]) == (200, True), (block, answer.content)


def sent(client, printed):
    """Make a printed request with the key of the test's own partner."""
    account = {"X-Account-Id": printed.headers["X-Account-Id"]}
    if printed.method == "GET":
        return client.get(urlsplit(printed.url).path, dict(printed.query), headers=account)
    return client.generic(
        printed.method,
        urlsplit(printed.url).path,
        printed.body or "",
        content_type=printed.headers.get("Content-Type", ""),
        headers=account,
    )
