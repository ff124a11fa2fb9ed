"""No test reaches the network: a socket goes to this machine and nowhere else."""

import socket
from typing import Any

AT_HOME = {"127.0.0.1", "::1", "localhost", ""}
NETWORKS = {socket.AF_INET, socket.AF_INET6}

_connect, _connect_ex = socket.socket.connect, socket.socket.connect_ex


class ReachedOut(RuntimeError):
    """A test, or what it tries, has asked for another machine."""


def stay_at_home() -> None:
    """Let every connection to another machine fail, for the rest of this process."""
    setattr(socket.socket, "connect", _only_here(_connect))  # noqa: B010  the type checker knows it as a method
    setattr(socket.socket, "connect_ex", _only_here(_connect_ex))  # noqa: B010


def _only_here(act: Any) -> Any:
    def connect(own: socket.socket, address: Any) -> Any:
        if own.family in NETWORKS and address[0] not in AT_HOME:
            own.close()
            raise ReachedOut(f"a test reached out to {address[0]}: serve what it wants on 127.0.0.1")
        return act(own, address)

    return connect
