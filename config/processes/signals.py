"""Turn the signals that mean "stop" into KeyboardInterrupt, for as long as there is something to be ended."""

import signal

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)


class StopSignals:
    """Catch Ctrl-C (even where a shell switched it off), `kill` and a closed terminal alike."""

    def __init__(self) -> None:
        self.before: dict[int, object] = {}

    def __enter__(self) -> None:
        self.install()

    def __exit__(self, *_: object) -> None:
        self.restore()

    def install(self) -> None:
        """Begin to catch them."""
        for number in STOP_SIGNALS:
            if not _is_nohup(number):
                self.before[number] = signal.signal(number, signal.default_int_handler)

    def restore(self) -> None:
        """Leave them as they were."""
        for number, handler in self.before.items():
            signal.signal(number, handler)


def _is_nohup(number: int) -> bool:
    return number == signal.SIGHUP and signal.getsignal(number) == signal.SIG_IGN
