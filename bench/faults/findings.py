"""What a run found: figures that are told, and checks that pass or do not."""

from dataclasses import dataclass, field


@dataclass
class Findings:
    """Lines as they are printed, and how many checks failed."""

    lines: list[str] = field(default_factory=list)
    failed: int = 0

    def tell(self, what: str, figure: str) -> None:
        """Add a figure that is neither good nor bad."""
        self.add("      ", what, figure)

    def check(self, what: str, wanted: object, found: object, examples: object = ()) -> None:
        """Add a figure that has to be what is wanted; examples are shown of one that is not."""
        is_good = wanted == found
        self.failed += not is_good
        text = str(found) if is_good else f"{found}, not {wanted}: {examples}"
        self.add("ok    " if is_good else "WRONG ", what, text)

    def check_most(self, what: str, most: float, found: float | None, unit: str = "s") -> None:
        """Add a figure that may be so high at most; None is one that never came."""
        is_good = found is not None and found <= most
        self.failed += not is_good
        text = "never" if found is None else f"{found:.1f} {unit}"
        self.add("ok    " if is_good else "WRONG ", what, f"{text} (at most {most:.1f} {unit})")

    def add(self, mark: str, what: str, figure: str) -> None:
        self.lines.append(f"{mark}{what}: {figure}")
        print(self.lines[-1], flush=True)
