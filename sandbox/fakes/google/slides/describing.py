"""Slides as the API describes them."""

WIDTH, HEIGHT = 9_144_000, 5_143_500
MASTER_ID, LAYOUT_ID = "simple-light-2", "simple-light-2_title-only"


def _size(width: int, height: int) -> dict:
    lengths = {"width": width, "height": height}
    return {name: {"magnitude": each, "unit": "EMU"} for name, each in lengths.items()}


PAGE_SIZE = _size(WIDTH, HEIGHT)
MASTER = {
    "objectId": MASTER_ID,
    "pageType": "MASTER",
    "masterProperties": {"displayName": "Simple Light"},
}
LAYOUT = {
    "objectId": LAYOUT_ID,
    "pageType": "LAYOUT",
    "layoutProperties": {
        "masterObjectId": MASTER_ID,
        "name": "TITLE_ONLY",
        "displayName": "Title only",
    },
}


def slide(kept: dict) -> dict:
    """Return a slide with its shapes."""
    properties = {"layoutObjectId": LAYOUT_ID, "masterObjectId": MASTER_ID}
    return {
        "objectId": kept["id"],
        "pageElements": [_shape(each) for each in kept["shapes"]],
        "slideProperties": properties,
    }


def _shape(kept: dict) -> dict:
    shape = {"shapeType": "TEXT_BOX", "placeholder": {"type": "TITLE"}}
    place = {"scaleX": 1, "scaleY": 1, "translateX": 311_700, "translateY": 445_025, "unit": "EMU"}
    return {
        "objectId": kept["id"],
        "size": _size(8_520_600, 572_700),
        "transform": place,
        "shape": shape | ({"text": _text(kept["text"])} if kept["text"] else {}),
    }


def _text(text: str) -> dict:
    """Return a text's elements; each paragraph begins with a marker."""
    elements, at = [], 0
    for line in f"{text}\n".splitlines(keepends=True):
        where = ({"startIndex": at} if at else {}) | {"endIndex": at + len(line)}
        elements.append(where | {"paragraphMarker": {"style": {"direction": "LEFT_TO_RIGHT"}}})
        elements.append(where | {"textRun": {"content": line, "style": {}}})
        at += len(line)
    return {"textElements": elements}
