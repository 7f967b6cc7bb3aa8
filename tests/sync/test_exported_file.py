"""A file that has passed through other hands is read with suspicion, each fault in one sentence."""

import json

import pytest

from chibo.sync.errors import FileRefused
from chibo.sync.exported_file import DEEPEST, LARGEST_BYTES, MOST_ENTRIES, read_exported


def exported(**changed):
    told = {"format": 1, "meeting": "12", "device": "tablet", "exported_at": "", "entries": []}
    return json.dumps(told | changed).encode()


def read(content):
    return read_exported(content, meeting="12")


def nested(depth):
    return b'{"entries": ' + b"[" * depth + b"]" * depth + b"}"


def test_the_file_of_a_device_is_read_as_it_was_written():
    found = read(exported(entries=[{"id": "x"}, 7]))

    assert (found.device, found.entries) == ("tablet", [{"id": "x"}, 7])


def test_a_file_that_an_editor_saved_again_is_read_too():
    content = b"\xef\xbb\xbf" + exported()

    assert read(content).entries == []


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"PK\x03\x04 a workbook",
        b"\xff\xfe\x00",
        b"{",
        b"[]",
        b"7",
        b"{}",
        exported(entries="none"),
        exported(format=2),
        exported(format=True) + b"x",
        exported(meeting="13"),
        exported(meeting=None),
        exported(entries=[0] * (MOST_ENTRIES + 1)),
        b" " * (LARGEST_BYTES + 1),
        nested(DEEPEST),
        nested(100_000),
        b"1" * 10_000,
    ],
    ids=lambda content: repr(content[:24]),
)
def test_what_cannot_be_brought_in_is_refused_in_a_sentence(content):
    with pytest.raises(FileRefused) as refusal:
        read(content)

    assert str(refusal.value).endswith(".")
    assert len(str(refusal.value).split()) > 5


def test_each_fault_has_a_sentence_of_its_own():
    faults = [b"", b"{", b"{}", exported(format=2), exported(meeting="13"), nested(99)]
    sentences = set()
    for content in faults:
        with pytest.raises(FileRefused) as refusal:
            read(content)
        sentences.add(str(refusal.value))

    assert len(sentences) == len(faults)
