"""Offices, vocabularies and labels in the admin, one fieldset a language.

Why not tabs: docs/decisions/12-language-fieldsets.md.
"""

from releases.admin import offices, standing_labels, vocabularies

__all__ = ["offices", "standing_labels", "vocabularies"]
