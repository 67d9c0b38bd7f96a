"""Light or dark, as somebody chose."""

import pytest

GROUND = "getComputedStyle(document.body).backgroundColor"


@pytest.mark.parametrize("scripts", [True, False])
def test_a_choice_stays_on_every_page_and_goes_back_to_the_system(new_context, scripts):
    context = new_context(color_scheme="light", java_script_enabled=scripts)
    page = context.new_page()
    page.goto("/")
    light = page.evaluate(GROUND)

    page.get_by_role("button", name="Dark").click()
    assert page.evaluate(GROUND) != light
    page.goto("/accounts/login/")
    assert page.evaluate(GROUND) != light
    later = context.new_page()
    later.goto("/")
    assert later.get_by_role("button", name="Dark").get_attribute("aria-pressed") == "true"

    later.get_by_role("button", name="System").click()
    assert later.evaluate(GROUND) == light


def test_the_docs_follow_the_choice(page):
    page.goto("/")
    page.get_by_role("button", name="Dark").click()

    page.goto("/docs")

    assert page.locator("html").get_attribute("data-theme") == "dark"
