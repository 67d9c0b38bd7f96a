"""Which blocks there are, and what each of them holds."""

from sandbox.fakes.notion.answers import invalid
from sandbox.fakes.notion.texts import rich_text

TEXTS = (
    "paragraph",
    "heading_1",
    "heading_2",
    "heading_3",
    "bulleted_list_item",
    "numbered_list_item",
    "to_do",
    "quote",
    "code",
    "callout",
    "toggle",
)
HOLDERS = ("paragraph", "bulleted_list_item", "numbered_list_item", "to_do", "quote", "toggle")
LANGUAGES = ("python", "javascript", "typescript", "shell", "json", "sql", "yaml", "plain text")
DEEPEST = 2


def checked(given: object, place: str, depth: int) -> tuple[str, dict, list]:
    """Return kind, content and inner blocks of a block that is sent, or refuse it."""
    if not isinstance(given, dict):
        raise invalid(f"body failed validation: {place} should be an object.")
    kind = next((name for name in (*TEXTS, "divider") if name in given), "")
    if not kind or given.get("type", kind) != kind or not isinstance(given[kind], dict):
        raise invalid(f"body failed validation: {place} should be a known block.")
    if kind == "divider":
        return kind, {}, []
    inner = _inner(given[kind], kind, f"{place}.{kind}", depth)
    return kind, _content(kind, given[kind], f"{place}.{kind}"), inner


def _content(kind: str, given: dict, place: str) -> dict:
    content = {"rich_text": rich_text(given.get("rich_text"), f"{place}.rich_text")}
    if kind == "to_do":
        return content | {"checked": bool(given.get("checked")), "color": "default"}
    if kind == "code":
        language = given.get("language", "plain text")
        if language not in LANGUAGES:
            raise invalid(f"body failed validation: {place}.language is not a known language.")
        return content | {"language": language, "caption": []}
    return content | {"color": "default"}


def _inner(given: dict, kind: str, place: str, depth: int) -> list:
    inner = given.get("children", [])
    if inner and (depth >= DEEPEST or kind not in HOLDERS or not isinstance(inner, list)):
        raise invalid(f"body failed validation: {place}.children should be not present.")
    return inner
