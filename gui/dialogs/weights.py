"""How to get a model that is not bundled: its terms, a download, or a file the user has."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, SignalInstance
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFormLayout,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from gui.dialogs.sheet import Sheet
from gui.kit import number_format as fmt
from gui.kit.plain_text import plain_label
from gui.kit.progress_bar import ProgressBar
from gui.kit.translate import mark, tr
from gui.snapshot.parts import WeightsPart
from gui.state.models import Fetch, FetchStage, Offer, SourceRow

WIDTH_PX = 520
BUTTON_HEIGHT_PX = 32
BAR_STEPS = 1000
BAR_HEIGHT_PX = 8
CONSENT = mark("I have read this and accept the terms")
GO_ON = mark("You may close this and go on working: it continues.")
DROP = mark("A depth_pro.pt or a .safetensors file. It can also be dropped on the window.")


class WeightsSheet(Sheet):
    """One of three pages: the offer, an attempt under way, the model that is there."""

    download_requested = Signal(str)  # id of a source
    file_requested = Signal()  # ask for a file that the user has
    cancel_requested = Signal()
    use_requested = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(tr("Get a model"), parent)
        self._part = WeightsPart()
        self._in_use = False
        self.setFixedWidth(WIDTH_PX)
        self._make_offer_parts()
        self._make_work_parts()
        self._ready_text = self._label()
        self._use = self._button("", self.use_requested, primary=True)
        self._pages = (self._offer_page(), self._work_page(), self._ready_page())
        for page in self._pages:
            self.body.addWidget(page)
        self.set_part(WeightsPart(), in_use=False)

    # Building

    def _make_offer_parts(self) -> None:
        self._lead = self._label()
        self._terms = self._label()
        self._terms.setTextFormat(Qt.TextFormat.MarkdownText)
        self._terms.setOpenExternalLinks(True)
        self._consent = QCheckBox(tr(CONSENT), self)
        self._consent.toggled.connect(self._follow_choice)
        self._sources = QComboBox(self)
        self._sources.setAccessibleName(tr("Download from"))
        self._sources.currentIndexChanged.connect(self._follow_choice)
        self._disk = self._label("Quiet")
        self._message = self._label()
        self._have = self._button(tr("I have the file\u2026"), self.file_requested)
        self._have.setToolTip(tr(DROP))
        self._download = self._button(tr("Download"), None, primary=True)
        self._download.clicked.connect(self._on_download)

    def _make_work_parts(self) -> None:
        self._doing, self._far = self._label(), self._label("Quiet")
        self._bar = ProgressBar(self)
        self._bar.setTextVisible(False)
        self._bar.setFixedHeight(BAR_HEIGHT_PX)
        self._bar.setRange(0, BAR_STEPS)
        self._bar.setAccessibleName(tr("Progress"))
        self._go_on = self._label("Quiet")
        self._go_on.setText(tr(GO_ON))
        self._cancel = self._button(tr("Cancel"), self.cancel_requested)

    def _label(self, style: str = "") -> QLabel:
        label = plain_label(self)
        label.setObjectName(style)
        label.setWordWrap(True)
        return label

    def _button(
        self, text: str, clicked: SignalInstance | None, *, primary: bool = False
    ) -> QPushButton:
        button = QPushButton(text, self)
        button.setMinimumHeight(BUTTON_HEIGHT_PX)
        if primary:
            button.setObjectName("Primary")
        if clicked is not None:
            button.clicked.connect(clicked)
        return button

    def _offer_page(self) -> QWidget:
        form = QFormLayout()
        form.setHorizontalSpacing(16)
        form.setVerticalSpacing(8)
        form.addRow(tr("From"), self._sources)
        form.addRow(tr("Disk"), self._disk)
        page, column = _page()
        column.addWidget(self._lead)
        column.addWidget(self._framed(self._terms))
        column.addWidget(self._consent)
        column.addLayout(form)
        column.addWidget(self._message)
        column.addLayout(_buttons(self._have, None, self._download))
        return page

    def _framed(self, widget: QWidget) -> QFrame:
        frame = QFrame(self)
        frame.setObjectName("Terms")
        inner = QVBoxLayout(frame)
        inner.setContentsMargins(14, 10, 14, 10)
        inner.addWidget(widget)
        return frame

    def _work_page(self) -> QWidget:
        page, column = _page()
        for widget in (self._doing, self._bar, self._far, self._go_on):
            column.addWidget(widget)
        column.addLayout(_buttons(None, self._cancel))
        return page

    def _ready_page(self) -> QWidget:
        page, column = _page()
        column.addWidget(self._ready_text)
        column.addLayout(_buttons(None, self._use))
        return page

    # Showing

    def set_part(self, part: WeightsPart, *, in_use: bool) -> None:
        """Show how things stand; emits nothing.

        Args:
            part: offer and attempt.
            in_use: the model is the one that is chosen.
        """
        before = self._part
        self._part, self._in_use = part, in_use
        if part.offer is not None and part.offer != before.offer:
            self._fill_offer(part.offer)
        fetch = part.fetch
        if fetch is not None and fetch.active:
            self._show_work(fetch)
        elif part.offer is not None and part.offer.installed is not None:
            self._show_ready(part.offer)
        else:
            self._show_offer(fetch)

    def _turn_to(self, page: QWidget) -> None:
        turned = page.isHidden()
        for each in self._pages:
            each.setVisible(each is page)
        if self.isVisible():
            self.refit()
            if turned:
                self.setFocus(Qt.FocusReason.OtherFocusReason)

    def _fill_offer(self, offer: Offer) -> None:
        chosen = self._sources.currentData()
        self._sources.blockSignals(True)
        self._sources.clear()
        for source in offer.sources:
            size = f" \u00b7 {fmt.file_size(source.size_bytes)}" if source.size_bytes else ""
            title = tr(source.title)
            self._sources.addItem(title[:1].upper() + title[1:] + size, source.id)
        self._sources.setCurrentIndex(max(self._sources.findData(chosen), 0))
        self._sources.blockSignals(False)
        self.set_title(tr(offer.title))
        self._lead.setText(tr(offer.about))
        self._terms.setText(offer.terms.replace("\nhttps://", "  \nhttps://"))  # lines stay lines

    def _show_offer(self, fetch: Fetch | None) -> None:
        failed = fetch is not None and fetch.stage == FetchStage.FAILED
        self._follow_choice()
        if failed and fetch is not None:
            self._say(fetch.error, warning=True)
        self._turn_to(self._pages[0])

    def _follow_choice(self) -> None:
        """Room, what is here already, and whether the button can be pressed."""
        offer, source = self._part.offer, self._source()
        lacking = bool(offer and source and _lacks_room(offer, source))
        here = _here(source) if source else ""
        self._disk.setText(_room(offer) if offer else tr("Looking\u2026"))
        self._say(
            tr("There is not enough room on this disk.") if lacking else here, warning=lacking
        )
        self._download.setText(tr("Resume the download") if here else tr("Download"))
        self._download.setEnabled(source is not None and self._consent.isChecked() and not lacking)

    def _source(self) -> SourceRow | None:
        wanted = self._sources.currentData()
        sources = self._part.offer.sources if self._part.offer else ()
        return next((source for source in sources if source.id == wanted), None)

    def _say(self, text: str, *, warning: bool) -> None:
        role = QPalette.ColorRole.BrightText if warning else QPalette.ColorRole.WindowText
        self._message.setForegroundRole(role)
        self._message.setText(text)
        self._message.setVisible(bool(text))

    def _show_work(self, fetch: Fetch) -> None:
        stopping = fetch.stage == FetchStage.STOPPING
        self._doing.setText(tr("Stopping\u2026") if stopping else fetch.what)
        self._far.setText(_how_far(fetch))
        self._bar.setValue(round(BAR_STEPS * fetch.progress.fraction) if fetch.progress else 0)
        self._cancel.setEnabled(not stopping)
        self._turn_to(self._pages[1])

    def _show_ready(self, offer: Offer) -> None:
        now = tr("{model} is in use.") if self._in_use else tr("{model} is ready.")
        self._ready_text.setText(f"{now.format(model=offer.title)}\n{offer.installed}")
        self._use.setText(tr("Use {model}").format(model=offer.title))
        self._use.setVisible(not self._in_use)
        self._turn_to(self._pages[2])

    def _on_download(self) -> None:
        self.download_requested.emit(str(self._sources.currentData()))


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    column = QVBoxLayout(page)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(12)
    return page, column


def _buttons(*buttons: QPushButton | None) -> QHBoxLayout:
    """In a row; None stands for the free room."""
    row = QHBoxLayout()
    row.setSpacing(8)
    for button in buttons:
        if button is None:
            row.addStretch(1)
        else:
            row.addWidget(button)
    return row


def _room(offer: Offer) -> str:
    free = fmt.file_size(offer.free_bytes) if offer.free_bytes is not None else fmt.UNKNOWN
    return tr("{size} free in {folder}").format(size=free, folder=offer.folder)


def _lacks_room(offer: Offer, source: SourceRow) -> bool:
    if offer.free_bytes is None or source.size_bytes is None:
        return False
    return offer.free_bytes < source.size_bytes - source.here_bytes


def _here(source: SourceRow) -> str:
    if not source.here_bytes:
        return ""
    if source.size_bytes is None:
        return tr("{size} are here already.").format(size=fmt.file_size(source.here_bytes))
    share = fmt.percent(int(100 * source.here_bytes / source.size_bytes))
    text = tr("{share} are here already: the download goes on from there.")
    return text.format(share=share)


def _how_far(fetch: Fetch) -> str:
    """ "230 MB of 1.9 GB · 12 MB/s · 2 min 20 s left"."""
    if fetch.progress is None:
        return tr("Starting\u2026")
    done, total = fmt.file_size(int(fetch.progress.done)), fmt.file_size(int(fetch.progress.total))
    parts = [tr("{done} of {total}").format(done=done, total=total)]
    if fetch.bytes_per_s:
        parts.append(tr("{size}/s").format(size=fmt.file_size(int(fetch.bytes_per_s))))
    if fetch.left_s is not None:
        parts.append(fmt.time_left(fetch.left_s))
    return " \u00b7 ".join(parts)
