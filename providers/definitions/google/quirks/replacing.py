"""Texts that are replaced wherever they stand, in documents and presentations alike."""

from typing import Any


def replacement(arguments: dict[str, Any]) -> dict[str, Any]:
    """Google takes what to look for as an object, and every change within a batch."""
    looked_for = {"text": arguments["containsText"], "matchCase": arguments["matchCase"]}
    change = {"containsText": looked_for, "replaceText": arguments["replaceText"]}
    if pages := arguments.get("pageObjectIds"):
        change["pageObjectIds"] = pages
    return {"requests": [{"replaceAllText": change}]}


def occurrences(body: dict[str, Any]) -> dict[str, int]:
    """Google leaves the number out where nothing was found."""
    replies = [
        each["replaceAllText"] for each in body.get("replies", []) if "replaceAllText" in each
    ]
    if not replies:
        return {}
    return {"occurrencesChanged": sum(each.get("occurrencesChanged", 0) for each in replies)}
