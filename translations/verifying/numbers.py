"""A set of whole numbers, a bit each, so that the ids of a record of millions fit into memory."""

from __future__ import annotations

PAGE = 4096


class Numbers:
    """Numbers that were put in. Near ones share a page, which is one large integer."""

    def __init__(self) -> None:
        self._pages: dict[int, int] = {}

    def add(self, number: int) -> None:
        page, bit = divmod(number, PAGE)
        self._pages[page] = self._pages.get(page, 0) | 1 << bit

    def __contains__(self, number: int) -> bool:
        page, bit = divmod(number, PAGE)
        return bool(self._pages.get(page, 0) >> bit & 1)

    def smallest(self) -> int | None:
        if not self._pages:
            return None
        page = min(self._pages)
        bits = self._pages[page]
        return page * PAGE + (bits & -bits).bit_length() - 1
