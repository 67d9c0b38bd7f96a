"""Run every check; those of the database only while it answers and has its tables."""

from collections.abc import Iterator, Mapping

from django.conf import settings
from django.utils.module_loading import import_string

from config.doctor.report import Examined, is_well
from config.findings import Check, Finding, problem

# What has to be well before anything else is asked of the database.
GATES = {
    "database": "config.doctor.database.reaches",
    "migrations": "config.doctor.database.migrations",
}


def examine() -> Iterator[Examined]:
    """Yield what is found, subject by subject."""
    yield from carried_out(settings.DOCTOR_CHECKS)
    for subject, where in GATES.items():
        found = list(carried_out({subject: where}))
        yield from found
        if not is_well(found):
            return
    yield from carried_out(settings.DOCTOR_DATABASE_CHECKS)


def carried_out(checks: Mapping[str, str]) -> Iterator[Examined]:
    """Run checks that are named by subject."""
    for subject, where in checks.items():
        for finding in findings(import_string(where)):
            yield subject, finding


def findings(check: Check) -> list[Finding]:
    """Return what a check finds; that it broke, by type only (a message may name hosts and passwords)."""
    try:
        return list(check())
    except Exception as exc:  # the examination goes on
        what = f"This could not be examined: {type(exc).__name__}."
        return [problem(what, "Mend what else is listed and ask again; then report it.")]
