"""A web application that tells which process answers."""

import os

from config.processes import fair_worker

fair_worker.PATIENCE = (
    0.2  # seconds; where tests run side by side, nobody comes within two milliseconds
)


def application(environ, start_response):
    start_response("200 OK", [("Content-Type", "text/plain")])
    return [str(os.getpid()).encode()]
