"""A pane for pictures: photo, depth and contours over each other, zoomed, panned and probed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QPoint, QPointF, Qt, Signal
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from core.types import ByteImage, FloatMap, Mask, Size
from gui.panes.canvas import PhotoCanvas
from gui.panes.layers import ContourLayer, DepthLayer, Layer, PhotoLayer
from gui.panes.marks import MarkLayer
from gui.panes.overlay import EDGE_PX, PICTURE_ROW, PaneOverlay
from gui.panes.still import PaneStill
from gui.panes.view import SharedView
from gui.snapshot.measure import Mark


class RasterPane(QWidget):
    """Photo, depth and contours on the photo's pixel plane (u right, v down).

    Mouse and keys are those of ``PhotoCanvas``. Linked panes share zoom and pan.

    Attributes:
        overlay: title, progress and hints over the pictures.
    """

    probed = Signal(float, float)  # (u, v) under the mouse or the arrow keys, on the photo
    probe_left = Signal()
    clicked = Signal(float, float)
    activated = Signal()  # the pane got the keyboard focus
    menu_requested = Signal(QPoint)  # on the screen
    point_set = Signal(float, float)  # by a tool that draws
    mark_chosen = Signal(object)  # MarkId
    end_moved = Signal(object, int, float, float)  # MarkId, 0 or 1, where to

    def __init__(
        self, title: str, parent: QWidget | None = None, *, title_right: bool = False
    ) -> None:
        super().__init__(parent)
        self._codes: ByteImage | None = None
        self._code_mips: Sequence[ByteImage] | None = None
        self._mask: Mask | None = None
        self._legends: list[QWidget] = []
        self._contours_wanted = (True, True)  # by the pane's layers, by the contours' look
        self._canvas = PhotoCanvas(self)
        self._photo, self._depth, self._contours = PhotoLayer(), DepthLayer(), ContourLayer()
        for height, layer in enumerate(self._layers()):
            self._canvas.add(layer, height=height)
        self._marks = MarkLayer()
        self._canvas.add(self._marks, height=50)
        self.overlay = PaneOverlay(title, self, title_right=title_right)
        self._lay_out()
        self._connect()
        self.set_title(title)

    def _layers(self) -> tuple[Layer, Layer, Layer]:
        return self._photo, self._depth, self._contours

    def _lay_out(self) -> None:
        grid = QGridLayout(self)
        self.overlay.lie_over(grid, self._canvas)
        self.setFocusProxy(self._canvas)

    def set_corner(self, widget: QWidget, *, right: bool = False, legend: bool = False) -> None:
        """Put a small widget over a lower corner, under what the overlay shows.

        Args:
            right: not the left corner.
            legend: it says what the colours mean, and belongs to copies of the picture.
        """
        if legend:
            self._legends.append(widget)
        grid, corner = self.layout(), QVBoxLayout()
        assert isinstance(grid, QGridLayout)
        corner.setContentsMargins(EDGE_PX, EDGE_PX, EDGE_PX, EDGE_PX)
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        corner.addWidget(widget, 0, side | Qt.AlignmentFlag.AlignBottom)
        grid.addLayout(corner, PICTURE_ROW, 0)
        self.overlay.raise_()

    def _connect(self) -> None:
        self._canvas.probed.connect(self.probed)
        self._canvas.probe_left.connect(self.probe_left)
        self._canvas.clicked.connect(self.clicked)
        self._canvas.focused.connect(self.activated)
        self._canvas.menu_requested.connect(self.menu_requested)
        self._marks.point_set.connect(self.point_set)
        self._marks.mark_chosen.connect(self.mark_chosen)
        self._marks.end_moved.connect(self.end_moved)

    # Pictures

    def set_photo(self, rgb: ByteImage | None, mips: Sequence[ByteImage] | None = None) -> None:
        """Show a photo, (H, W, 3) uint8, or none.

        Args:
            rgb: the photo; it also sets the image size.
            mips: what ``photo_mips(rgb)`` returned, made by a worker; made here if None.
        """
        if rgb is not None:
            self.set_image_size(Size(rgb.shape[1], rgb.shape[0]))
        self.set_picture(rgb, mips)

    def set_picture(self, rgb: ByteImage | None, mips: Sequence[ByteImage] | None = None) -> None:
        """Another picture in the photo's place, (h, w, 3) uint8 of any size."""
        self._photo.set_photo(rgb, mips)

    def set_image_size(self, size: Size | None) -> None:
        """The photo's size: the rectangle that every layer fills. None leaves it as it was."""
        if size is None:
            return
        self._canvas.set_size(size)
        for layer in self._layers():
            layer.set_rect(self.view().photo_rect())
        self._marks.set_rect(self.view().photo_rect())

    def set_depth(self, values: FloatMap | None, mips: Sequence[FloatMap] | None = None) -> None:
        """Finite values on any grid (h, w), stretched over the photo; None for none.

        Args:
            values: the map.
            mips: what ``mean_pyramid(values)`` returned, made by a worker; made here if None.
        """
        self._depth.set_values(values, mips)

    def set_depth_look(self, lut: ByteImage, low: float, high: float, opacity: float = 1.0) -> None:
        """Colours (256, 3) uint8 from ``low`` to ``high`` in the values' unit."""
        self._depth.set_look(lut, low, high)
        self._depth.setOpacity(opacity)

    def set_contours(
        self, codes: ByteImage | None, mips: Sequence[ByteImage] | None = None
    ) -> None:
        """Ratio codes on any grid (h, w), ``core.contours.ratio_codes``; None for none.

        Args:
            codes: the map.
            mips: what ``max_pyramid(codes)`` returned, made by a worker; made here if None.
        """
        self._codes, self._code_mips = codes, mips
        self._show_contours()

    def set_contour_mask(self, mask: Mask | None) -> None:
        """A mask (h, w) shown in place of the codes (thinned contours); None: codes again."""
        if mask is not self._mask:
            self._mask = mask
            self._show_contours()

    def _show_contours(self) -> None:
        if self._mask is not None:
            self._contours.set_mask(self._mask)
        else:
            self._contours.set_codes(self._codes, self._code_mips)

    def set_contour_look(
        self, first_code: int, color: QColor, opacity: float, visible: bool
    ) -> None:
        """Show codes from ``first_code`` on, in one colour; costs one repaint."""
        self._contours.set_look(first_code, color)
        self._contours.setOpacity(opacity)
        self._contours_wanted = (self._contours_wanted[0], visible)
        self._contours.setVisible(all(self._contours_wanted))

    def set_layers(self, photo: bool, depth: bool, contours: bool) -> None:
        """Which pictures this pane is for."""
        self._photo.setVisible(photo)
        self._depth.setVisible(depth)
        self._contours_wanted = (contours, self._contours_wanted[1])
        self._contours.setVisible(all(self._contours_wanted))

    # Copies

    def screen_picture(self) -> QImage:
        """What is seen, with its legend and without title and progress."""
        shot = self._canvas.grab()
        painter = QPainter(shot)
        for legend in self._legends:
            if legend.isVisible():
                legend.render(painter, legend.mapTo(self, QPoint()) - self._canvas.pos())
        painter.end()
        return shot.toImage()

    def still(self) -> PaneStill | None:
        """What is shown of the whole photo, to be painted at full size; None before a photo."""
        photo = self.view().size
        if photo is None:
            return None
        layers = tuple(layer.still(photo) for layer in self._drawn() if layer.shown)
        return PaneStill(photo, layers, self._marks.marks, photo)

    def _drawn(self) -> tuple[Layer, ...]:
        """Every picture, from below."""
        return self._layers()

    # Zoom and pan

    def view(self) -> SharedView:
        """Zoom and pan, shared with the linked panes."""
        return self._canvas.view()

    def canvas(self) -> PhotoCanvas:
        """Where tools add their own items, in photo pixels."""
        return self._canvas

    def link_view(self, other: RasterPane) -> None:
        """Share the other pane's zoom and pan from now on."""
        self._canvas.share_view(other.view())
        self.set_image_size(other.view().size)

    def fit(self) -> None:
        """Show the whole photo, in all linked panes."""
        self.view().fit()

    def zoom(self, steps: int) -> None:
        """Closer to the probe by that many steps; negative ones go away."""
        self._canvas.step_zoom(steps)

    def zoom_to_real_pixels(self) -> None:
        """A pixel of the photo on each pixel of the screen, about the probe."""
        self._canvas.zoom_to_real_pixels()

    # Probe

    def set_probe(self, u: float | None, v: float | None) -> None:
        """Mark a point of the photo; None hides the mark."""
        self._canvas.set_probe(None if u is None or v is None else QPointF(u, v))

    def probe(self) -> tuple[float, float] | None:
        """The marked point (u, v); None while there is none."""
        point = self._canvas.probe()
        return None if point is None else (point.x(), point.y())

    # Marks

    def set_marks(self, marks: Sequence[Mark]) -> None:
        """Lines with labels over the pictures."""
        self._marks.set_marks(marks)

    def set_drawing(self, drawing: bool) -> None:
        """Whether a press sets a point (``point_set``) or moves the pictures."""
        self._marks.set_drawing(drawing)

    # What lies over the pictures

    def set_title(self, title: str) -> None:
        self.overlay.set_title(title)
        self._canvas.setAccessibleName(title)
        self.setAccessibleName(title)

    def set_note(self, note: str) -> None:
        """A value behind the title ("t = 10 %")."""
        self.overlay.set_note(note)

    def set_active(self, active: bool) -> None:
        """Draw the accent border."""
        self.overlay.set_active(active)

    def show_busy(self, fraction: float | None, text: str) -> None:
        """True progress over the pane; the picture stays visible. None: the end is unknown."""
        self.overlay.show_busy(fraction, text)

    def clear_busy(self) -> None:
        self.overlay.clear_busy()

    def show_hint(self, text: str | None) -> None:
        """A sentence in the middle of the pane; None for none."""
        self.overlay.show_hint(text)
