"""Every page in every state: at three widths, in light and dark, with and without scripts."""

import os

import pytest

from tests.browser.illustrations import ILLUSTRATION, ILLUSTRATIONS
from tests.browser.people import log_in
from tests.browser.screenshots import WEIGHT
from tests.browser.soundness import actions, inaccessible, misplaced, ringless
from tests.browser.states import STATES
from tests.browser.states.state import Ground
from tests.browser.weighing import Scale

# So that it ends in time there, every ninth state alone is opened once more without scripts, every third is examined in
# the dark, of those alike every third is looked at, and nobody takes pictures.
IN_CI = bool(os.environ.get("CI"))
LOOKED_AT = [s for at, s in enumerate(STATES) if not (IN_CI and s.alike and at % 3)]
WIDTHS = {1200: 800, 768: 1024, 380: 780}
WIDE_LIGHT, NARROW_DARK = (1200, "light"), (380, "dark")
# Light first and then dark, so that each width is set twice and nothing is loaded again.
LOOKS = [(width, scheme) for scheme in ("light", "dark") for width in WIDTHS]
AT_REST = "Promise.allSettled(document.getAnimations().map((each) => each.finished)).then(() => 0)"
# The others are for pictures.
CHECKED = [at for at in LOOKS if at[1] == "light" or at == NARROW_DARK]


@pytest.fixture
def visit(server, new_context, settings, monkeypatch):
    """Return what opens a state for somebody new, and gives the page with the status it came with."""

    def open_state(state, **options):
        context = new_context(viewport={"width": 1200, "height": 800}, **options)
        page = context.new_page()
        page.documents = []
        page.scale = Scale(page)
        page.on("response", lambda answer: note_document(page, answer))
        user = state.by() if state.by else None
        if user:
            log_in(context, server.origin, user, state.ago)
        row = state.rows(Ground(user, settings, monkeypatch)) if state.rows else None
        page.goto(state.path.format(row=row, user=user))
        if state.act:
            state.act(page, row)
        page.wait_for_load_state()
        return page

    return open_state


def note_document(page, answer):
    if answer.request.is_navigation_request() and answer.frame == page.main_frame:
        page.documents.append(answer.status)


@pytest.fixture(scope="session")
def pictures(pytestconfig):
    folder = pytestconfig.getoption("--screenshots")
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@pytest.mark.parametrize("state", LOOKED_AT, ids=lambda state: state.slug)
def test_a_page_is_sound(visit, state, pictures):
    page = visit(state)

    found = [*first_look(page, state), *problems(page, state, pictures)]
    if state.without_scripts and (not IN_CI or STATES.index(state) % 9 == 0):
        found += differences(visit, state, page)

    assert not found, "\n".join(found)


def first_look(page, state):
    """Return what is wrong with the answer itself: its status, its weight."""
    status, weight = page.documents[-1], page.scale.kilobytes
    if status != state.status:
        yield f"status {status} instead of {state.status}"
    if weight > state.loaded and not state.act:
        yield f"{weight:.1f} kB instead of {state.loaded}"


def problems(page, state, pictures):
    """Look at the page from all sides; return what is wrong, with where."""
    found = [f"focus: {problem}" for problem in ringless(page)]
    folder = pictures / state.slug
    folder.mkdir(exist_ok=True)
    (folder / WEIGHT).write_text(f"{page.scale.kilobytes:.1f} kB")
    for width, scheme in CHECKED if IN_CI else LOOKS:
        page.set_viewport_size({"width": width, "height": WIDTHS[width]})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(AT_REST)  # colours on their way from light to dark are neither
        seen = look(page, state, (width, scheme))
        found += [f"{width} {scheme}: {problem}" for problem in seen]
        if not IN_CI:
            page.screenshot(path=folder / f"{width}-{scheme}.png", full_page=True, scale="css")
    if state.name in ILLUSTRATIONS.values():
        illustrate(page, folder)
    return found


def illustrate(page, folder):
    """Take the picture that the docs show: what is seen without scrolling."""
    page.set_viewport_size({"width": 1200, "height": 900})
    page.emulate_media(color_scheme="light")
    page.screenshot(path=folder / ILLUSTRATION, scale="css")


def look(page, state, at):
    seen = misplaced(page, state.wide) if at[1] == "light" else []
    return seen + (inaccessible(page) if at in examined(state) else [])


def examined(state):
    """Return how the page looks when it is examined by axe, which takes longer than all else."""
    in_the_dark = not IN_CI or STATES.index(state) % 3 == 0
    return (WIDE_LIGHT, NARROW_DARK) if in_the_dark else (WIDE_LIGHT,)


def differences(visit, state, page):
    """Return what somebody without scripts does not find on the page."""
    page.set_viewport_size({"width": 1200, "height": WIDTHS[1200]})
    plain = visit(state, java_script_enabled=False)
    same = plain.locator("h1").all_inner_texts() == page.locator("h1").all_inner_texts()
    missing = set(actions(page)) - set(actions(plain))
    return [*([] if same else ["another heading"]), *(f"without scripts: {m}" for m in missing)]
