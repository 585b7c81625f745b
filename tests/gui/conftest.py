"""Tests with widgets: leaked windows and threads fail."""

from tests.leaks import _no_leaked_qt_threads, _no_leaked_windows

__all__ = ["_no_leaked_qt_threads", "_no_leaked_windows"]
