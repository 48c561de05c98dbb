"""How texts are read: phrases, surnames, and what isn't Chinese."""

import pytest

from voicedesk.pinyin.reading import reading_of


@pytest.mark.parametrize(
    ("text", "syllables", "initials"),
    [
        ("林知夏", "lin zhi xia", "lzx"),
        ("重庆", "chong qing", "cq"),
        ("重要", "zhong yao", "zy"),
        ("音乐", "yin yue", "yy"),
        ("快乐", "kuai le", "kl"),
        ("夜航船", "ye hang chuan", "yhc"),
        ("银行", "yin hang", "yh"),
        ("单田芳", "shan tian fang", "stf"),
        ("仇英", "qiu ying", "qy"),
        ("曾国藩", "zeng guo fan", "zgf"),
        ("单身", "dan shen", "ds"),
        ("仇恨", "chou hen", "ch"),
        ("单人旁白", "dan ren pang bai", "drpb"),
        ("长孙无忌", "zhang sun wu ji", "zswj"),
        ("女声", "nv sheng", "ns"),
        ("Marlowe 林", "marlowe lin", "ml"),
        ("复刻音色-x7Q2m", "fu ke yin se -x7q2m", "fkysx"),
        ("ＡＢ陈默\n第二段", "ab chen mo di er duan", "acmded"),
        ("灰度😀测试", "hui du 😀 ce shi", "hdcs"),
        ("林！", "lin !", "l"),
        ("〇", "ling", "l"),
        ("\U00020000", "he", "h"),
        ("カナ林", "カナ lin", "カl"),
    ],
)
def test_texts_are_read_as_a_person_would(text: str, syllables: str, initials: str) -> None:
    reading = reading_of(text)
    assert (reading.syllables, reading.initials) == (syllables, initials)


@pytest.mark.parametrize("text", ["", " ", "abc", "\ud800林", "\x00", "、。"])
def test_any_text_has_one(text: str) -> None:
    reading_of(text)
