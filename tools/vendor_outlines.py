"""Outlines for the map, out of larger ones: TopoJSON with what tells little taken away, neighbours still meeting."""

from __future__ import annotations

import heapq
import json
import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain, pairwise
from typing import NamedTuple

__all__ = ["GRID", "Outline", "area", "outlines_in", "topojson"]

GRID = 0.005
"""Points are rounded to this many degrees, some 500 metres."""

Point = tuple[int, int]
"""Steps on the grid, east and north of 0°, 0°."""
Line = tuple[Point, ...]


class Outline(NamedTuple):
    """A country or a province: polygons, each of rings, the first of them its outside."""

    id: str
    polygons: tuple[tuple[Line, ...], ...]


def outlines_in(topology: Mapping, name: str) -> Iterator[tuple[Mapping, Outline]]:  # type: ignore[type-arg]
    """What one object of a TopoJSON file holds, each with the geometry it comes from; its id, or ``""``."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]

    def unrolled(steps: Sequence[Sequence[int]]) -> Line:
        line, x, y = [], 0, 0
        for right, up in steps:
            x, y = x + right, y + up
            line.append((round((x * scale[0] + translate[0]) / GRID), round((y * scale[1] + translate[1]) / GRID)))
        return tuple(line)

    arcs = [unrolled(arc) for arc in topology["arcs"]]

    def joined(ring: Sequence[int]) -> Line:
        points = chain.from_iterable(arcs[arc] if arc >= 0 else arcs[~arc][::-1] for arc in ring)
        return tuple(without_repeats(points))

    for geometry in topology["objects"][name]["geometries"]:
        polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
        yield geometry, Outline(geometry.get("id", ""), tuple(tuple(map(joined, each)) for each in polygons))


def topojson(objects: Mapping[str, Sequence[Outline]], limit: Callable[[Line], float], *, meeting: bool) -> bytes:
    """TopoJSON of `objects`; `limit` is how many square degrees a corner or an island must have to be kept.

    What has an id keeps its largest polygon, however small. Neighbours share the lines along which they meet when they
    are `meeting`; otherwise every ring is a line of its own, which is shorter where the source's neighbours do not fit.
    """
    kept = {name: [smaller(each, limit) for each in several] for name, several in sorted(objects.items())}
    rings = [ring for several in kept.values() for each in several for polygon in each.polygons for ring in polygon]
    parting = partings(rings) if meeting else set()
    numbers: dict[Line, int] = {}
    least: dict[int, int] = {}

    def numbered(ring: Line) -> list[int]:
        found = []
        pieces = cut(ring, parting)
        for piece in pieces:
            back = piece[::-1]
            found.append(~numbers[back] if back in numbers else numbers.setdefault(piece, len(numbers)))
        if len(pieces) == 2:  # two straight lines between two points would be no ring
            least.update((max(arc, ~arc), 3) for arc in found)
        return found

    drawn = {
        name: {
            "type": "GeometryCollection",
            "geometries": [
                {
                    "type": "MultiPolygon",
                    **({"id": each.id} if each.id else {}),
                    "arcs": [[numbered(ring) for ring in polygon] for polygon in each.polygons],
                }
                for each in several
                if each.polygons
            ],
        }
        for name, several in kept.items()
    }
    arcs = [list(steps(simplified(arc, limit(arc), least.get(at, 2)))) for arc, at in numbers.items()]
    topology = {
        "type": "Topology",
        "transform": {"scale": [GRID, GRID], "translate": [0, 0]},
        "arcs": arcs,
        "objects": drawn,
    }
    return json.dumps(topology, ensure_ascii=False, separators=(",", ":")).encode()


def smaller(outline: Outline, limit: Callable[[Line], float]) -> Outline:
    """Without islands and lakes that are not worth drawing."""
    ranked = sorted(outline.polygons, key=lambda polygon: area(polygon[0]), reverse=True)
    spared = 1 if outline.id else 0
    kept = ranked[:spared] + [polygon for polygon in ranked[spared:] if area(polygon[0]) > limit(polygon[0])]
    return Outline(
        outline.id,
        tuple((each[0], *(hole for hole in each[1:] if area(hole) > limit(hole))) for each in kept if len(each[0]) > 3),
    )


def partings(rings: Sequence[Line]) -> set[Point]:
    """Where lines part: points from which ways lead to more than two others."""
    ways: dict[Point, set[Point]] = {}
    for ring in rings:
        for one, other in pairwise(ring):
            ways.setdefault(one, set()).add(other)
            ways.setdefault(other, set()).add(one)
    return {point for point, others in ways.items() if len(others) != 2}


def cut(ring: Line, parting: set[Point]) -> list[Line]:
    """A ring's lines from one parting to the next; where there is none, all of it from its smallest point."""
    points = ring[:-1]
    start = next((at for at, point in enumerate(points) if point in parting), None)
    if start is None:
        start = points.index(min(points))
    points = points[start:] + points[:start]
    lines, line = [], [points[0]]
    for point in (*points[1:], points[0]):
        line.append(point)
        if point in parting:
            lines.append(tuple(line))
            line = [point]
    return lines if len(line) == 1 else [*lines, tuple(line)]


def area(ring: Sequence[Point]) -> float:
    """In square degrees of the equator."""
    total = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(ring))
    return abs(total) / 2 * GRID**2 * math.cos(math.radians(ring[0][1] * GRID))


def simplified(line: Line, limit: float, least: int) -> Line:
    """Without the corners that matter least, by the triangle that each makes with its neighbours (Visvalingam-Whyatt).

    The ends stay, so that neighbours still meet; a ring stays one.
    """
    least = 4 if line[0] == line[-1] else least
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    weight = [math.inf] * len(line)
    heap: list[tuple[float, int]] = []

    def weigh(at: int, floor: float) -> None:
        if 0 < at < len(line) - 1:
            triangle = (line[before[at]], line[at], line[after[at]], line[before[at]])
            weight[at] = max(area(triangle), floor)
            heapq.heappush(heap, (weight[at], at))

    for at in range(len(line)):
        weigh(at, 0.0)
    left = len(line)
    while heap and left > least and heap[0][0] <= limit:
        lightest, at = heapq.heappop(heap)
        if lightest != weight[at]:
            continue  # weighed again since
        weight[at] = -1.0
        left -= 1
        after[before[at]], before[after[at]] = after[at], before[at]
        weigh(before[at], lightest)
        weigh(after[at], lightest)
    return tuple(point for point, kept in zip(line, weight, strict=True) if kept >= 0)


def steps(line: Line) -> Iterator[tuple[int, int]]:
    """From each point to the next; the first from 0°, 0°."""
    return ((x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(((0, 0), *line)))


def without_repeats(points: Iterator[Point]) -> Iterator[Point]:
    """Each point once where it stands several times in a row."""
    before = None
    for point in points:
        if point != before:
            yield point
        before = point
