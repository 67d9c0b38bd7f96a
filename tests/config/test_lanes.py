"""Lanes of a queue: side by side, each alone, none waiting for another."""

import threading
import time

import pytest

from config.lanes import Lanes


def test_a_lane_that_hangs_keeps_no_other_waiting():
    lanes, released, worked = Lanes(), threading.Event(), []

    def work(name):
        worked.append(name)
        return 1 if name == "quick" else int(released.wait(5))

    began = time.monotonic()
    rounds = [lanes.work(["slow", "quick"], work, patience=0.05) for _ in range(3)]

    assert time.monotonic() - began < 1
    assert rounds == [2, 2, 2]
    assert (worked.count("slow"), worked.count("quick")) == (1, 3)
    released.set()
    assert lanes.work([], work) == 1
    assert lanes.work([], work) == 0


def test_what_goes_wrong_in_a_lane_is_told_and_the_lane_goes_on():
    lanes = Lanes()

    def broken(name):
        raise RuntimeError("no luck")

    with pytest.raises(RuntimeError):
        lanes.work(["one"], broken)
    assert lanes.work(["one"], lambda name: 7) == 7
