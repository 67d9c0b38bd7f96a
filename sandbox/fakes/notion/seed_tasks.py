"""The database of tasks in Notion's first data."""

from functools import partial

from sandbox.documents import Shelf
from sandbox.fakes.notion.databases import add as add_database
from sandbox.fakes.notion.databases import schema_of
from sandbox.fakes.notion.dates import ago
from sandbox.fakes.notion.people import USERS, WORKSPACE
from sandbox.fakes.notion.properties import changed
from sandbox.fakes.notion.seed_data import HANDBOOK, TASK_KINDS, TASK_ROWS, TASKS, TASKS_SOURCE
from sandbox.fakes.notion.texts import shown

shelf = partial(Shelf, "notion", WORKSPACE)


def add_tasks() -> None:
    """Add the database and its pages."""
    parent, schema = {"type": "page_id", "page_id": HANDBOOK}, schema_of(TASK_KINDS)
    ids, title = (TASKS, TASKS_SOURCE), [shown("Launch tasks")]
    add_database(shelf, title, parent, schema, USERS["mara"], ids)
    for number, (page_id, name, status, points, done) in enumerate(TASK_ROWS):
        values = {
            "Task": {"title": [{"text": {"content": name}}]},
            "Status": {"select": {"name": status}},
            "Points": {"number": points},
            "Done": {"checkbox": done},
        }
        source = {"data_source_id": TASKS_SOURCE, "database_id": TASKS}
        row = made(page_id, "tomas", 10 - number) | {"shared": True}
        row |= {"parent": {"type": "data_source_id", **source}}
        row |= {"properties": changed({}, values, schema)}
        shelf("page").add(page_id, row, 100 + number)


def made(page_id: str, author: str, days: float) -> dict:
    """Return what all pages have: an author, and times that fit together."""
    return {
        "id": page_id,
        "icon": None,
        "cover": None,
        "created_time": ago(days),
        "last_edited_time": ago(days / 2),
        "created_by": USERS[author],
        "in_trash": False,
    }
