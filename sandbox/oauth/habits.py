"""Read and switch a provider's habits."""

from dataclasses import asdict, fields, replace

from sandbox.fake import Fake, Habits
from sandbox.models import Switches
from sandbox.shapes import fits

# Words that providers use for the same switch.
ALIASES = {"token_rotation": "expiring_tokens"}
LISTS = {"client_auth"}
SHAPES = {
    "client_auth": [str],
    "pkce": str,
    "code_lifetime": int,
    "expiring_tokens": bool,
    "access_token_lifetime": int,
    "refresh_token_lifetime": int,
    "rotate_refresh_tokens": bool,
    "send_iss": bool,
}


def habits_of(fake: Fake) -> Habits:
    """Return the habits a provider has at this moment."""
    changed = Switches.objects.filter(provider=fake.slug).values_list("habits", flat=True).first()
    return replace(fake.oauth.habits, **_as_fields(changed or {}))


def change_habits(fake: Fake, changes: dict) -> Habits:
    """Switch some habits; names that do not exist are a ValueError."""
    changes = {ALIASES.get(name, name): value for name, value in changes.items()}
    known = {field.name for field in fields(Habits)}
    if unknown := set(changes) - known:
        raise ValueError(f"Unknown settings {sorted(unknown)}; there are {sorted(known)}")
    if wrong := [name for name in changes if not _is_sound(name, changes[name])]:
        raise ValueError(f"These settings do not take such values: {wrong}")
    switches, _ = Switches.objects.get_or_create(provider=fake.slug)
    Switches.objects.filter(pk=switches.pk).update(habits=switches.habits | changes)
    return habits_of(fake)


def as_json(habits: Habits) -> dict:
    """Return the habits as the control endpoint shows them."""
    return asdict(habits)


def _is_sound(name: str, value: object) -> bool:
    """Say whether a habit can have a value; only the life of a refresh token can be endless."""
    if value is None:
        return name == "refresh_token_lifetime"
    if name == "pkce":
        return value in ("ignored", "optional", "required")
    if name == "client_auth" and fits(value, [str]):
        return set(value) <= {"post", "basic"}
    return fits(value, SHAPES[name])


def _as_fields(changed: dict) -> dict:
    return {name: tuple(value) if name in LISTS else value for name, value in changed.items()}
