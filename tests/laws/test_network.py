"""Law: no test reaches the network."""

import socket
import urllib.request

import pytest

from tests.network import ReachedOut


@pytest.mark.parametrize("address", [("192.0.2.1", 80), ("203.0.113.7", 443)])
def test_another_machine_is_out_of_reach(address: tuple[str, int]) -> None:
    with socket.socket() as own, pytest.raises(ReachedOut, match=r"serve what it wants on 127\.0\.0\.1"):
        own.connect(address)


def test_a_library_that_reaches_out_is_caught() -> None:
    with pytest.raises(ReachedOut):
        urllib.request.urlopen("http://192.0.2.1/", timeout=1)


def test_this_machine_is_in_reach() -> None:
    with socket.socket() as server, socket.socket() as own:
        server.bind(("127.0.0.1", 0))
        server.listen()
        own.connect(server.getsockname())
        assert own.getpeername() == server.getsockname()
