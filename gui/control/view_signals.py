"""Joins the views with the controller and its desks: what they signal is done there."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtGui import QColor

from gui.control.controller import Controller
from gui.control.cutting import connect_cutting
from gui.control.effects import connect_effects
from gui.control.film_views import connect_film
from gui.control.focal import connect_focal
from gui.control.level import connect_level
from gui.control.measure_views import connect_measure
from gui.present.views import Views


def connect_views(controller: Controller) -> None:
    """Called once, when window and controller are made."""
    views = controller.presenter.views
    _connect_panes(controller, views)
    _connect_bars(controller, views)
    _connect_looks(controller, views)
    _connect_model(controller, views)
    _connect_evaluation(controller, views)
    _connect_presets(controller, views)
    connect_cutting(controller.cutting, views)
    connect_effects(controller.effects, views, controller.edit)
    connect_focal(controller.focal, views.focal, controller.edit)
    connect_measure(controller.measure, views)
    connect_level(controller.level, controller.measure, views, controller.edit)
    connect_film(controller.film, views.timeline)
    views.live.freeze_requested.connect(controller.live.freeze)
    views.live.start_requested.connect(controller.live.start)
    views.live.stop_requested.connect(controller.live.stop)


def _setting(controller: Controller, name: str) -> Callable[[object], None]:
    """Takes another value of a setting."""
    return lambda value: controller.edit(**{name: value})


def _connect_panes(controller: Controller, views: Views) -> None:
    for pane in (*views.rasters.values(), *views.wipe_sides()):
        pane.probed.connect(controller.probe)
        pane.probe_left.connect(controller.leave_probe)
    views.cloud.probed.connect(controller.probe_cloud)
    views.cloud.stepped.connect(controller.step_probe)
    views.cloud.picked.connect(controller.pick_cloud)
    views.cloud.drawn.connect(controller.deriver.budget.told)
    views.profile.hovered.connect(controller.probe)
    views.profile.left.connect(controller.leave_probe)


def _connect_bars(controller: Controller, views: Views) -> None:
    controller.photos.thumbnail_made.connect(views.film.set_thumbnail)
    views.film.chosen.connect(controller.photos.choose)
    views.film.remove_requested.connect(controller.remove)
    views.film.estimate_requested.connect(controller.estimate_photo)
    views.task.cancel_requested.connect(controller.cancel)
    views.bar.pane_chosen.connect(controller.choose_pane)
    views.bar.layout_chosen.connect(controller.choose_layout)
    views.bar.wipe_chosen.connect(controller.choose_wipe)


def _connect_looks(controller: Controller, views: Views) -> None:
    edit, depth, contours = controller.edit, views.depth, views.contours
    depth.colormap_chosen.connect(_setting(controller, "colormap"))
    depth.range_edited.connect(controller.set_range)
    depth.range_reset.connect(lambda: edit(range_auto=True))
    depth.opacity_edited.connect(_setting(controller, "overlay_opacity"))
    contours.percent_edited.connect(_setting(controller, "contour_percent"))
    contours.visible_toggled.connect(_setting(controller, "contours_visible"))
    contours.thin_toggled.connect(_setting(controller, "contour_thin"))
    contours.color_chosen.connect(lambda color: edit(contour_color=QColor(color).name()))
    contours.opacity_edited.connect(_setting(controller, "contour_opacity"))
    views.cloud_panel.edited.connect(lambda name, value: edit(**{name: value}))
    views.cloud_panel.view_requested.connect(views.cloud.view)
    views.cloud_panel.fit_requested.connect(views.cloud.fit)


def _connect_model(controller: Controller, views: Views) -> None:
    views.model.model_chosen.connect(controller.choose_model)
    views.model.device_chosen.connect(lambda name: controller.run_with(device=name))
    views.model.precision_chosen.connect(lambda name: controller.run_with(precision=name))
    views.model.metres_toggled.connect(_setting(controller, "bundled_metres"))
    views.preview.run_requested.connect(controller.estimate)
    views.own.clicked.connect(controller.own_depth.toggle)
    views.panorama.clicked.connect(controller.panorama.toggle)
    views.panorama.span_edited.connect(controller.panorama.set_span)
    views.model.skip_toggled.connect(_setting(controller, "skip_prediction"))


def _connect_evaluation(controller: Controller, views: Views) -> None:
    panel, plot = views.evaluation.panel, views.evaluation.plot
    panel.edited.connect(lambda name, value: controller.edit(**{name: value}))
    panel.forget_requested.connect(controller.evaluator.forget)
    views.second.edited.connect(lambda name, value: controller.edit(**{name: value}))
    views.second.mirror_requested.connect(controller.estimator.request_mirror)
    plot.percent_edited.connect(_setting(controller, "contour_percent"))


def _connect_presets(controller: Controller, views: Views) -> None:
    views.presets.chosen.connect(controller.presets.apply)
    views.presets.saved.connect(controller.presets.save)
    views.presets.renamed.connect(controller.presets.rename)
    views.presets.deleted.connect(controller.presets.delete)
