"""Runs a job for another process; see ``core.batch.process``."""

import os
import sys

from core.batch.process import run_job

if __name__ == "__main__":
    status = run_job()
    sys.stdout.flush()
    os._exit(status)  # all is written; taking torch down takes seconds on a busy machine
