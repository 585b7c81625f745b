"""Writing what is on show, for the export lane."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from core.export.exports import Exports
from core.progress import CancelToken, Monitor, ProgressCallback
from gui.state.app_state import ExportRequest

if TYPE_CHECKING:
    from core.export.scene import Scene


def export(
    scene: Scene,
    request: ExportRequest,
    progress: ProgressCallback,
    cancel: CancelToken,
) -> Exports:
    """Write files. ExportError, Cancelled; then nothing has changed."""
    from core.export.registry import export_files, write_format

    monitor = Monitor(len(request.formats), progress, cancel)
    scene = replace(scene, monitor=monitor)
    if request.path is not None:
        return Exports(write_format(scene, request.formats[0], request.path, overwrite=True))
    return export_files(
        scene,
        request.folder,
        request.formats,
        overwrite=request.overwrite,
        monitor=monitor,
    )
