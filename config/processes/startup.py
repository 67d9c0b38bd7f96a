"""Start everything an installation consists of, in order."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager

from django.conf import settings

from config.processes import lineup
from config.processes.migrations import migrate_if_needed
from config.processes.output import Output
from config.processes.ports import AddressUnusable, PortTaken, claim, ensure_free
from config.processes.readiness import wait_until_ready
from config.processes.supervisor import Supervisor, VitalChildEnded

# What one sentence explains better than a traceback.
STOPPERS = (PortTaken, AddressUnusable, VitalChildEnded)


@contextmanager
def everything_running(output: Output, say: Callable[[str], None]) -> Iterator[Supervisor]:
    """Claim the ports, migrate, start the processes and wait for them; stop them in the end."""
    with closing(claim(settings.HOST, settings.PORT, "PORT")) as listener:
        if settings.SANDBOX_ON:
            ensure_free("127.0.0.1", settings.SANDBOX_PORT, "SANDBOX_PORT")
        migrate_if_needed(say)
        with Supervisor(output, say) as supervisor:
            if settings.SANDBOX_ON:
                supervisor.start(lineup.sandbox())
            supervisor.start(lineup.web(listener), lineup.worker())
            # The web server has its own hold on the port; ours would keep it open after its end.
            listener.close()
            wait_until_ready(supervisor, say)
            yield supervisor
