"""Read a page as a browser's rules for it do."""

from html.parser import HTMLParser

VOID = {"input", "meta", "link", "br", "hr", "img", "wbr"}


class Page(HTMLParser):
    """What a page is made of: its elements with attributes, its title, its visible text but for the foot of all pages."""

    def __init__(self, response):
        super().__init__()
        self.elements, self.title, self._open, self._words = [], "", [], []
        self.feed(response.content.decode())
        self.text = " ".join("".join(self._words).split())

    def handle_starttag(self, tag, attrs):
        self.elements.append((tag, dict(attrs)))
        self._words.append("" if tag == "wbr" else " ")
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag):
        self._words.append(" ")
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data):
        here = self._open[-1] if self._open else ""
        if here == "title":
            self.title += "" if "svg" in self._open else data
        elif here not in {"script", "style"} and "footer" not in self._open:
            self._words.append(data)

    def all(self, tag):
        """Return the attributes of every element of a kind."""
        return [attrs for name, attrs in self.elements if name == tag]

    def value(self, name):
        """Return the value of a form field."""
        fields = self.all("input") + self.all("textarea") + self.all("select")
        return next(field for field in fields if field.get("name") == name).get("value")

    def checked(self, name):
        """Return the values of the boxes that are ticked."""
        boxes = [box for box in self.all("input") if box.get("name") == name]
        return [box.get("value", "on") for box in boxes if "checked" in box]

    @property
    def ids(self):
        return [attrs["id"] for _, attrs in self.elements if "id" in attrs]
