import pytest
from hypothesis import given
from hypothesis import strategies as st

from voicedesk.domain.account import NetworkPlace
from voicedesk.domain.links import LinkProblem, link_problem, without_query, written_link


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
        ("https://a.example/x y", None),
        ("<https://a.example/x>", None),
        ("“https://a.example/x”", None),
        ("https://a b.example/x", LinkProblem.SPACE),
        ("https://a.example/x\ny", LinkProblem.SPACE),
        ("https://a.example/x\u2028y", LinkProblem.SPACE),
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
        ("https://\u3002\u3002/c", LinkProblem.NO_HOST),
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
    assert link_problem(text, service=NetworkPlace.PUBLIC) is problem
    if problem is LinkProblem.THIS_COMPUTER:
        assert link_problem(text, service=NetworkPlace.THIS_COMPUTER) is None


@given(st.text())
def test_anything_may_be_typed(text: str) -> None:
    link_problem(text, service=NetworkPlace.PUBLIC)
    link_problem(f"https://{text}", service=NetworkPlace.PUBLIC)


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


PRIVATE = (
    *("10.0.0.1", "172.16.0.1", "172.31.255.1", "192.168.1.1", "100.64.0.1", "169.254.3.4"),
    *("[fc00::1]", "[fd12:3456::1]", "[fe80::1]", "[fe80::1%25eth0]", "[::ffff:192.168.0.9]"),
)
HERE = ("127.9.9.9", "localhost", "[::1]", "0.0.0.0", "[::]", "[::ffff:127.0.0.1]")
PUBLIC = ("172.32.0.1", "11.0.0.1", "100.128.0.1", "192.169.0.1", "[2001:db8::1]", "192.0.2.1")


@pytest.mark.parametrize("host", PRIVATE)
def test_a_private_network_is_out_of_the_services_reach(host: str) -> None:
    link = f"http://{host}:81/a.mp3"
    assert link_problem(link, service=NetworkPlace.PUBLIC) is LinkProblem.PRIVATE_NETWORK
    assert link_problem(link, service=NetworkPlace.PRIVATE) is None
    assert link_problem(link, service=NetworkPlace.THIS_COMPUTER) is None


@pytest.mark.parametrize("host", HERE)
def test_this_computer_is_in_reach_of_a_service_on_it_alone(host: str) -> None:
    link = f"http://{host}/a.mp3"
    assert link_problem(link, service=NetworkPlace.PUBLIC) is LinkProblem.THIS_COMPUTER
    assert link_problem(link, service=NetworkPlace.PRIVATE) is LinkProblem.THIS_COMPUTER
    assert link_problem(link, service=NetworkPlace.THIS_COMPUTER) is None


@pytest.mark.parametrize("host", PUBLIC)
def test_all_else_is_in_reach(host: str) -> None:
    assert link_problem(f"http://{host}/a.mp3", service=NetworkPlace.PUBLIC) is None


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        (" https://a.example/x.mp3\n", "https://a.example/x.mp3"),
        ("<https://a.example/x.mp3>", "https://a.example/x.mp3"),
        ("《https://a.example/x.mp3》", "https://a.example/x.mp3"),
        ("https://a.example/my voice.mp3", "https://a.example/my%20voice.mp3"),
        ("https://a.example/a\u3000b.mp3", "https://a.example/a%E3%80%80b.mp3"),
        (
            "https://a.example/录音.wav?t=一&e=%2F+b",
            "https://a.example/%E5%BD%95%E9%9F%B3.wav?t=%E4%B8%80&e=%2F+b",
        ),
        ("https://a.example/a%20b 录", "https://a.example/a%20b%20%E5%BD%95"),
        ("https://例子.测试:8443/录.mp3", "https://xn--fsqu00a.xn--0zwm56d:8443/%E5%BD%95.mp3"),
        ("https://例子.测试?x=1", "https://xn--fsqu00a.xn--0zwm56d?x=1"),
        ("https://faß.example/x", "https://faß.example/x"),
        ("https://a.example/x?sig=a%2bB/{}|^", "https://a.example/x?sig=a%2bB/{}|^"),
        ("https://a.example/x#录 y", "https://a.example/x#%E5%BD%95%20y"),
    ],
)
def test_a_link_as_programs_write_it(typed: str, written: str) -> None:
    assert written_link(typed) == written
    assert written_link(written) == written
    assert link_problem(typed, service=NetworkPlace.PUBLIC) is None


@given(st.text())
def test_anything_can_be_written(text: str) -> None:
    written_link(text)
    written_link(f"https://{text}")
    written_link(f"https://录音.example/{text}")
