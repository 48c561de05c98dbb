import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.audio_link import LinkProblem, link_problem, without_query


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("https://media.example.com/a.mp3", None),
        ("  https://media.example.com/a.mp3\n", None),
        ("HTTP://media.example.com:8080/a?b=c#d", None),
        ("https://例子.测试/录音.wav", None),
        ("https://203.0.113.7/a.mp3", None),
        ("https://[2001:db8::1]/a.mp3", None),
        ("", LinkProblem.EMPTY),
        ("   ", LinkProblem.EMPTY),
        ("https://a.example/x y", LinkProblem.SPACE),
        ("https://a.example/x\ty", LinkProblem.SPACE),
        ("media.example.com/a.mp3", LinkProblem.NO_SCHEME),
        ("https:/media.example.com", LinkProblem.NO_SCHEME),
        ("file:///etc/passwd", LinkProblem.NOT_HTTP),
        ("data://x.y", LinkProblem.NOT_HTTP),
        ("https://", LinkProblem.NO_HOST),
        ("https:///a.mp3", LinkProblem.NO_HOST),
        ("https://media/a.mp3", LinkProblem.NO_HOST),
        ("https://a..b/c", LinkProblem.NO_HOST),
        ("https://.example.com/c", LinkProblem.NO_HOST),
        ("https://a.example:http/c", LinkProblem.BAD_PORT),
        ("https://a.example:70000/c", LinkProblem.BAD_PORT),
        ("https://[::1/c", LinkProblem.BAD_PORT),
        ("https://me@a.example/c", LinkProblem.CREDENTIALS),
        ("https://:pw@a.example/c", LinkProblem.CREDENTIALS),
        ("http://localhost/c", LinkProblem.THIS_COMPUTER),
        ("http://LOCALHOST.:80/c", LinkProblem.THIS_COMPUTER),
        ("http://127.1.2.3/c", LinkProblem.THIS_COMPUTER),
        ("http://[::1]/c", LinkProblem.THIS_COMPUTER),
    ],
)
def test_what_can_be_sent(text: str, problem: LinkProblem | None) -> None:
    assert link_problem(text, local_service=False) is problem
    if problem is LinkProblem.THIS_COMPUTER:
        assert link_problem(text, local_service=True) is None


@given(st.text())
def test_anything_may_be_typed(text: str) -> None:
    link_problem(text, local_service=False)
    link_problem(f"https://{text}", local_service=False)


@pytest.mark.parametrize(
    ("link", "kept"),
    [
        ("https://a.example/d.mp3?sign=1&t=2", "https://a.example/d.mp3"),
        ("https://a.example/d.mp3#x?y", "https://a.example/d.mp3"),
        ("https://a.example/d.mp3", "https://a.example/d.mp3"),
        ("", ""),
    ],
)
def test_the_lasting_part_of_a_signed_link(link: str, kept: str) -> None:
    assert without_query(link) == kept
