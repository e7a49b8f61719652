"""The text that both systems are measured with: a title and blocks, half paragraphs and half points."""

from __future__ import annotations

from dataclasses import dataclass

TITLE = "外務大臣会合の開催"


@dataclass(frozen=True)
class Passages:
    """A release of as many segments as its ``paragraphs`` and ``points``, and its title."""

    paragraphs: tuple[str, ...]
    points: tuple[str, ...]

    @property
    def markdown(self) -> str:
        points = "".join(f"- {point}\n" for point in self.points)
        return "\n\n".join([*self.paragraphs, points])

    @property
    def html(self) -> str:
        said = "".join(f"<p>{paragraph}</p>" for paragraph in self.paragraphs)
        return said + "<ul>" + "".join(f"<li>{point}</li>" for point in self.points) + "</ul>"


def passages(segments: int) -> Passages:
    """A release of that many segments, its title among them."""
    said = [
        f"第{number}に、両大臣は、会合の成果を歓迎し、緊密な連携で一致した。"
        for number in range(1, segments)
    ]
    half = len(said) // 2
    return Passages(tuple(said[:half]), tuple(said[half:]))


def changed(text: Passages) -> Passages:
    """The release as it is corrected: one word in a paragraph, and one point more."""
    first, *rest = text.paragraphs
    edited = (first.replace("歓迎", "高く評価"), *rest)
    return Passages(edited, (*text.points, "次回の会合は、来年の春に京都で開かれる予定である。"))
