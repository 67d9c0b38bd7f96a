"""The web server without anything beside it, for containers and units that supervise by themselves."""

import os
from typing import NoReturn

from django.conf import settings

from config.processes.checks import check_system
from config.processes.lineup import web_command
from config.processes.migrations import refuse_old_schema, release_database
from config.processes.ports import claim


def become_web() -> NoReturn:
    """Turn this very process into the web server: signals reach it, and its end is ours.

    Raises one of `startup.STOPPERS` where it could not serve. Several may start at once: none migrates.
    """
    listener = claim(settings.HOST, settings.PORT, "PORT")
    refuse_old_schema()
    check_system()
    release_database()
    listener.set_inheritable(True)
    command = web_command(listener)
    os.chdir(settings.BASE_DIR)
    os.execv(command[0], command)  # noqa: S606 - our own interpreter
