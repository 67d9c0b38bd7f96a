"""Databases hold data sources since version 2025-09-03; who knows only databases is led there."""

from dataclasses import replace

from config.api.errors import NotFound
from providers.definitions.notion.quirks.asking import get, url
from providers.filling import segment
from providers.spec import Call, UpstreamRequest


def of_data_source(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion queries data sources, not databases: the database says which are its own."""
    source = call.arguments.get("dataSourceId") or first_source(call.arguments["databaseId"], call)
    path = f"/data_sources/{segment('dataSourceId', source)}/query"
    return replace(request, url=url(path, call))


def first_source(database_id: str, call: Call) -> str:
    """Return a database's first data source; what is no database may be a data source itself."""
    try:
        database = call.send(get(f"/databases/{segment('databaseId', database_id)}", call)).body
    except NotFound:
        return database_id
    if not database["data_sources"]:
        raise NotFound(f"The Notion database {database_id} has no data source that can be queried")
    return database["data_sources"][0]["id"]


def with_newer_filter(request: UpstreamRequest, call: Call) -> UpstreamRequest:
    """Notion's search knows no databases any more: asked for them, it finds their data sources."""
    wanted = call.arguments.get("filter") or {}
    if wanted.get("value") != "database":
        return request
    return replace(request, json={**request.json, "filter": {**wanted, "value": "data_source"}})
