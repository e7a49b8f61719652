"""Segmentation: Markdown to pieces and back, and which continues or translates which. Pure."""

from translations.segmentation.aligning import Change, Match, align, removed
from translations.segmentation.containers import continuation, fitted, loosened
from translations.segmentation.pairing import pair
from translations.segmentation.pieces import Kind, Parts, Piece, join, rejoin
from translations.segmentation.silence import join_without, places_without
from translations.segmentation.splitting import split

__all__ = [
    "Change",
    "Kind",
    "Match",
    "Parts",
    "Piece",
    "align",
    "continuation",
    "fitted",
    "join",
    "join_without",
    "loosened",
    "pair",
    "places_without",
    "rejoin",
    "removed",
    "split",
]
