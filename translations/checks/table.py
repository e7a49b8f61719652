"""The one table of checks."""

from __future__ import annotations

from translations.checks.agreement import TitleAgreement
from translations.checks.arabic import ArabicDigits, ArabicPunctuation, ArabicSpaces, Tatweel
from translations.checks.brackets import BracketsInPairs
from translations.checks.check import Check
from translations.checks.chinese import ChineseDots, ChineseQuotes, ChineseWidth
from translations.checks.chinese_forms import OtherForm
from translations.checks.dates import LeadingZero
from translations.checks.direction import DirectionControl, DirectionUnpaired, StrayMark
from translations.checks.doubled import DoubledWord
from translations.checks.french import FrenchApostrophe, FrenchQuotes, FrenchSpaces
from translations.checks.house import HouseClock, HouseSpelling
from translations.checks.japanese import HalfWidthKatakana, HalfWidthPunctuation, MixedDigits
from translations.checks.links import LinkWords
from translations.checks.look_alikes import LookAlike, PersianLetter
from translations.checks.month_days import NoSuchDay
from translations.checks.notes import MarkWithoutNote, NoteOutOfPlace, NoteWithoutMark
from translations.checks.points import LikeAPoint, PointNumbers
from translations.checks.scripts import WrongAlphabet, WrongScript
from translations.checks.spellings import TwoCases, TwoSpellings
from translations.checks.structure import HeadingSkipped, TableHeaderEmpty
from translations.checks.tags import TagShown
from translations.checks.turns import LikeATurn

CHECKS: tuple[Check, ...] = (
    # structure
    MarkWithoutNote(),
    NoteWithoutMark(),
    NoteOutOfPlace(),
    PointNumbers(),
    LikeAPoint(),
    LikeATurn(),
    HeadingSkipped(),
    TableHeaderEmpty(),
    LinkWords(),
    TagShown(),
    # any language
    BracketsInPairs(),
    DoubledWord(),
    LeadingZero(),
    NoSuchDay(),
    TwoSpellings(),
    TwoCases(),
    DirectionControl(),
    DirectionUnpaired(),
    StrayMark(),
    WrongScript(),
    LookAlike(),
    # the office's own
    HouseClock(),
    HouseSpelling(),
    # one language
    FrenchSpaces(),
    FrenchApostrophe(),
    FrenchQuotes(),
    TitleAgreement(),
    HalfWidthKatakana(),
    HalfWidthPunctuation(),
    MixedDigits(),
    ChineseWidth(),
    ChineseQuotes(),
    ChineseDots(),
    OtherForm(),
    ArabicPunctuation(),
    ArabicSpaces(),
    ArabicDigits(),
    Tatweel(),
    PersianLetter(),
    WrongAlphabet(),
)
