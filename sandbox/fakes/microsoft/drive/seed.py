"""The first files of each drive. Their ids stay the same, so that examples can name them."""

from datetime import timedelta

from django.utils import timezone

from sandbox.documents import keep_many_bytes
from sandbox.fakes.microsoft.drive.seed_data import FILES
from sandbox.fakes.microsoft.drive.tree import described, root_of, shelf_of
from sandbox.people import Person


def seed_drive(owner: Person) -> None:
    """Fill one drive: its top first, then what lies in it."""
    now = timezone.now()
    root = described(
        owner, root_of(owner.key), "root", None, now, {"root": {}, "folder": {"childCount": 0}}
    )
    items = [root]
    for number, template in enumerate(FILES, start=1):
        parent = items[template.get("folder", 0)]
        at = now - timedelta(days=template["days"])
        item_id = f"01NORTHWIND{owner.key.upper()}{number:04d}"
        items.append(described(owner, item_id, template["name"], parent, at, _facts(template)))
    shelf_of(owner.key).add_many([(item["id"], at, item) for at, item in enumerate(items)])
    contents = zip(items[1:], FILES, strict=True)
    keep_many_bytes(
        "microsoft", owner.key, {i["id"]: t["text"].encode() for i, t in contents if "text" in t}
    )


def _facts(template: dict) -> dict:
    if "text" not in template:
        return {"folder": {"childCount": 0}}
    size = len(template["text"].encode())
    return {"size": size, "file": {"mimeType": template["kind"]}}
