"""More blocks than one request to Notion may hold."""

import json
from typing import Any

from config.api.errors import ApiError
from providers.definitions.notion.api import MOST_CHILDREN
from providers.definitions.notion.quirks.asking import patch
from providers.filling import segment
from providers.spec import Call

Blocks = list[dict[str, Any]]

MOST_BYTES = 400_000  # Notion refuses requests of more than 500 kB


def batches(blocks: Blocks) -> list[Blocks]:
    """Part blocks so that each part fits into a request."""
    parts: list[Blocks] = []
    room = 0
    for block in blocks:
        size = len(json.dumps(block))
        if not parts or len(parts[-1]) == MOST_CHILDREN or size > room:
            parts.append([])
            room = MOST_BYTES
        parts[-1].append(block)
        room -= size
    return parts


def append_rest(block_id: str, results: Blocks, call: Call) -> tuple[Blocks, dict[str, Any]]:
    """Append what is left; return all that was added, and what the answer says of blocks left out.

    By now something is written: an error would invite to write it a second time.
    """
    path = f"/blocks/{segment('pageId', block_id)}/children"
    rest = call.notes.get("rest") or []
    for done, blocks in enumerate(rest):
        after = {"after": results[-1]["id"]} if call.arguments.get("after") and results else {}
        try:
            answer = call.send(patch(path, {"children": blocks, **after}, call))
        except ApiError as exc:
            count = sum(len(part) for part in rest[done:])
            return results, {"blocks_left_out": count, "left_out_because": str(exc)}
        results = results + answer.body["results"]
    return results, {}
