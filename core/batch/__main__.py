"""Runs a job for another process; see ``core.batch.process``."""

import sys

from core.batch.process import run_job

if __name__ == "__main__":
    sys.exit(run_job())
