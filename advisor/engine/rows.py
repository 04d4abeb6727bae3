"""Completions in arrays: those that nothing tells apart any more are one row, with their number."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain

import numpy as np

from advisor.engine.tracks import Array

_KEY_LIMIT = 2**62
_SPAN_LIMIT = 2**31


@dataclass(frozen=True, slots=True)
class Rows:
    """Distinct states: by row, the state of each option and of the weights, the scores, and how many completions."""

    states: Array
    """(options + 1, rows)"""
    scores: Array
    """(options, rows), in units that make them whole; differences alone have meaning."""
    counts: Array
    """(rows,)"""


def best(scores: Array, racing: Array) -> Array:
    """By row, the highest score of the options still in the race; whatever the scores' least is where none is."""
    best: Array = np.where(racing, scores, scores.min()).max(axis=0)
    return best


def joined(parts: Sequence[Rows]) -> Rows:
    """Some rows one after another."""
    return Rows(
        np.concatenate([part.states for part in parts], axis=1),
        np.concatenate([part.scores for part in parts], axis=1),
        np.concatenate([part.counts for part in parts]),
    )


def merged(rows: Rows) -> Rows:
    """The rows with equal ones added up."""
    return _added_up(rows, *_grouped(rows))


def merged_with_places(rows: Rows) -> tuple[Rows, Array]:
    """The rows with equal ones added up, and where each of the rows given went."""
    order, firsts = _grouped(rows)
    places = np.empty(len(order), dtype=np.int32)
    starts = np.zeros(len(order), dtype=np.int32)
    starts[firsts[1:]] = 1
    places[order] = np.cumsum(starts)
    return _added_up(rows, order, firsts), places


def _added_up(rows: Rows, order: Array, firsts: Array) -> Rows:
    kept = order[firsts]
    return Rows(rows.states[:, kept], rows.scores[:, kept], np.add.reduceat(rows.counts[order], firsts))


def _grouped(rows: Rows) -> tuple[Array, Array]:
    """An order in which equal rows stand together, and the places in it where a group begins."""
    key, size = np.zeros(len(rows.counts), dtype=np.int64), 1
    for column in chain(rows.states, rows.scores):
        codes, span = _codes(column)
        if size * span >= _KEY_LIMIT:
            key, size = _codes(np.unique(key, return_inverse=True)[1])
        key, size = key * span + codes, size * span
    order = np.argsort(key, kind="stable")
    return order, np.flatnonzero(np.diff(key[order], prepend=-1))


def _codes(column: Array) -> tuple[Array, int]:
    """The column as numbers from 0 up, and how many there could be: few enough to make a key with all rows."""
    low, high = column.min(), column.max()
    if high - low >= _SPAN_LIMIT:
        distinct, column = np.unique(column, return_inverse=True)
        return column, len(distinct)
    return (column - low).astype(np.int64), int(high - low) + 1
