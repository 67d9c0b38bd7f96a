"""Find the fake providers: one folder each in `sandbox/fakes/`, nothing is registered."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from sandbox import fakes
from sandbox.fake import Fake


@cache
def all_fakes() -> dict[str, Fake]:
    """Return every fake provider by its slug."""
    found = (
        import_module(f"sandbox.fakes.{module.name}") for module in iter_modules(fakes.__path__)
    )
    return {module.FAKE.slug: module.FAKE for module in found}
