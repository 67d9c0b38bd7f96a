"""Pictures of every state, and one page that shows them all."""

from html import escape
from pathlib import Path

INDEX, WEIGHT = "index.html", "weight.txt"
TOP = """<!doctype html><meta charset="utf-8"><title>Every page</title><style>
body{font:14px sans-serif;margin:16px}section{border-top:1px solid #ccc;padding:12px 0}
div{display:flex;gap:12px;overflow-x:auto;align-items:start}img{border:1px solid #ccc;height:420px}
</style><h1>Every page in every state</h1>"""


def write_index(folder: Path) -> None:
    """Write a page that shows the pictures in the folder, one row a state."""
    rows = []
    for state in sorted(path for path in folder.iterdir() if path.is_dir()):
        pictures = "".join(
            f'<a href="{state.name}/{each.name}"><img loading="lazy" alt="{escape(each.stem)}"'
            f' title="{escape(each.stem)}" src="{state.name}/{each.name}"></a>'
            for each in sorted(state.glob("*.png"))
        )
        rows.append(
            f"<section><h2>{escape(state.name)}, {weight_of(state)}</h2><div>{pictures}</div></section>"
        )
    (folder / INDEX).write_text(TOP + "".join(rows))


def weight_of(state: Path) -> str:
    kept = state / WEIGHT
    return kept.read_text() if kept.exists() else "not weighed"
