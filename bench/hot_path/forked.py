"""Calls in two children of one process that has loaded everything: python -m bench.hot_path.forked CALLS

The first makes few calls and the second so many more; their process ids are printed. Nothing but those calls tells
them apart. Started under valgrind by bench.hot_path.instructions.
"""

import gc
import os
import sys

from bench.hot_path.caller import Caller, caller

FEW = 20  # calls that load and connect what the first calls need


def main(more: int) -> None:
    """Load, fork, and say who was forked."""
    calling = caller()
    gc.collect()
    gc.freeze()  # or a collection of all that was loaded falls into one of the two
    print(child(calling, FEW), child(calling, FEW + more))


def child(calling: Caller, number: int) -> int:
    """Make calls in a child of this process, wait for its end, and return its process id."""
    pid = os.fork()
    if not pid:
        status, _ = calling.call()
        calling.make(number - 1)
        os._exit(not status.startswith("200 "))
    if os.waitpid(pid, 0)[1]:
        raise SystemExit("the call that is to be measured failed")
    return pid


if __name__ == "__main__":
    main(int(sys.argv[1]))
