"""What systemd and Docker do: a service that ended starts again."""

import threading

from bench.faults.stage import Stage


def keep_running(stage: Stage) -> None:
    """Start again what ends, until the stage is over."""
    while not stage.is_over.wait(0.2):
        for service in list(stage.services.values()):
            if not stage.is_over.is_set():
                service.look()


def supervise(stage: Stage) -> None:
    """Do so in a thread that ends with the stage."""
    thread = threading.Thread(target=keep_running, args=(stage,), daemon=True)
    thread.start()
    stage.stack.callback(thread.join)
    stage.stack.callback(stage.is_over.set)
