"""What must hold of a page that is open, whatever it is about."""

from pathlib import Path

from axe_playwright_python.sync_playwright import Axe

GEOMETRY = Path(__file__).with_name("geometry.js").read_text()
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]
OPTIONS = {
    "runOnly": {"type": "tag", "values": RULES},
    "resultTypes": ["violations"],
    "preload": False,  # it reads styles anew, with inline styles that our policy forbids
}
RING = """() => {
    const focused = document.activeElement, style = getComputedStyle(focused);
    const box = focused.getBoundingClientRect();
    const inView = box.bottom > 0 && box.right > 0 && box.top < innerHeight && box.left < innerWidth;
    const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
    return focused === document.body ? "nothing has the focus"
        : !inView ? `out of view: ${focused.outerHTML.slice(0, 80)}`
        : ring ? "" : `no ring: ${focused.outerHTML.slice(0, 80)}`;
}"""
ACTIONS = """() => [...document.querySelectorAll("main a[href], main button")]
    .filter((e) => e.checkVisibility({visibilityProperty: true}))
    .filter((e) => !e.matches("[data-copy] + button, [data-ask]"))
    .map((e) => (e.getAttribute("aria-label") || e.textContent).trim().replace(/\\s+/g, " "))"""


def misplaced(page, wide=""):
    """Return what is cut off, too small to hit, or wider than the window."""
    return page.evaluate(GEOMETRY, wide)


def inaccessible(page):
    """Return what axe finds against WCAG 2.2 AA, with the elements."""
    found = Axe().run(page, options=OPTIONS).response["violations"]
    return [
        f"axe {rule['id']}: {node['target']} {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        for node in rule["nodes"][:4]
    ]


def ringless(page, steps=2):
    """Return which of the first elements that take the focus do not show that they have it."""
    found = []
    for _ in range(steps):
        page.keyboard.press("Tab")
        found.append(page.evaluate(RING))
    page.evaluate("document.activeElement.blur()")
    return [problem for problem in found if problem]


def actions(page):
    """Return the words of every link and button of the content."""
    return page.evaluate(ACTIONS)
