"""What a person reads on a page."""


def heading(page):
    return page.get_by_role("heading", level=1).inner_text()


def words(page):
    """Return what the page says, without its head and foot, in one line."""
    return " ".join(page.locator("main").inner_text().split())


def notice(page):
    """Return what the page says of what was just done."""
    return " ".join(page.locator(".banner").first.inner_text().split())


def fits(page):
    """Say whether nobody has to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth <= innerWidth")
