"""The pages as files: what they should hold, which differ, and writing them."""

from pathlib import Path

from providers.registry import providers
from tools_catalog.reference.index import index_of
from tools_catalog.reference.page import page_of


def pages() -> dict[str, str]:
    """Return the text of every page by file name."""
    found = {f"{slug}.md": page_of(provider) for slug, provider in providers().items()}
    return found | {"README.md": index_of(providers().values())}


def differing(folder: Path) -> list[str]:
    """Return the names of files that are missing, stale, or of a provider that is gone."""
    wanted, there = pages(), {path.name: path.read_text() for path in folder.glob("*.md")}
    return sorted(
        name for name in wanted.keys() | there.keys() if wanted.get(name) != there.get(name)
    )


def write(folder: Path) -> None:
    """Write every page and remove those of providers that are gone."""
    folder.mkdir(parents=True, exist_ok=True)
    wanted = pages()
    for path in folder.glob("*.md"):
        if path.name not in wanted:
            path.unlink()
    for name, text in wanted.items():
        (folder / name).write_text(text)
