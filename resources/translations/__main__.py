"""Bring the translations up to date: texts from the source into the .ts files, those into .qm."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

from resources.translations.catalog import FORMS, merged, read_catalog, write_catalog
from resources.translations.texts import all_texts

FOLDER = Path(__file__).parent


def main() -> int:
    """Update and compile all languages; 1 when a text has no translation yet."""
    texts = all_texts(FOLDER.parents[1])
    missing = 0
    for language in FORMS:
        path = FOLDER / f"leadline_{language}.ts"
        messages = merged(texts, read_catalog(path), language)
        write_catalog(path, messages, language)
        compile_catalog(path, path.with_suffix(".qm"))
        lacking = [message.text for message in messages if not message.finished]
        for text in lacking:
            print(f"{path.name}: {text.file}: no translation of {text.source!r}", file=sys.stderr)
        missing += len(lacking)
    return 1 if missing else 0


def compile_catalog(source: Path, target: Path) -> None:
    """Make of a .ts file what Qt loads."""
    lrelease = Path(sys.executable).with_name("pyside6-lrelease")
    subprocess.run([lrelease, "-silent", source, "-qm", target], check=True)


if __name__ == "__main__":
    sys.exit(main())
