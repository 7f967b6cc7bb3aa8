import socket

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError

from chibo.console.ports import refuse_taken_port


@pytest.fixture
def taken_port():
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_a_taken_port_is_refused_with_a_way_out(taken_port):
    with pytest.raises(CommandError, match=f"{taken_port}.*--port {taken_port + 1}"):
        refuse_taken_port("127.0.0.1", taken_port)


def test_nothing_is_started_on_a_taken_port(taken_port):
    with pytest.raises(CommandError, match=str(taken_port)):
        call_command("run", port=taken_port)


def test_a_free_port_is_taken_without_a_word(taken_port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        free = other.getsockname()[1]

    refuse_taken_port("127.0.0.1", free)


def test_an_address_of_another_machine_is_refused():
    with pytest.raises(CommandError, match=r"192\.0\.2\.1"):
        refuse_taken_port("192.0.2.1", 8000)
