"""Chinese in simplified signs."""

from __future__ import annotations

from translations.checks.facts.languages.zh import chinese

SIMPLIFIED_CHINESE = chinese(
    "zh-hans",
    {
        "北京时间": "Asia/Shanghai",
        "东京时间": "Asia/Tokyo",
        "日本时间": "Asia/Tokyo",
        "当地时间": "local",
    },
    currency="CNY",
)
