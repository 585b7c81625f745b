"""Depth Pro without a window: network, geometry, files. Never imports Qt."""

from importlib.metadata import PackageNotFoundError, version


def installed_version() -> str:
    """The program's version, as far as it is installed."""
    try:
        return version("leadline")
    except PackageNotFoundError:
        return "(not installed)"
