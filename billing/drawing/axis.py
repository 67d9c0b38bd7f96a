"""Round numbers for the axis of a chart. Pure."""

STEPS = (1, 2, 5)  # of each power of ten: what an axis may count in
MOST_INTERVALS = 4
UNITS = ((10**9, "B"), (10**6, "M"), (10**3, "k"))


def axis(most: int) -> tuple[int, int]:
    """Return the top of the axis and the step of its lines: round numbers, at most four steps."""
    power = 1
    while True:
        for factor in STEPS:
            step = factor * power
            if most <= step * MOST_INTERVALS:
                return max(step, -(-most // step) * step), step
        power *= 10


def short(number: int) -> str:
    """Say a round number in few characters: 500, 1.5k, 20M."""
    for size, unit in UNITS:
        if number >= size:
            return f"{number / size:g}{unit}"
    return str(number)
