"""Every secret of the whole run is remembered, and every log line is held against them at the end.

# promise 123
"""

import logging
import re

import pytest

WORD = re.compile(r"[\w\-.~+/=%]{8,}")


class Listener(logging.Handler):
    """Keeps the words of all log lines, as they would be written."""

    def __init__(self) -> None:
        super().__init__(logging.DEBUG)
        self.words: set[str] = set()
        self.lines = 0

    def emit(self, record: logging.LogRecord) -> None:
        self.lines += 1
        self.words.update(WORD.findall(self.format(record)))


class LogCanary:
    """Listens to logs and to the places at which secrets come into being."""

    def __init__(self) -> None:
        self.listener, self.secrets = Listener(), set()

    def pytest_sessionstart(self) -> None:
        from accounts import keys
        from config import logs, vault
        from connect import recognising

        self.listener.setFormatter(logs.JSONFormatter())
        self.listener.addFilter(logs.ScrubSecrets())
        logging.getLogger().addHandler(self.listener)
        for module, name in ((vault, "seal"), (keys, "digest"), (recognising, "digest")):
            setattr(module, name, self.remembering(getattr(module, name)))

    def remembering(self, function):
        def remember(secret, *args, **kwargs):
            if len(secret) >= 8:
                self.secrets.add(secret)
            return function(secret, *args, **kwargs)

        return remember

    def leaked(self) -> set[str]:
        return self.secrets & self.listener.words

    @pytest.hookimpl(trylast=True)
    def pytest_sessionfinish(self, session) -> None:
        if self.leaked():
            session.exitstatus = pytest.ExitCode.TESTS_FAILED

    def pytest_terminal_summary(self, terminalreporter) -> None:
        if leaked := self.leaked():
            shown = ", ".join(sorted(secret[:6] + "…" for secret in leaked))
            terminalreporter.write_line(f"FAILED: secrets in the log: {shown}", red=True)


def pytest_configure(config) -> None:
    config.pluginmanager.register(LogCanary(), "log_canary_of_this_run")
