"""A person who follows a connect link."""


def go_on(page, link):
    """Open the link and go on to the provider."""
    page.goto(link)
    page.get_by_role("link", name="Continue to").click()


def allow(page, person="Mara"):
    """Sign in at the provider as one of its people, and allow everything."""
    page.get_by_label(person).check()
    page.get_by_role("button", name="Allow").click()


def deny(page):
    page.get_by_role("button", name="Deny").click()
