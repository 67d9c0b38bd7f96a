"""What a list of tools answers, as the tests ask for it."""


def listed(caller, path="/api/v1/tools", **query):
    """Return `data` of a list."""
    response = caller.get(path, query)
    assert response.status_code == 200, response.content
    return response.json()["data"]


def names(caller, path="/api/v1/tools", **query):
    return [tool["function"]["name"] for tool in listed(caller, path, **query)["tools"]]


def connected(caller, path="/api/v1/tools", **query):
    """Return the names of the tools that are said to be connected."""
    tools = listed(caller, path, **query)["tools"]
    return {tool["function"]["name"] for tool in tools if tool["metadata"]["connected"]}
