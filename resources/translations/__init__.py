"""The window's texts in other languages; ``python -m resources.translations`` brings them up to
date with the source."""
