"""One line of the table, and how its two figures are measured side by side."""

import http.client
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass(frozen=True)
class Row:
    """One line of the table; medians in milliseconds."""

    label: str
    median: float
    floor_label: str
    floor: float

    def __str__(self) -> str:
        ratio = f"{self.median / self.floor:6.1f} ×"
        return f"{self.label:<44}{self.median:9.2f} ms   {self.floor_label:<36}{self.floor:9.2f} ms {ratio}"


def _median(act: Callable[[int], object], count: int) -> float:
    """Milliseconds of the middle one of `count` runs."""
    times = []
    for number in range(count):
        start = time.perf_counter()
        act(number)
        times.append((time.perf_counter() - start) * 1000)
    return statistics.median(times)


def side_by_side(act: Callable[[int], object], floor: Callable[[int], object], count: int) -> tuple[float, float]:
    """Both medians, measured in turns of ten so that the machine's moods meet both."""
    ours, theirs = [], []
    for _ in range(count // 10):
        ours.append(_median(act, 10))
        theirs.append(_median(floor, 10))
    return statistics.median(ours), statistics.median(theirs)


@contextmanager
def gunicorn(application: str) -> Iterator[http.client.HTTPConnection]:
    port = _free_port()
    command = [sys.executable, "-m", "gunicorn", "--workers", "1", "--bind", f"127.0.0.1:{port}", application]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        _wait_for(port)
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=10)
        yield connection
        connection.close()
    finally:
        server.terminate()
        server.wait(10)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _wait_for(port: int) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
        except OSError:
            if time.monotonic() > deadline:
                raise
            time.sleep(0.05)
        else:
            return


def get(connection: http.client.HTTPConnection, path: str) -> bytes:
    connection.request("GET", path)
    response = connection.getresponse()
    body = response.read()
    if response.status != http.client.OK:
        raise RuntimeError(f"{path} answered {response.status}")
    return body


def page_row(label: str, address: str, count: int) -> Row:
    """A public page under gunicorn, beside the least that Flask can answer under the same."""
    with gunicorn("wsgi:app") as portal, gunicorn("portal.devtools.hello:app") as hello:
        ours, floor = side_by_side(lambda _: get(portal, address), lambda _: get(hello, "/"), count)
    return Row(label, ours, "Flask ”hello”, samme gunicorn", floor)
