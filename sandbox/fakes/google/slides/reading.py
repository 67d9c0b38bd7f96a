"""From a text to slides and back: a slide for every line."""

import secrets


def read(text: str) -> dict:
    """Return a presentation's content; its slides have the same ids every time."""
    lines = [line for line in text.splitlines() if line.strip()] or [""]
    slides = [new_slide(f"slide_{number}", line) for number, line in enumerate(lines, 1)]
    return {"slides": slides}


def new_slide(slide_id: str, title: str = "") -> dict:
    """Return a slide with a place for its title."""
    return {"id": slide_id, "shapes": [{"id": f"{slide_id}_title", "text": title}]}


def new_id() -> str:
    """Return an id as Slides makes them."""
    return f"SLIDES_API{secrets.randbelow(10**10)}_0"


def text_of(content: dict) -> str:
    """Return the text of all slides."""
    shapes = [shape for slide in content["slides"] for shape in slide["shapes"]]
    return "\n".join(shape["text"] for shape in shapes if shape["text"])
