"""Files that change their folder."""

from dataclasses import replace

from providers.definitions.google.quirks.content import file_url
from providers.spec import Call, UpstreamRequest


def update(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Drive keeps a file in one folder only: the new one is refused unless the old one goes."""
    if "addParents" not in request.params or "removeParents" in request.params:
        return request
    params = {"fields": "parents", "supportsAllDrives": "true"}
    url = call.url(file_url(call.arguments["fileId"]))
    parents = call.send(UpstreamRequest("GET", url, params=params)).body.get("parents")
    leaving = {"removeParents": ",".join(parents)} if parents else {}
    return replace(request, params={**request.params, **leaving})
