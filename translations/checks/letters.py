"""Letters by their script, as classes for expressions; each language's own scripts."""

from __future__ import annotations

from collections.abc import Mapping

LATIN = "A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u024f\u1e00-\u1eff"
CYRILLIC = "\u0400-\u0481\u048a-\u052f\u1c80-\u1c88\ua640-\ua66e\ua680-\ua69d"
GREEK = "\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u1f00-\u1fff"
ARABIC = (
    "\u0620-\u063f\u0641-\u064a\u066e\u066f\u0671-\u06d3\u06d5\u06fa-\u06fc\u0750-\u077f"
    "\u08a0-\u08c9\ufb50-\ufbb1\ufbd3-\ufdfb\ufe70-\ufefc"
)
HEBREW = "\u05d0-\u05ea\ufb1d-\ufb4f"
KANA = "\u3041-\u3096\u309d-\u309f\u30a1-\u30fa\u30fd-\u30ff\u31f0-\u31ff\uff66-\uff6f\uff71-\uff9d"
HAN = "\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
HANGUL = "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"
# Armenian; the scripts of India and South-East Asia; Georgian and Ethiopic; Khmer.
OTHERS = (
    "\u0531-\u0588\u0904-\u0939\u0985-\u0dff\u0e01-\u0e30\u0e81-\u109f\u10a0-\u139f\u1780-\u17b3"
)

LANGUAGES_LATIN = ("en", "fr", "es", "de", "it", "pt", "nl", "vi", "id", "tr")
# Beside Latin letters, which names and addresses have in every language.
OWN: Mapping[str, tuple[str, ...]] = {
    **dict.fromkeys(LANGUAGES_LATIN, ()),
    "ru": (CYRILLIC,),
    "uk": (CYRILLIC,),
    "ar": (ARABIC,),
    "ja": (HAN, KANA),
    "zh-hans": (HAN,),
    "zh-hant": (HAN,),
    "ko": (HANGUL, HAN),
}
_ALL = (CYRILLIC, ARABIC, HEBREW, KANA, HAN, HANGUL, OTHERS)


def foreign_to(language: str) -> str:
    """The letters of scripts in which ``language`` is not written; Greek ones may be symbols."""
    return "".join(script for script in _ALL if script not in OWN[language])
