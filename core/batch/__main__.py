"""Runs a job for another process; see ``core.batch.process``."""

from core.batch.process import run_job
from core.system.ending import leave

if __name__ == "__main__":
    leave(run_job())
