"""What the commands check: Markdown files and files of pairs, from bytes; refusals say where and why."""

from translations.checks.input.markdown import TextFile, read_text
from translations.checks.input.pairs import Pair, read_pairs

__all__ = ["Pair", "TextFile", "read_pairs", "read_text"]
