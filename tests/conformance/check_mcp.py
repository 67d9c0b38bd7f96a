"""The official client of the protocol talks to a real server, in both kinds of protocol."""

import asyncio
import json
from contextlib import asynccontextmanager

import httpx2
import pytest
from mcp import Client
from mcp.client.streamable_http import streamable_http_client
from mcp.shared.exceptions import MCPError

from providers.registry import offered, permissions, providers
from tests.conformance.installation import Installation

NEWEST, HANDSHAKE = "2026-07-28", "2025-11-25"
MODES = [("auto", NEWEST), ("legacy", HANDSHAKE)]
META = ["search_tools", "describe_tool", "call_tool"]


@pytest.fixture(scope="module")
def installation(tmp_path_factory):
    with Installation(tmp_path_factory.mktemp("mcp")) as running:
        running.session.post(f"{running.sandbox_url}/_control/reset", timeout=60).raise_for_status()
        yield running


@pytest.fixture(scope="module")
def account_of(installation):
    """Return what makes an account with some providers connected, and gives its external id."""

    def make(external_id, *slugs):
        installation.account = installation.post("accounts", external_id=external_id)
        for slug in slugs:
            installation.connect(slug, sorted(permissions(providers()[slug])))
        return external_id

    return make


@pytest.fixture(scope="module")
def small(account_of):
    return account_of("agent-small", "github", "slack")


@pytest.fixture(scope="module")
def large(account_of):
    return account_of("agent-large", *providers())


@pytest.fixture
def connected(installation):
    """Return what connects a client for an account."""

    @asynccontextmanager
    async def connect(account, mode="auto", query="", key=""):
        headers = {"Authorization": f"Bearer {key or installation.demo['api_key']}"}
        headers |= {"X-Account-Id": account} if account else {}
        async with httpx2.AsyncClient(headers=headers, timeout=60) as http:
            transport = streamable_http_client(f"{installation.url}/mcp{query}", http_client=http)
            async with Client(transport, mode=mode) as client:
                yield client

    return connect


async def all_tools(client):
    found, cursor = [], None
    while True:
        page = await client.list_tools(cursor=cursor)
        found += page.tools
        cursor = page.next_cursor
        if not cursor:
            return found


def of(*slugs):
    return [
        name
        for name, offer in offered().items()
        if (offer.provider.slug in slugs or offer.is_own) and not offer.tool.raw_upload
    ]


@pytest.mark.parametrize(("mode", "version"), MODES)
def test_connect_list_read_write_and_fail(connected, small, mode, version):  # promise 121
    async def talk():
        async with connected(small, mode) as client:
            assert client.protocol_version == version
            assert client.server_info.name == "patchbay"
            assert "search_tools" in client.instructions
            listed = {tool.name: tool for tool in await all_tools(client)}
            read = await client.call_tool("github_list_repos", {"limit": 2})
            text = {"channel": "general", "text": f"Hello from {mode}"}
            write = await client.call_tool("slack_send_message", text)
            error = await client.call_tool("github_get_repo", {"owner": "octo"})
            away = await client.call_tool("gmail_list_messages", {})
            return listed, read, write, error, away

    listed, read, write, error, away = asyncio.run(talk())

    assert list(listed) == of("github", "slack")
    assert listed["github_list_repos"].annotations.read_only_hint is True
    assert (read.is_error, len(read.structured_content["data"])) == (False, 2)
    assert json.loads(read.content[0].text) == read.structured_content
    assert (write.is_error, write.structured_content["data"]["ok"]) == (False, True)
    assert error.is_error is True
    assert error.structured_content["details"]["fields"] == {"repo": ["This field is required."]}
    assert away.structured_content["error_code"] == "INTEGRATION_NOT_FOUND"
    assert away.structured_content["details"]["reconnect"]["url"] in away.content[0].text


@pytest.mark.parametrize(("mode", "version"), MODES)
def test_search_first_where_there_are_many(connected, large, mode, version):
    async def talk():
        async with connected(large, mode) as client:
            listed = [tool.name for tool in await all_tools(client)]
            hits = await client.call_tool("search_tools", {"query": "send an email", "limit": 3})
            best = hits.structured_content["data"]["tools"][0]["name"]
            told = await client.call_tool("describe_tool", {"name": best})
            order = {"name": "gmail_list_messages", "arguments": {"limit": 1}}
            through = await client.call_tool("call_tool", order)
            directly = await client.call_tool("gmail_list_messages", {"limit": 1})
            return listed, best, told, through, directly

    listed, best, told, through, directly = asyncio.run(talk())

    assert listed == META
    assert best in {"gmail_send_message", "microsoft_mail_send_message"}
    assert told.structured_content["data"]["connected"] is True
    assert through.structured_content == directly.structured_content
    assert len(directly.structured_content["data"]["messages"]) == 1


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_all_of_them_page_by_page(connected, large, mode):
    async def talk():
        async with connected(large, mode, "?mode=all") as client:
            first = await client.list_tools()
            return len(first.tools), [tool.name for tool in await all_tools(client)]

    assert asyncio.run(talk()) == (50, of(*providers()))


def test_search_first_where_it_is_asked_for(connected, small):
    async def talk():
        async with connected(small, query="?mode=search") as client:
            return [tool.name for tool in await all_tools(client)]

    assert asyncio.run(talk()) == META


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_expired_connection_says_how_to_connect_again(connected, account_of, installation, mode):
    account = account_of(f"agent-gone-{mode}", "linear")
    order = {"provider": "linear", "person": "mara"}
    installation.session.post(f"{installation.sandbox_url}/_control/revoke", json=order, timeout=30)

    async def talk():
        async with connected(account, mode) as client:
            return await client.call_tool("linear_list_teams", {})

    result = asyncio.run(talk())

    assert result.is_error is True
    assert result.structured_content["error_code"] == "INTEGRATION_TOKEN_ERROR"
    assert "connect again" in result.content[0].text


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_an_unknown_tool_and_a_wrong_cursor_are_errors_of_the_protocol(connected, small, mode):
    async def talk():
        async with connected(small, mode) as client:
            for wrong in (client.call_tool("fly", {}), client.list_tools(cursor="nowhere")):
                with pytest.raises(MCPError) as raised:
                    await wrong
                assert raised.value.code == -32602

    asyncio.run(talk())


@pytest.mark.parametrize("mode", ["auto", "legacy"])
def test_a_wrong_key_opens_nothing(connected, small, mode):
    async def talk():
        async with connected(small, mode, key=f"sk_live_{'a' * 40}"):
            pass

    with pytest.raises(BaseException) as raised:
        asyncio.run(talk())
    assert raised.group_contains(MCPError) or isinstance(raised.value, MCPError)
