"""The container of an old .xls file: one stream taken out, and put alone into a new container.

The parser gets the container that we made, so what is checked and what is parsed are the same
bytes, as with `archive`.
"""

import struct
from collections.abc import Iterator

_SIGN = bytes.fromhex("d0cf11e0a1b11ae1")
_FREE, _END, _FAT = 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
_HEADER = struct.Struct("<8s16x5H6x9I")
_SECTORS = {3: 9, 4: 12}  # version: sector size as a power of two
_SMALL = 4096  # a shorter stream lies elsewhere; no workbook is so small
_ENTRY = struct.Struct("<64sHBB3I16xI16xIQ")
_IN_HEADER = 109  # tables of sectors that the header itself can name
_LONGEST_NAME = 64
_END_OF_NAME = b"\0\0"
_STREAM, _ROOT = 2, 5
LARGEST_STREAM = _IN_HEADER * 128 * 512 - 512 * 512


class ContainerUnreadable(ValueError):
    """Not well-formed; the caller refuses the file as damaged."""


def is_container(data: bytes) -> bool:
    return data.startswith(_SIGN)


class Container:
    """The directory of a container, and the way to its streams."""

    def __init__(self, data: bytes) -> None:
        try:
            self._data = data
            told = _HEADER.unpack_from(data)
            self._size = 1 << _SECTORS[told[2]]
            self._next = self._table(told)
            directory = self._chain(told[8])
            self.entries = dict(_entries(directory))
        except (struct.error, KeyError, IndexError) as broken:
            raise ContainerUnreadable(str(broken)) from broken

    def stream(self, *names: str) -> bytes:
        """Return the content of the first of these streams that there is.

        Raises:
            ContainerUnreadable: there is none, or it is shorter than it claims.
        """
        name = next((name for name in names if name in self.entries), None)
        if name is None:
            raise ContainerUnreadable("no such stream")
        start, size = self.entries[name]
        content = self._chain(start)
        if not _SMALL <= size <= len(content):
            raise ContainerUnreadable("a stream of another size")
        return content[:size]

    def _table(self, told: tuple[int, ...]) -> list[int]:
        """Return which sector follows which."""
        places = list(struct.unpack_from(f"<{_IN_HEADER}I", self._data, 76))
        more = told[13]
        for _ in range(len(self._data) // self._size):
            if more in {_END, _FREE}:
                break
            part = struct.unpack(f"<{self._size // 4}I", self._sector(more))
            places, more = places + list(part[:-1]), part[-1]
        tables = (self._sector(place) for place in places if place < _FAT)
        return [number for part in tables for number in struct.unpack(f"<{len(part) // 4}I", part)]

    def _sector(self, number: int) -> bytes:
        begins = (number + 1) * self._size
        found = self._data[begins : begins + self._size]
        if not found or len(found) % 4:
            raise ContainerUnreadable("a sector outside of the file")
        return found

    def _chain(self, number: int) -> bytes:
        """Return the sectors from this one on; a circle ends at the size of the file."""
        parts: list[bytes] = []
        while number < _FAT and len(parts) <= len(self._next):
            parts.append(self._sector(number))
            number = self._next[number]
        if number != _END:
            raise ContainerUnreadable("a chain without an end")
        return b"".join(parts)


def _entries(directory: bytes) -> Iterator[tuple[str, tuple[int, int]]]:
    seen = set()
    for place in range(0, len(directory) - _ENTRY.size + 1, _ENTRY.size):
        raw, length, kind, *_tree, start, size = _ENTRY.unpack_from(directory, place)
        if not kind or not len(_END_OF_NAME) <= length <= _LONGEST_NAME:
            continue
        name = raw[: length - 2].decode("utf-16-le", "replace")
        if kind == _STREAM and name in seen:
            raise ContainerUnreadable("two streams of one name")
        seen.add(name)
        yield name, (start, size & 0xFFFFFFFF)


def contained(stream: bytes) -> bytes:
    """Return a container that holds nothing but the workbook ``stream``."""
    sectors = -(-len(stream) // 512)
    tables = 1
    while tables * 128 < sectors + tables + 1:
        tables += 1
    directory = sectors + tables
    following = [*range(1, sectors), _END, *[_FAT] * tables, _END]
    following += [_FREE] * (tables * 128 - len(following))
    counts = (0, tables, directory, 0, _SMALL, _END, 0, _END, 0)
    header = _HEADER.pack(_SIGN, 0x3E, 3, 0xFFFE, 9, 6, *counts)
    places = [sectors + number for number in range(tables)]
    header += struct.pack("<109I", *places, *[_FREE] * (_IN_HEADER - tables))
    entries = _entry("Root Entry", _ROOT, _END, 0, child=1)
    entries += _entry("Workbook", _STREAM, 0, len(stream)) + _empty() + _empty()
    body = stream.ljust(sectors * 512, b"\0")
    return header + body + struct.pack(f"<{len(following)}I", *following) + entries


def _entry(name: str, kind: int, start: int, size: int, *, child: int = _FREE) -> bytes:
    raw = f"{name}\0".encode("utf-16-le")
    return _ENTRY.pack(raw, len(raw), kind, 1, _FREE, _FREE, child, 0, start, size)


def _empty() -> bytes:
    return _ENTRY.pack(b"", 0, 0, 0, _FREE, _FREE, _FREE, 0, 0, 0)
