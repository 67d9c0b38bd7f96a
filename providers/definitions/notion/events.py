"""Which events of Notion we have words for, how they are told to people, and what of them is kept."""

KEPT = {
    "id": "entity.id",
    "kind": "entity.type",
    "at": "timestamp",
    "workspace": "workspace_name",
    "page_id": "data.page_id",
    "parent_id": "data.parent.id",
    "parent_kind": "data.parent.type",
    "changed_properties": "data.updated_properties",
}
# Their type: ours, and how it is said.
TYPES = {
    "page.created": ("page.created", "A page was created in Notion"),
    "page.content_updated": ("page.updated", "A page's content was changed in Notion"),
    "page.properties_updated": ("page.updated", "A page's properties were changed in Notion"),
    "page.deleted": ("page.deleted", "A page was moved to Notion's trash"),
    "page.undeleted": ("page.restored", "A page was restored from Notion's trash"),
    "page.moved": ("page.moved", "A page was moved in Notion"),
    "page.locked": ("page.locked", "A page was locked in Notion"),
    "page.unlocked": ("page.unlocked", "A page was unlocked in Notion"),
    "database.created": ("database.created", "A database was created in Notion"),
    "database.content_updated": ("database.updated", "A database was changed in Notion"),
    "database.schema_updated": ("database.updated", "A database got other properties in Notion"),
    "database.deleted": ("database.deleted", "A database was moved to Notion's trash"),
    "data_source.created": ("data_source.created", "A data source was created in Notion"),
    "data_source.content_updated": ("data_source.updated", "A data source was changed in Notion"),
    "data_source.deleted": ("data_source.deleted", "A data source was moved to Notion's trash"),
    "comment.created": ("comment.created", "Somebody commented in Notion"),
    "comment.updated": ("comment.updated", "A comment was changed in Notion"),
    "comment.deleted": ("comment.deleted", "A comment was deleted in Notion"),
}
