"""The window's language: which one is meant, and that texts follow it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLocale, QTranslator
from PySide6.QtWidgets import QApplication

from core.settings import choices
from gui.kit import number_format as fmt
from gui.kit.translate import LANGUAGES, install_language, language_of, tr


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Speaks English again afterwards, without any translation."""
    yield qapp
    for translator in qapp.findChildren(QTranslator):
        qapp.removeTranslator(translator)


def test_the_settings_offer_every_language() -> None:
    assert set(choices("language")) == {"system", *LANGUAGES}


@pytest.mark.parametrize(
    ("names", "meant"),
    [
        (["ko-KR", "en"], "ko"),
        (["de-DE", "ko"], "ko"),
        (["de-DE"], "en"),
        (["C"], "en"),
        ([], "en"),
    ],
)
def test_the_systems_language(monkeypatch: pytest.MonkeyPatch, names, meant: str) -> None:
    monkeypatch.setattr(QLocale, "uiLanguages", lambda _self: names)
    assert language_of("system") == meant
    assert language_of("ko") == "ko"


def test_korean_and_back(app: QApplication) -> None:
    assert install_language(app, "ko") == "ko"
    assert tr("Contours") == "윤곽"
    assert tr("{count} points", 3).format(count=3) == "점 3개"
    assert app.translate("QPlatformTheme", "Cancel") == "취소"
    assert fmt.seconds(125) == "2분 05초"
    assert tr("no such text") == "no such text"
    install_language(app, "en")
    assert tr("Contours") == "Contours"
    assert app.translate("QPlatformTheme", "Cancel") == "Cancel"


def test_one_and_many(app: QApplication) -> None:
    install_language(app, "en")
    assert tr("%n bytes", 1) == "1 byte"
    assert tr("%n bytes", 2) == "2 bytes"
