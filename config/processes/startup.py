"""Start everything an installation consists of, in order."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from socket import socket

from django.conf import settings

from config.processes import lineup
from config.processes.checks import Misconfigured, check_system
from config.processes.migrations import SchemaBehind, migrate_if_needed, release_database
from config.processes.output import Output
from config.processes.ports import AddressUnusable, PortTaken, claim, ensure_free
from config.processes.readiness import wait_until_ready
from config.processes.supervisor import Supervisor, VitalChildEnded
from config.processes.turns import DatabaseUnreachable

# What one sentence explains better than a traceback.
STOPPERS = (
    PortTaken,
    AddressUnusable,
    DatabaseUnreachable,
    SchemaBehind,
    Misconfigured,
    VitalChildEnded,
)


@contextmanager
def everything_running(output: Output, say: Callable[[str], None]) -> Iterator[Supervisor]:
    """Start what belongs together and wait until it is ready; stop it all in the end."""
    with closing(claim(settings.HOST, settings.PORT, "PORT")) as listener:
        if settings.SANDBOX_ON:
            ensure_free("127.0.0.1", settings.SANDBOX_PORT, "SANDBOX_PORT")
        with Supervisor(output, say) as supervisor:
            start_all(supervisor, listener, say)
            yield supervisor


def start_all(supervisor: Supervisor, listener: socket, say: Callable[[str], None]) -> None:
    """Start every process in the order that makes a start quick."""
    if settings.SANDBOX_ON:
        # It needs nothing of ours, so it can start while we look at the database.
        supervisor.start(lineup.sandbox())
    migrate_if_needed(say)
    check_system()
    release_database()
    supervisor.start(lineup.web(listener))
    # The web server has its own hold on the port; ours would keep it open after its end.
    listener.close()
    wait_until_ready(supervisor, say)
    supervisor.start(lineup.worker())
