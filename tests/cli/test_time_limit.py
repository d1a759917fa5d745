"""No page may take for ever."""

from __future__ import annotations

import signal
import threading
import time

import pytest

from khabar.cli.time_limit import time_limit
from khabar.errors import PageTimeout


def test_what_takes_too_long_is_stopped_and_says_so() -> None:
    with pytest.raises(PageTimeout, match=r"0\.05 seconds"), time_limit(0.05):
        time.sleep(5)


def test_what_is_in_time_is_left_alone_and_the_handler_goes_back() -> None:
    before = signal.getsignal(signal.SIGALRM)
    with time_limit(5):
        assert signal.getsignal(signal.SIGALRM) is not before
    assert signal.getsignal(signal.SIGALRM) is before
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_zero_means_no_limit() -> None:
    with time_limit(0):
        assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)


def test_off_the_main_thread_there_is_no_limit() -> None:
    done: list[bool] = []

    def work() -> None:
        with time_limit(0.01):
            time.sleep(0.05)
            done.append(True)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    assert done == [True]
