"""Name a browser and its system, as far as they say it themselves."""

# In this order: Edge calls itself Chrome as well, and Chrome calls itself Safari.
BROWSERS = (
    ("Edg", "Edge"),
    ("OPR/", "Opera"),
    ("Firefox/", "Firefox"),
    ("FxiOS/", "Firefox"),
    ("CriOS/", "Chrome"),
    ("Chrome/", "Chrome"),
    ("Safari/", "Safari"),
)
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "macOS"),
    ("CrOS", "ChromeOS"),
    ("Linux", "Linux"),
)
LONGEST = 60  # characters of an unknown name


def device_of(user_agent: str) -> str:
    """Return words such as `Firefox on Windows`, or what it says of itself."""
    browser = first_in(BROWSERS, user_agent)
    system = first_in(SYSTEMS, user_agent)
    named = " on ".join(filter(None, (browser, system)))
    return named or user_agent[:LONGEST] or "Unnamed program"


def first_in(known: tuple[tuple[str, str], ...], user_agent: str) -> str:
    return next((name for mark, name in known if mark in user_agent), "")
