"""The languages of the interface: what staff read, on their pages and in their mails."""

from __future__ import annotations

# Those in which the whole interface is worded; whoever's browser asks for another reads English,
# which is better than half of each.
LANGUAGES = (("fr", "Français"), ("en", "English"), ("ja", "日本語"))
CODES = tuple(code for code, _name in LANGUAGES)
