"""A person who has no mouse."""

MOST_STOPS = 80
NAME = """() => {
    const here = document.activeElement;
    const label = here.labels && here.labels[0];
    return (here.ariaLabel || (label ? label.innerText : here.innerText) || "").trim();
}"""


class Keyboard:
    """Reaches everything with Tab, by the name that is read out."""

    def __init__(self, page):
        self.page = page

    @property
    def here(self):
        return self.page.evaluate(NAME)

    def go_to(self, name):
        """Press Tab until that name has the focus."""
        for _ in range(MOST_STOPS):
            if self.here.startswith(name):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"Tab never reaches {name!r} on {self.page.url}")

    def type(self, name, text):
        self.go_to(name)
        self.page.keyboard.type(text)

    def press(self, name):
        """Follow a link or press a button; whatever page comes then is loaded."""
        self.go_to(name)
        with self.page.expect_navigation():
            self.page.keyboard.press("Enter")

    def choose(self, name):
        """Go up and down among the choices of the group that has the focus."""
        for _ in range(MOST_STOPS):
            if self.here.startswith(name):
                return
            self.page.keyboard.press("ArrowUp")
        raise AssertionError(f"The arrows never reach {name!r} on {self.page.url}")
