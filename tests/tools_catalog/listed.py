"""What a list of tools answers, as the tests ask for it."""

from providers.registry import own_tools


def listed(caller, path="/api/v1/tools", **query):
    """Return `data` of a list."""
    response = caller.get(path, query)
    assert response.status_code == 200, response.content
    return response.json()["data"]


def names(caller, path="/api/v1/tools", **query):
    return [tool["function"]["name"] for tool in listed(caller, path, **query)["tools"]]


def connected(caller, path="/api/v1/tools", **query):
    """Return the names of the providers' tools that are said to be connected; our own always are."""
    tools = listed(caller, path, **query)["tools"]
    names = {tool["function"]["name"] for tool in tools if tool["metadata"]["connected"]}
    return names - set(own_tools())
