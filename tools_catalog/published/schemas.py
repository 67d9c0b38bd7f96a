"""What breaks when a schema changes. What callers send may not be narrowed, what they are answered not widened."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from tools_catalog.published.change import Change
from tools_catalog.published.reading import Schema, types_of, values_of, whole, wordless

UPPER, LOWER = ("maximum", "maxLength", "maxItems"), ("minimum", "minLength", "minItems")
SAME = ("pattern", "format", "additionalProperties")


@dataclass(frozen=True)
class Comparison:
    """One schema in two documents; `sent` says that callers write it, else they read it."""

    before: Schema
    after: Schema
    where: str
    sent: bool
    inside: frozenset[tuple[str, str]] = frozenset()  # what led here: a schema may hold itself

    def changes(self, old: Any, new: Any) -> Iterator[Change]:
        """Yield every breaking change from one schema to the other, members of members included."""
        names = (reference(old), reference(new))
        if all(names) and names in self.inside:
            return
        within = replace(self, inside=self.inside | {names})
        yield from within.here(whole(self.before, old), whole(self.after, new))

    def at(self, where: str) -> "Comparison":
        return replace(self, where=where)

    def here(self, old: Schema, new: Schema) -> Iterator[Change]:
        yield from self.types(old, new)
        yield from self.values(old, new)
        yield from self.alternatives(old, new)
        yield from self.limits(old, new) if self.sent else ()
        yield from self.members(old, new)
        if isinstance(old.get("items"), dict) and isinstance(new.get("items"), dict):
            yield from self.at(f"{self.where}[]").changes(old["items"], new["items"])

    def types(self, old: Schema, new: Schema) -> Iterator[Change]:
        wider, narrower = (old, new) if self.sent else (new, old)
        must, may = types_of(wider), types_of(narrower)
        if may is not None and (must is None or must - may):
            lost = sorted(must - may) if must else ["any type"]
            yield Change(
                "narrowed type" if self.sent else "widened type",
                f"{self.where} ({', '.join(lost)})",
            )

    def values(self, old: Schema, new: Schema) -> Iterator[Change]:
        """Programs compare with values, and thus none may go; where any was taken, none may be asked for."""
        had, has = values_of(old), values_of(new)
        for value in [] if has is None else had or []:
            if value not in has:
                yield Change("removed enum value", f"{self.where} ({value})")
        if self.sent and had is None and has is not None:
            yield Change("narrowed type", f"{self.where} (to an enum)")

    def alternatives(self, old: Schema, new: Schema) -> Iterator[Change]:
        for word in ("anyOf", "oneOf"):
            had, has = wordless(old.get(word, [])), wordless(new.get(word, []))
            kept, among = (had, has) if self.sent else (has, had)
            if among and any(each not in among for each in kept):
                yield Change("changed alternatives", f"{self.where} ({word})")

    def limits(self, old: Schema, new: Schema) -> Iterator[Change]:
        lower = any(name in new and new[name] < old.get(name, float("inf")) for name in UPPER)
        higher = any(name in new and new[name] > old.get(name, float("-inf")) for name in LOWER)
        other = any(new.get(name) not in (None, True, old.get(name)) for name in SAME)
        if lower or higher or other:
            yield Change("narrowed limit", self.where)

    def members(self, old: Schema, new: Schema) -> Iterator[Change]:
        had, has = old.get("properties", {}), new.get("properties", {})
        must, musts = set(old.get("required", ())), set(new.get("required", ()))
        for name in sorted(had.keys() - has.keys()):
            yield Change("removed member", f"{self.where}.{name}")
        for name in sorted((musts - must) if self.sent else (must - musts) & has.keys()):
            yield Change(
                "new required member" if self.sent else "member not always there",
                f"{self.where}.{name}",
            )
        for name in sorted(had.keys() & has.keys()):
            yield from self.at(f"{self.where}.{name}").changes(had[name], has[name])


def reference(schema: Any) -> str:
    """Return the name a schema refers to, or nothing."""
    return schema.get("$ref", "") if isinstance(schema, dict) else ""
