"""What follows from an estimate and settings but takes time: the cloud, thin contours."""

from __future__ import annotations

import numpy as np
from PySide6.QtCore import QObject

from core.contours import contour_mask
from core.types import ByteImage, Mask, PointCloud
from gui.control.latest import Pursuit
from gui.control.notes import note_of
from gui.control.photos import note_key
from gui.present.level import stand
from gui.present.presenter import Presenter
from gui.snapshot.parts import CloudColors, CloudRequest, ContourLook, Snapshot
from gui.widgets.error_strip import ErrorStrip
from gui.work.jobs import CloudResult, Jobs, coarse_stride
from gui.work.point_colors import depth_colors
from gui.work.task_runner import Failure, TaskRunner


def _large(request: CloudRequest) -> bool:
    return coarse_stride(request.derived) > 1


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
        self._result: CloudResult | None = None
        self._made_of: CloudRequest | None = None
        self._cloud_photo: int | None = None
        self._pursuit = Pursuit(
            lane, "cloud", lambda wish, coarse: jobs.cloud(wish, coarse=coarse), _large, self
        )
        self._pursuit.built.connect(self._on_built)
        self._pursuit.failed.connect(self._on_failed)

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
        return self._result.cloud if self._result else None

    @property
    def behind(self) -> bool:
        """Whether the points on show are not yet those of the snapshot."""
        return self._pursuit.behind

    # Cloud

    def _on_request(self, request: CloudRequest | None) -> None:
        self._pursuit.follow(request)
        if request is None:
            self._made_of = None
            self._set_cloud(None)

    def _on_built(self, request: CloudRequest, result: CloudResult) -> None:
        self._made_of = request
        self._set_cloud(result)
        self._color()

    def _set_cloud(self, result: CloudResult | None) -> None:
        views = self._presenter.views
        self._result = result
        key = self._snapshot.photo.key if self._snapshot else None
        if self._snapshot is not None:
            stand(views.cloud, self._snapshot.level)
        views.cloud.set_cloud(self.cloud, keep_view=key == self._cloud_photo)
        views.cloud.set_removed(result.removed if result else None)
        views.cloud_panel.set_counts(result.counts if result else None)
        self._show_ghost()
        if result is None:
            return
        if key != self._cloud_photo and self._snapshot and self._snapshot.cloud_look.sway:
            views.cloud.sway()
        self._cloud_photo = key

    def _show_ghost(self) -> None:
        """Stretched from the points on show, which may be of an older focal length."""
        ghost = self._snapshot.ghost if self._snapshot else None
        made_of = self._made_of
        stretch = ghost.stretch(made_of.focal_px, made_of.scale) if ghost and made_of else None
        self._presenter.views.cloud.set_ghost(stretch)

    def _color(self) -> None:
        if self._result is None or self._snapshot is None:
            return
        colors = self._snapshot.cloud_colors
        if colors.by == "photo":
            self._lane.cancel("colors")
            self._presenter.views.cloud.set_colors(self._result.cloud.rgb)
        else:
            self._color_by_depth(self._result, colors)

    def _color_by_depth(self, result: CloudResult, colors: CloudColors) -> None:
        task = self._lane.submit(
            lambda progress, cancel: depth_colors(result.surface, result.cloud.index, colors),
            slot="colors",
        )
        task.succeeded.connect(lambda rgb: self._on_colored(result, rgb))
        task.failed.connect(self._on_failed)

    def _on_colored(self, result: CloudResult, rgb: ByteImage) -> None:
        if result is self._result:
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
