"""How well a colour is seen on our two grounds (WCAG 2.2, 1.4.11)."""

GROUNDS = {"light": "#FFFFFF", "dark": "#101315"}
LEAST = 3.0


def luminance(color: str) -> float:
    """Return the relative luminance of `#RRGGBB`, from 0 to 1."""
    red, green, blue = (linear(int(color[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def ratio(one: str, other: str) -> float:
    """Return the contrast of two colours, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def problems_of(color: str) -> list[str]:
    """Say on which grounds a colour is hard to see, with its contrast there."""
    ratios = {name: ratio(color, ground) for name, ground in GROUNDS.items()}
    # Cut, not rounded: what is refused must not read as enough.
    return [
        f"On our {name} pages its contrast is {int(found * 100) / 100:.2f}:1. It takes 3:1."
        for name, found in ratios.items()
        if found < LEAST
    ]
