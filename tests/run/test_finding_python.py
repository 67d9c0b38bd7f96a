"""The script takes the first Python that is new enough, whatever else bears the name."""

import sys

from tests.run.conftest import PYTHON

FIND = 'find_python && echo "found $python"'


def test_takes_the_oldest_version_it_can_use(bench):
    bench.program("python3.11", f'#!/bin/sh\nexec {PYTHON} "$@"\n')
    bench.program("python3", f'#!/bin/sh\nexec {PYTHON} "$@"\n')

    assert bench.source(FIND).stdout == "found python3.11\n"


def test_prefers_the_python_it_is_given(bench):
    bench.program("python3.11", f'#!/bin/sh\nexec {PYTHON} "$@"\n')

    assert bench.source(FIND, PYTHON=sys.executable).stdout == f"found {sys.executable}\n"


def test_skips_a_shim_that_only_talks(bench):
    noise = "#!/bin/sh\necho 'pyenv: python3.11: command not found'\n"
    bench.program("python3.11", noise)
    bench.program("python3.12", noise + "exit 127\n")
    bench.program("python3", f'#!/bin/sh\nexec {PYTHON} "$@"\n')

    found = bench.source(FIND)

    assert found.stdout == "found python3\n"
    assert found.stderr == ""


def test_takes_a_shim_that_talks_before_it_works(bench):
    bench.program("python3", f'#!/bin/sh\necho rehashing\nexec {PYTHON} "$@"\n')

    assert bench.source(FIND).stdout == "found python3\n"


def test_skips_what_is_too_old(bench):
    bench.old_python("python3.11", (3, 10, 13))
    bench.old_python("python3", (2, 7, 18))
    bench.program("python", f'#!/bin/sh\nexec {PYTHON} "$@"\n')

    assert bench.source(FIND).stdout == "found python\n"


def test_says_what_is_missing_in_one_line(bench):
    bench.old_python("python3", (3, 9, 6))

    answer = bench.run("setup")

    assert answer.returncode == 1
    assert answer.stderr == (
        "Patchbay needs Python 3.11 or newer and found none. "
        "Install one, or name it: PYTHON=/path/to/python ./run\n"
    )
