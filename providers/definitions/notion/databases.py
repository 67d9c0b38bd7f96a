"""Notion tools about databases. Since 2025-09-03 the rows of a database are in its data sources."""

from providers.definitions.notion import quirks
from providers.definitions.notion.parameters import DATABASE_ID, paged
from providers.params import array, obj, text
from providers.spec import Tool

DATABASES = (
    Tool(
        name="notion_get_database",
        description="Get a Notion database and the names of its data sources.",
        permission="notion.databases.read",
        route="GET notion/databases/{databaseId}",
        upstream="GET /databases/{database_id}",
        params=(DATABASE_ID,),
        example={"databaseId": "d1000000-0000-4000-8000-000000000001"},
    ),
    Tool(
        name="notion_query_database",
        description="Query the pages of a Notion database.",
        permission="notion.databases.read",
        route="POST notion/databases/{databaseId}/query",
        upstream="POST /data_sources/{data_source_id}/query",
        changes_nothing=True,
        params=(
            text(
                "databaseId",
                "Id of the database, or of one of its data sources",
                required=True,
                to="data_source_id",
            ),
            text("dataSourceId", "Id of the data source, where there are several", to=""),
            obj("filter", "Notion's filter object"),
            array("sorts", "Notion's sort objects", items="object"),
        ),
        page=paged("results", in_body=True),
        build_request=quirks.of_data_source,
        shape_response=quirks.titled_each,
        composite=True,
        example={
            "databaseId": "d1000000-0000-4000-8000-000000000001",
            "filter": {"property": "Status", "select": {"equals": "Open"}},
        },
    ),
    Tool(
        name="notion_create_database",
        description="Create a Notion database below a page.",
        permission="notion.databases.write",
        route="POST notion/databases",
        upstream="POST /databases",
        params=(
            text("parent_id", "Id of the page", required=True, to=""),
            text("title", "Title of the database", required=True, to=""),
            obj(
                "properties", "Notion's property schemas by name; a title alone without them", to=""
            ),
        ),
        build_request=quirks.new_database,
        example={
            "parent_id": "a1000000-0000-4000-8000-000000000001",
            "title": "Suppliers",
            "properties": {"Name": {"title": {}}, "City": {"rich_text": {}}},
        },
    ),
)
