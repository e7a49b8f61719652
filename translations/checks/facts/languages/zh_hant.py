"""Chinese in traditional signs."""

from __future__ import annotations

from translations.checks.facts.languages.zh import chinese

TRADITIONAL_CHINESE = chinese(
    "zh-hant",
    {
        "台北時間": "Asia/Taipei",
        "臺北時間": "Asia/Taipei",
        "香港時間": "Asia/Hong_Kong",
        "北京時間": "Asia/Shanghai",
        "東京時間": "Asia/Tokyo",
        "日本時間": "Asia/Tokyo",
        "當地時間": "local",
    },
    currency="dollar",  # of Taiwan or Hong Kong
)
