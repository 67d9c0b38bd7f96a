"""What a backup says of itself, so that it can be judged before anything is changed."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from hmac import compare_digest

from config.backup import keys
from config.backup.refusal import Refused

FORM = 1  # of the data file; a reader refuses what is newer


@dataclass(frozen=True)
class Manifest:
    """The facts of a data file."""

    version: str  # of Patchbay
    made_at: str  # ISO 8601, UTC
    engine: str  # sqlite or postgresql
    migrations: list[str]  # app.name of each that is applied
    marks: dict[str, list[str]]  # of the keys it needs, by setting; the first encryption key signs
    files: dict[str, str]  # SHA-256 of each member of the archive
    form: int = FORM

    def text(self) -> bytes:
        return json.dumps(asdict(self), indent=1).encode()

    @classmethod
    def read(cls, text: bytes) -> "Manifest":
        """Return the manifest; Refused where it cannot be understood."""
        try:
            facts = json.loads(text)
            if facts["form"] > FORM:
                raise Refused(f"A newer Patchbay ({facts['version']}) made this backup: use that.")
            manifest = cls(**facts)
            if not all(manifest.marks[name] for name in keys.NEEDED):
                raise ValueError("it needs no keys")
            return manifest
        except (ValueError, TypeError, KeyError) as exc:
            raise Refused("The backup is damaged: its manifest cannot be read.") from exc

    def sign(self, own_keys: Mapping[str, str]) -> str:
        return keys.signature(own_keys, self.marks[keys.ENCRYPTION][0], self.text())

    def refuse_other_keys(self, given: Mapping[str, str]) -> None:
        """Refuse keys that do not open the data."""
        if lacking := keys.lacking(given, self.marks):
            raise Refused(
                f"The keys file does not belong to this backup: it lacks {', '.join(lacking)}."
            )

    def refuse_altered(self, given: Mapping[str, str], signature: bytes) -> None:
        """Refuse a manifest that is not the one these keys signed."""
        # As bytes: a damaged one may hold what compare_digest takes in no text.
        if not compare_digest(self.sign(given).encode(), signature):
            raise Refused("The backup is damaged: its manifest was altered.")

    def refuse_newer(self, version: str, known: Iterable[str]) -> None:
        """Refuse what code of this version, with these migrations, does not understand."""
        unknown = sorted(set(self.migrations) - set(known))
        if unknown or numbers(self.version) > numbers(version):
            what = f" (it knows {unknown[0]})" if unknown else ""
            raise Refused(
                f"Patchbay {self.version} made this backup{what}; this is {version}. "
                "Restore it with that version or a newer one."
            )


def numbers(version: str) -> tuple[int, ...]:
    """Return `0.10.2` as numbers that compare."""
    return tuple(int(part) for part in version.split("."))
