"""Whether the encryption keys open what is stored, for `./run doctor`."""

from collections import Counter
from collections.abc import Iterator

from config.findings import Finding, advice, problem
from integrations.key_checks import unopened
from integrations.rotation import outdated_by_key
from integrations.sealed_places import columns


def check() -> Iterator[Finding]:
    """Try every key that was ever used here, and count what former keys still seal."""
    for key_id in unopened():
        yield problem(
            f"TOKEN_ENCRYPTION_KEYS lacks {key_id}, or has another under this name: what it sealed is lost.",
            "Put the former key back, behind the new one.",
        )
    former = sum((Counter(outdated_by_key(column)) for column in columns()), Counter())
    for key_id, number in sorted(former.items()):
        yield advice(f"{key_id} still seals {number} values.", "./run manage rotate_token_keys")
