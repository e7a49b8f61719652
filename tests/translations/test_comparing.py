"""Comparing word by word, in scripts with and without spaces, and in both directions of writing."""

from __future__ import annotations

import time

import pytest

from releases import comparing
from translations.comparing import compare

NBSP, NARROW = "\u00a0", "\u202f"


def marked(old: str, new: str) -> str:
    """The runs on one line: [-gone-], {+come+}."""
    signs = {"same": "{}", "old": "[-{}-]", "new": "{{+{}+}}"}
    return "".join(signs[run.kind].format(run.text) for run in compare(old, new))


@pytest.mark.parametrize(
    ("old", "new", "seen"),
    [
        # Japanese: by character, but loan words and figures whole
        ("岩屋外相は会合に出席した。", "岩屋外相は会談に出席した。", "岩屋外相は会[-合-]{+談+}に出席した。"),
        ("約１００名が参加", "約１，０００名が参加", "約[-１００-]{+１，０００+}名が参加"),
        ("2024年に10か国", "2025年に12か国", "[-2024-]{+2025+}年に[-10-]{+12+}か国"),
        ("ロシアを支援", "ウクライナを支援", "[-ロシア-]{+ウクライナ+}を支援"),
        ("少なくとも三人", "三人", "[-少なくとも-]三人"),
        ("厳しく非難する", "強く批判する", "[-厳しく非難-]{+強く批判+}する"),
        ("重要性を確認の上、", "必要性を強調の上、", "[-重-]{+必+}要性を[-確認-]{+強調+}の上、"),
        ("葛城", "葛\U000e0100城", "[-葛-]{+葛\U000e0100+}城"),
        ("吉野家", "𠮷野家", "[-吉-]{+𠮷+}野家"),
        # Figures are one word however they are written: nobody reads half of one
        ("十五か国が参加", "十七か国が参加", "[-十五-]{+十七+}か国が参加"),
        ("二〇二五年に", "二〇二六年に", "[-二〇二五-]{+二〇二六+}年に"),
        ("1万5千人が避難", "1万7千人が避難", "[-1万5千-]{+1万7千+}人が避難"),
        ("１５億円を供与", "１７億円を供与", "[-１５億-]{+１７億+}円を供与"),
        ("午後４：００から", "午後４：３０から", "午後[-４：００-]{+４：３０+}から"),
        ("第15回会合", "第17回会合", "第[-15-]{+17+}回会合"),
        # Chinese
        ("一百二十名代表", "一百五十名代表", "[-一百二十-]{+一百五十+}名代表"),
        ("外交部长出席了会议。", "外交部长将出席会议。", "外交部长{+将+}出席[-了-]会议。"),
        ("外交部長出席會議", "外交部部長出席會議", "外交{+部+}部長出席會議"),
        # Korean, Vietnamese
        ("외교장관 회담", "외교장관 회의", "외교장관 회[-담-]{+의+}"),
        ("Hội nghị cấp cao", "Hội nghị cấp bộ trưởng", "Hội nghị cấp [-cao-]{+bộ trưởng+}"),
        # Arabic: whole words, with their vowels; figures whole
        ("يوم 3 نوفمبر", "يوم 13 نوفمبر", "يوم [-3-]{+13+} نوفمبر"),
        ("وُزَرَاءُ الخارجية", "وُزَرَاءِ الخارجية", "[-وُزَرَاءُ-]{+وُزَرَاءِ+} الخارجية"),
        ("٣٫٥ في المئة", "٣٫٧ في المئة", "[-٣٫٥-]{+٣٫٧+} في المئة"),
        ("قال الوزير، اليوم", "قال الوزير؛ اليوم", "قال الوزير[-،-]{+؛+} اليوم"),
        # French: punctuation, its spaces, the two apostrophes, figures
        ("l'été", "l’été", "l[-'-]{+’+}été"),
        ("Paris:", f"Paris{NBSP}:", f"Paris{{+{NBSP}+}}:"),
        (f"Paris{NBSP}; fin", f"Paris{NARROW}; fin", f"Paris[-{NBSP}-]{{+{NARROW}+}}; fin"),
        ('"paix"', f"«{NBSP}paix{NBSP}»", f'[-"-]{{+«{NBSP}+}}paix[-"-]{{+{NBSP}»+}}'),
        (f"1{NARROW}000 euros", f"10{NARROW}000 euros", f"[-1{NARROW}000-]{{+10{NARROW}000+}} euros"),
        ("3,5 %", "3,6 %", "[-3,5-]{+3,6+} %"),
        ("à 16h00", "à 17h00", "à [-16h00-]{+17h00+}"),
        ("15 délégations", "17 délégations", "[-15-]{+17+} délégations"),
        ("at 16:00 GMT", "at 17:30 GMT", "at [-16:00-]{+17:30+} GMT"),
        ("10 000 euros", "12 000 euros", "[-10 000-]{+12 000+} euros"),
        ("en 2025 100 cas", "en 2026 100 cas", "en [-2025-]{+2026+} 100 cas"),
        ("10’000 Franken", "12’000 Franken", "[-10’000-]{+12’000+} Franken"),
        ("article 5, 2 et 3", "article 5, 2 et 4", "article 5, 2 et [-3-]{+4+}"),
        ("le grand chat dort", "un petit chien dort", "[-le grand chat-]{+un petit chien+} dort"),
        ("un mot", "un tout petit mot", "un {+tout petit +}mot"),
        ("l’e\u0301te\u0301", "l’e\u0301tat", "l’[-e\u0301te\u0301-]{+e\u0301tat+}"),
    ],
)  # fmt: skip
def test_comparison_shows_what_a_reader_would_call_the_change(
    old: str, new: str, seen: str
) -> None:
    assert marked(old, new) == seen


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("a b c", "d b e"),
        (f"« l’{NARROW}OTAN »\n\n1. deux", f"«{NBSP}l’OTAN{NBSP}»\n1. trois deux"),
        ("وزير الخارجية 1.5", "وزير 2.5 الخارجية"),
        ("\u0301a 👩‍👩‍👧 葛\U000e0100", "a\u0301 👩‍👧 葛"),
        ("会合の概要は以下", "概要の会合は下記"),
    ],
)
def test_both_texts_can_be_read_off_a_comparison(old: str, new: str) -> None:
    runs = list(compare(old, new))
    assert "".join(run.text for run in runs if run.kind != "new") == old
    assert "".join(run.text for run in runs if run.kind != "old") == new


def test_words_repeated_over_and_over_take_no_minutes() -> None:
    started = time.process_time()
    old, new = "a " * 950, "b a " * 480
    runs = list(compare(old, new))
    assert time.process_time() - started < 30  # it was ninety
    assert "".join(run.text for run in runs if run.kind != "new") == old
    assert "".join(run.text for run in runs if run.kind != "old") == new


def test_what_patience_does_not_reach_is_shown_as_gone_and_come(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(comparing, "STEPS", 10)
    old, new = "one two three four\n" * 9, "one two 3 four\n" * 9
    runs = list(compare(old, new))
    assert "".join(run.text for run in runs if run.kind != "new") == old
    assert "".join(run.text for run in runs if run.kind != "old") == new
    assert all(run.kind != "same" for run in runs[1:])
