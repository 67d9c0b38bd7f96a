"""Read a consent page and press its button, as a person would."""

from dataclasses import dataclass, field
from html.parser import HTMLParser


@dataclass
class ConsentForm(HTMLParser):
    """The form of a page: where it goes, what it sends, what its heading says."""

    action: str = ""
    heading: str = ""
    fields: list[tuple[str, str]] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    reading: str = ""

    def __post_init__(self) -> None:
        super().__init__()

    @classmethod
    def read(cls, html: str) -> "ConsentForm":
        """Return the form of this page."""
        form = cls()
        form.feed(html)
        return form

    def allow(self) -> list[tuple[str, str]]:
        """Return what a browser would send after a click on Allow."""
        pressed = [button for button in self.buttons if button[1].startswith("allow")]
        return [*self.fields, *pressed[:1]]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        if tag == "form":
            self.action = found.get("action") or ""
        elif tag == "input" and found.get("name") and _is_sent(found):
            self.fields.append((found["name"], found.get("value") or ""))
        elif tag == "button" and found.get("name"):
            self.buttons.append((found["name"], found.get("value") or ""))
        self.reading = tag

    def handle_data(self, data: str) -> None:
        if self.reading == "h1" and not self.heading:
            self.heading = data.strip()


def _is_sent(found: dict[str, str | None]) -> bool:
    """Tell whether a browser would send this input."""
    kind = found.get("type") or "text"
    if "disabled" in found or kind in {"submit", "button"}:
        return False
    return kind not in {"checkbox", "radio"} or "checked" in found
