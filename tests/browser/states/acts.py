"""What people do on a page before it is in its state."""


def press(words=""):
    """Return what presses the button with these words, or the last of the content's forms."""

    def act(page, _row):
        # What browsers themselves ask for must not keep the server's own answer from being seen.
        page.evaluate(
            "document.querySelectorAll('form').forEach((form) => { form.noValidate = true })"
        )
        if words:
            page.get_by_role("button", name=words, exact=True).last.click()
        else:
            page.locator("main form button.button").last.click()

    return act


def fill(words="", **fields):
    """Return what fills in fields by their names, and presses a button."""

    def act(page, row):
        for name, value in fields.items():
            text = value(row) if callable(value) else value
            page.locator(f"main [name={name}]:not([type=hidden])").last.fill(text)
        press(words)(page, row)

    return act


def choose(name, value, words=""):
    """Return what ticks one of several, and presses a button."""

    def act(page, row):
        page.locator(f"main [name={name}][value='{value}']").check()
        press(words)(page, row)

    return act
