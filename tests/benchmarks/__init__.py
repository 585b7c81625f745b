"""Measured figures with their bars: ``python -m tests.benchmarks`` (``make bench``).

Modules named ``core_*`` and ``gui_*`` hold the figures, each a function under
``@benchmark``. Every module runs in a process of its own, ``gui_*`` with a display.
"""
