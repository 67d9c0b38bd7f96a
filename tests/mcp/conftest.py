"""An agent's client, as the tests of the protocol use it."""

import pytest

from tests.conftest import Api
from tests.factories import make_integration

PATH = "/mcp"
NEWEST = "2026-07-28"
VERSION = "io.modelcontextprotocol/protocolVersion"
CAPABILITIES = "io.modelcontextprotocol/clientCapabilities"


class Agent(Api):
    """Sends messages with a key for an account, in the words of one revision of the protocol."""

    def __init__(self, key, account=None, version="2025-11-25"):
        super().__init__(key, account)
        self.version = version

    def say(self, method, params=None, message_id=1, query="", **headers):
        """Send one request and return the HTTP response."""
        params = dict(params or {})
        if self.version == NEWEST:
            params["_meta"] = {VERSION: NEWEST, CAPABILITIES: {}}
            headers = {"Mcp-Method": method, "Mcp-Name": params.get("name", "")} | headers
        if self.version:
            headers = {"MCP-Protocol-Version": self.version} | headers
        body = {"jsonrpc": "2.0", "id": message_id, "method": method, "params": params}
        return self.post_json(f"{PATH}{query}", body, headers=headers)

    def result(self, method, params=None, **how):
        """Return the result of a request that was answered with one."""
        response = self.say(method, params, **how)
        body = response.json()
        assert (response.status_code, set(body)) == (200, {"jsonrpc", "id", "result"}), body
        return body["result"]

    def names(self, query=""):
        """Return the names of all tools that are listed, page by page."""
        found, cursor = [], None
        while True:
            page = self.result("tools/list", {"cursor": cursor} if cursor else {}, query=query)
            found += [tool["name"] for tool in page["tools"]]
            cursor = page.get("nextCursor")
            if cursor is None:
                return found

    def call(self, name, arguments=None, **how):
        """Call a tool and return its result."""
        return self.result("tools/call", {"name": name, "arguments": arguments or {}}, **how)

    def refusal(self, name, arguments=None, **how):
        """Call a tool that fails and return the error as our envelope has it."""
        result = self.call(name, arguments, **how)
        assert result["isError"] is True
        assert result["structuredContent"]["error_code"] in result["content"][0]["text"]
        return result["structuredContent"]


@pytest.fixture
def agent(api, account):
    return Agent(api.key, account.external_id)


@pytest.fixture
def github(account):
    return make_integration(account, "github", access_token="gho_secret_of_a_person")
