"""What may be loaded when: the core without Qt, the window without torch and Open3D."""

from __future__ import annotations

import ast
import importlib.util
import pkgutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

BLOCK_QT = "import tests.without_qt\n"


def run_python(code: str) -> str:
    result = subprocess.run(
        [sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, timeout=120
    )
    assert result.returncode == 0, result.stderr
    return result.stdout


def core_modules() -> list[str]:
    import core

    names = [module.name for module in pkgutil.walk_packages(core.__path__, "core.")]
    names.remove("core.training.synthetic.cycles.script")  # Blender's Python runs it
    if importlib.util.find_spec("lightning_fabric") is None:  # the optional extra "train"
        names = [name for name in names if not name.startswith("core.training")]
    return names


def test_every_core_module_loads_without_qt() -> None:
    names = core_modules()
    assert "core.session" in names
    code = f"import importlib\nfor name in {names}: importlib.import_module(name)"
    run_python(BLOCK_QT + code)


def test_the_blocker_blocks_qt() -> None:
    with pytest.raises(AssertionError, match="PySide6 is blocked"):
        run_python(BLOCK_QT + "import PySide6.QtCore")


def test_command_line_works_without_qt() -> None:
    code = "import main; raise SystemExit(main.main(['models', 'list']))"
    assert "compact" in run_python(BLOCK_QT + code)


def test_window_loads_neither_torch_nor_open3d() -> None:
    loaded = run_python("import gui.app, sys; print(*sys.modules)").split()
    assert "PySide6.QtWidgets" in loaded
    assert not {"torch", "torchvision", "timm", "open3d", "pyqtgraph"} & set(loaded)
    of_extras = {"transformers", "huggingface_hub", "depth_pro_2", "moge", "depth_anything_3"}
    assert not of_extras & set(loaded)


def test_command_line_loads_torch_only_for_work() -> None:
    code = "import core.cli, sys; core.cli.build_parser(); print(*sys.modules)"
    assert not {"torch", "timm", "open3d", "scipy"} & set(run_python(code).split())


def test_the_cores_tests_do_without_the_window() -> None:
    windows = ("gui", "tests.gui", "tests.e2e", "PySide6", "pytestqt")
    files = [
        *Path(__file__).with_name("core").rglob("*.py"),
        *Path(__file__).parent.glob("sample*.py"),
    ]
    imports = [(file.name, name) for file in files for name in imported_names(file)]
    assert not [
        pair for pair in imports if f"{pair[1]}.".startswith(tuple(f"{w}." for w in windows))
    ]


def imported_names(file: Path) -> list[str]:
    nodes = list(ast.walk(ast.parse(file.read_text("utf-8"))))
    names = [alias.name for node in nodes if isinstance(node, ast.Import) for alias in node.names]
    return names + [node.module or "" for node in nodes if isinstance(node, ast.ImportFrom)]
