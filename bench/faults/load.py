"""What every run under load begins with: all services, connected accounts, a receiver of webhooks, and callers."""

from dataclasses import dataclass
from typing import Any

from bench.faults import starting
from bench.faults.asking import ask
from bench.faults.receiver import Receiver
from bench.faults.stage import RECEIVER, Stage
from bench.faults.supervising import supervise
from bench.faults.traffic import PACE, Traffic


@dataclass(frozen=True)
class Load:
    """Callers at work; `given` is what they began with: the key, and of each account name, token and grant."""

    given: dict[str, Any]
    receiver: Receiver
    traffic: Traffic


def begin(
    stage: Stage, accounts: int, lifetime: int, callers: int, seed: int, pace: float = PACE
) -> Load:
    """Start everything and let the callers work; access tokens live so many seconds."""
    given = prepared(stage, accounts, lifetime)
    receiver = Receiver(stage.port(RECEIVER))
    stage.stack.callback(receiver.stop)
    names = [row[0] for row in given["accounts"]]
    return Load(given, receiver, Traffic(stage.web_url, given["key"], names, callers, seed, pace))


def prepared(stage: Stage, accounts: int, lifetime: int) -> dict[str, Any]:
    """Start everything and connect the accounts; return the key and the rows."""
    starting.start_postgres(stage)
    starting.start_redis(stage)
    starting.start_sandbox(stage)
    habits = {"rotate_refresh_tokens": True, "access_token_lifetime": lifetime}
    order = {"slug": "google", "number": accounts, "habits": habits}
    grants = ask(stage, "grants", order, of_sandbox=True)
    hook = f"http://127.0.0.1:{stage.port(RECEIVER)}/hook"
    order = {"slug": "google", "grants": grants, "lifetime": lifetime, "hook": hook}
    given = ask(stage, "accounts", order)
    starting.start_product(stage)
    supervise(stage)
    return given
