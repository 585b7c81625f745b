"""What follows from an estimate and settings but takes time: the cloud, thin contours."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from PySide6.QtCore import QObject, QTimer

from core.contours import contour_mask
from core.types import ByteImage, Mask, PointCloud
from gui.control.notes import note_of
from gui.control.photos import note_key
from gui.jobs import CloudResult, Jobs, coarse_stride, depth_colors
from gui.present_level import stand
from gui.presenter import Presenter
from gui.snapshot import CloudColors, CloudRequest, ContourLook, Snapshot
from gui.widgets.error_strip import ErrorStrip
from gui.worker import Failure, TaskRunner

SETTLE_MS = 140
"""A large cloud is built in full once the settings have rested this long."""
PAUSE_MS = 30
"""Between two clouds of one slider's way, for the window to draw and to listen."""


class Deriver(QObject):
    """Follows the snapshot: the newest wish replaces all older ones."""

    def __init__(
        self,
        presenter: Presenter,
        lane: TaskRunner,
        jobs: Jobs,
        strip: ErrorStrip,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter = presenter
        self._lane = lane
        self._jobs = jobs
        self._strip = strip
        self._snapshot: Snapshot | None = None
        self._cloud: PointCloud | None = None
        self._cloud_request: CloudRequest | None = None
        self._cloud_photo: int | None = None
        self._building = False
        self._answered: CloudRequest | None = None
        self._settle = self._timer(SETTLE_MS, self._build_full)
        self._pause = self._timer(PAUSE_MS, self._build_next)

    def _timer(self, interval_ms: int, run: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(run)
        return timer

    def follow(self, snapshot: Snapshot, changed: list[str]) -> None:
        """Bring cloud and contours up to a new snapshot."""
        self._snapshot = snapshot
        if "cloud" in changed:
            self._on_request(snapshot.cloud)
        elif "cloud_colors" in changed:
            self._color()
        if "level" in changed and snapshot.photo.key == self._cloud_photo:
            stand(self._presenter.views.cloud, snapshot.level)
        if "ghost" in changed:
            self._show_ghost()
        if "contours" in changed:
            self._on_contours(snapshot.contours)

    @property
    def cloud(self) -> PointCloud | None:
        """The points on show."""
        return self._cloud

    @property
    def behind(self) -> bool:
        """Whether the points on show are not yet those of the snapshot."""
        wanted = self._snapshot.cloud if self._snapshot else None
        return self._building or wanted != self._answered

    # Cloud

    def _on_request(self, request: CloudRequest | None) -> None:
        if request is None:
            self._lane.cancel("cloud")
            self._settle.stop()
            self._pause.stop()
            self._answered = self._cloud_request = None
            self._set_cloud(None)
        else:
            if coarse_stride(request.derived) > 1:
                self._settle.start()
            self._build_next()

    def _build_next(self) -> None:
        """Build what is wanted now, unless a build is under way: then that one comes first.

        So a slider drags a cloud behind it as fast as clouds are built, and no faster.
        """
        wanted = self._snapshot.cloud if self._snapshot else None
        if wanted is None or self._building or self._pause.isActive():
            return
        if wanted != self._answered:
            self._build(wanted, coarse=coarse_stride(wanted.derived) > 1)

    def _build_full(self) -> None:
        if self._snapshot is not None and self._snapshot.cloud is not None:
            self._build(self._snapshot.cloud, coarse=False)

    def _build(self, request: CloudRequest, *, coarse: bool) -> None:
        self._building = True
        self._answered = request  # also when it fails: it would fail again
        task = self._lane.submit(
            lambda progress, cancel: self._jobs.cloud(request, coarse=coarse), slot="cloud"
        )
        task.succeeded.connect(lambda result: self._on_built(request, result))
        task.failed.connect(self._on_failed)
        for outcome in (task.succeeded, task.failed, task.cancelled):
            outcome.connect(self._on_build_over)

    def _on_built(self, request: CloudRequest, result: CloudResult) -> None:
        self._cloud_request = request
        self._set_cloud(result)
        self._color()

    def _on_build_over(self, *_: object) -> None:
        self._building = False
        self._pause.start()

    def _set_cloud(self, result: CloudResult | None) -> None:
        views = self._presenter.views
        self._cloud = result.cloud if result else None
        key = self._snapshot.photo.key if self._snapshot else None
        if self._snapshot is not None:
            stand(views.cloud, self._snapshot.level)
        views.cloud.set_cloud(self._cloud, keep_view=key == self._cloud_photo)
        views.cloud.set_removed(result.removed if result else None)
        self._show_ghost()
        if self._cloud is None:
            views.cloud_panel.set_counts(0, 0, 0)
            return
        if key != self._cloud_photo and self._snapshot and self._snapshot.cloud_look.sway:
            views.cloud.sway()
        self._cloud_photo = key
        views.cloud_panel.set_counts(
            len(self._cloud.xyz), self._cloud.removed_flying, self._cloud.removed_far
        )

    def _show_ghost(self) -> None:
        """Stretched from the points on show, which may be of an older focal length."""
        ghost = self._snapshot.ghost if self._snapshot else None
        made_of = self._cloud_request
        stretch = ghost.stretch(made_of.focal_px, made_of.scale) if ghost and made_of else None
        self._presenter.views.cloud.set_ghost(stretch)

    def _color(self) -> None:
        if self._cloud is None or self._cloud_request is None or self._snapshot is None:
            return
        colors = self._snapshot.cloud_colors
        if colors.by == "photo":
            self._lane.cancel("colors")
            self._presenter.views.cloud.set_colors(self._cloud.rgb)
        else:
            self._color_by_depth(self._cloud, self._cloud_request, colors)

    def _color_by_depth(
        self, cloud: PointCloud, request: CloudRequest, colors: CloudColors
    ) -> None:
        derived = request.derived
        task = self._lane.submit(
            lambda progress, cancel: depth_colors(derived, cloud, colors), slot="colors"
        )
        task.succeeded.connect(lambda rgb: self._on_colored(cloud, rgb))
        task.failed.connect(self._on_failed)

    def _on_colored(self, cloud: PointCloud, rgb: ByteImage) -> None:
        if cloud is self._cloud:
            self._presenter.views.cloud.set_colors(rgb)

    # Contours

    def _on_contours(self, look: ContourLook) -> None:
        derived = look.derived
        if derived is None:
            self._lane.cancel("thin")
            self._presenter.show_contour_count(None, 0)
        elif look.thin:
            self._thin(look)
        else:
            self._lane.cancel("thin")
            self._presenter.show_thin(None)
            count = np.count_nonzero(contour_mask(derived.ratio, percent=look.percent))
            self._presenter.show_contour_count(int(count), derived.ratio.size)

    def _thin(self, look: ContourLook) -> None:
        derived = look.derived
        assert derived is not None
        task = self._lane.submit(
            lambda progress, cancel: self._jobs.thin(derived, percent=look.percent), slot="thin"
        )
        task.succeeded.connect(self._on_thinned)
        task.failed.connect(self._on_failed)
        self._presenter.show_contour_count(None, derived.ratio.size)

    def _on_thinned(self, mask: Mask) -> None:
        self._presenter.show_thin(mask)
        self._presenter.show_contour_count(int(np.count_nonzero(mask)), mask.size)

    def _on_failed(self, failure: Failure) -> None:
        photo = self._snapshot.photo if self._snapshot else None
        key = note_key(photo.key) if photo and photo.key is not None else ""
        self._strip.show_note(note_of(photo.name if photo else "", failure, key=key))
