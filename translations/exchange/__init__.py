"""Exchange: texts that come from elsewhere, and go there: pasted HTML, DOCX, plain text, Markdown.

All of it is pure but ``importing`` and ``exporting``: strings and bytes in, dataclasses out.
"""

from translations.exchange.errors import Unreadable
from translations.exchange.front_matter import parse, write
from translations.exchange.neutral import ReleaseFile

__all__ = ["ReleaseFile", "Unreadable", "parse", "write"]
