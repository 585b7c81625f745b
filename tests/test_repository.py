"""What the repository may hold, and facts that are stated in two places."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).resolve().parents[1]
TOP_LEVEL = {
    ".ci",
    ".gitignore",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE",
    "Makefile",
    "README.md",
    "constraints.txt",
    "core",
    "gui",
    "main.py",
    "pyproject.toml",
    "resources",
    "tests",
}
# Split so that this file does not hold what it looks for.
MACHINE_TRACES = {
    "a folder of a certain machine": rb"(?<![\w.$~/])/(?:work|root|tmp|home)/" + rb"(?=\w)",
    "a package registry's host": rb"(?i)(?:p[y]pi|python[h]osted|npm[j]s|jfrog|nexus)"
    rb"\.(?:org|com|io)|\bindex-?url\b",
    "an address in a pinned version": rb"(?m)^[\w.-]+ @ ",
}
BINARY_SUFFIXES = {".safetensors", ".jpg", ".png", ".npz", ".ico", ".icns"}


def tracked_files() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listed.returncode != 0:
        pytest.skip("not a git checkout")
    paths = [ROOT / name for name in listed.stdout.decode().split("\0") if name]
    return [path for path in paths if path.is_file()]


def project() -> dict[str, object]:
    return tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]


def test_pictures_are_opened_only_as_formats_that_are_named() -> None:
    """Pillow hands some formats to other programs: an EPS named .png would run Ghostscript."""
    calls = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for folder in ("core", "gui")
        for path in (ROOT / folder).rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and ast.unparse(node.func).endswith("Image.open")
        and "formats" not in {keyword.arg for keyword in node.keywords}
    ]
    assert not calls


@pytest.mark.parametrize("name", ["$(shell touch ran)", "cost$5.jpg", "a 'b' \"c\".jpg", "`id`"])
def test_a_photo_s_name_is_not_carried_out(tmp_path: Path, name: str) -> None:
    rule = 'told: ; @printf %s "$$PHOTO"'
    said = subprocess.run(
        [
            "make",
            "--no-print-directory",
            "-f",
            ROOT / "Makefile",
            "--eval",
            rule,
            "told",
            f"PHOTO={name}",
        ],
        cwd=tmp_path,
        capture_output=True,
        check=True,
    )
    assert said.stdout.decode() == name
    assert not list(tmp_path.iterdir())


def test_top_level_is_as_agreed() -> None:
    found = {path.relative_to(ROOT).parts[0] for path in tracked_files()}
    assert found <= TOP_LEVEL


@pytest.mark.parametrize("trace", MACHINE_TRACES)
def test_no_file_holds(trace: str) -> None:
    pattern = re.compile(MACHINE_TRACES[trace])
    found = [
        f"{path.relative_to(ROOT)}: {match.group()!r}"
        for path in tracked_files()
        if path.suffix not in BINARY_SUFFIXES
        for match in pattern.finditer(path.read_bytes())
    ]
    assert not found


def test_constraints_pin_every_dependency_within_its_range() -> None:
    pins = dict(
        line.split("==")
        for line in (ROOT / "constraints.txt").read_text().splitlines()
        if line and not line.startswith("#")
    )
    versions = {canonicalize_name(name): version for name, version in pins.items()}
    extras = project()["optional-dependencies"]
    wanted = [*project()["dependencies"], *extras["test"], *extras["train"]]
    for requirement in map(Requirement, wanted):
        version = versions[canonicalize_name(requirement.name)]
        assert requirement.specifier.contains(version), requirement


def test_notices_name_all_that_is_installed_beside_the_program() -> None:
    notices = (ROOT / "resources/THIRD_PARTY_NOTICES.md").read_text()
    table = notices.split("## Libraries")[1].split("\n## ")[0]
    named = {canonicalize_name(each) for each in re.findall(r"\w[\w.-]*", table)}
    called = {"torch": "pytorch", "open3d-cpu": "open3d"}
    extras = {key: of for key, of in project()["optional-dependencies"].items() if key != "test"}
    for wanted in (*project()["dependencies"], *(each for of in extras.values() for each in of)):
        name = canonicalize_name(Requirement(wanted).name)
        assert called.get(name, name) in named, name


def imported_packages(folders: list[str]) -> set[str]:
    files = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    found: set[str] = set()
    for node in (node for path in files for node in ast.walk(ast.parse(path.read_bytes()))):
        if isinstance(node, ast.Import):
            found |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            found.add(node.module.split(".")[0])
    found.discard("leadline_example")  # a test writes this package
    return found - sys.stdlib_module_names - {"core", "gui", "main", "resources", "tests"}


def test_dependencies_are_what_is_imported() -> None:
    declared = {
        extra: {canonicalize_name(Requirement(each).name) for each in wanted}
        for extra, wanted in project()["optional-dependencies"].items()
    }
    declared[""] = {canonicalize_name(Requirement(each).name) for each in project()["dependencies"]}
    names = {
        "cv2": "opencv-python-headless",
        "PIL": "pillow",
        "pxr": "usd-core",
        "PySide6": "pyside6-essentials",
        "shiboken6": "pyside6-essentials",
        "pytestqt": "pytest-qt",
    }

    def distributions(*folders: str) -> set[str]:
        found = {names.get(each, each) for each in imported_packages([*folders])}
        return {canonicalize_name(each) for each in found}

    of_blender = {"bpy", "mathutils"}  # it brings its own Python, which runs one of the files
    optional = set().union(*(of for extra, of in declared.items() if extra != "test"))
    assert distributions("core", "gui") - of_blender <= declared[""] | optional
    assert distributions("tests") <= declared[""] | declared["train"] | declared["test"]
    by_platform = {"open3d-cpu"}  # imported as open3d
    assert declared[""] - by_platform <= distributions("core", "gui")


def test_main_knows_the_commands() -> None:
    import main
    from core.cli import build_parser

    usage = build_parser().format_help()
    listed = re.findall(r"^    (\w+)", usage.split("commands:")[1].split("options:")[0], re.M)
    assert set(listed) - {"COMMAND"} == set(main.COMMANDS)


def test_the_readme_names_only_options_that_there_are() -> None:
    from core.cli import build_parser

    usage = (ROOT / "README.md").read_text().split("## Command line")[1].split("```")[1]
    (commands,) = (each.choices for each in build_parser()._actions if each.dest == "==SUPPRESS==")
    lines = [line.split("python main.py ") for line in re.split(r"\n(?=python)", usage.strip())]
    assert {line[1].split()[0] for line in lines} == set(commands)
    for _, line in lines:
        known = commands[line.split()[0]].format_help()
        if line.startswith("models"):
            (actions,) = (each.choices for each in commands["models"]._actions if each.choices)
            known = actions[line.split()[1]].format_help()
        taken, _, left_out = line.partition("but for")
        options = set(re.findall(r"--[\w-]*\w", known))
        assert set(re.findall(r"--[\w-]*\w", taken)) <= options
        assert not set(re.findall(r"--[\w-]*\w", left_out)) & options


def test_sample_photo_is_a_photo() -> None:
    from core.images import load_photo

    assert min(load_photo(ROOT / "resources" / "sample.jpg").size) >= 400


def test_python_is_new_enough() -> None:
    assert Requirement(f"python{project()['requires-python']}").specifier.contains(
        ".".join(map(str, sys.version_info[:3]))
    )
