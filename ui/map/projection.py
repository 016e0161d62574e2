"""Albers' equal-area conic projection on the sphere: from degrees to kilometres on the board, and back."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
EARTH = 6371.0072  # radius of the sphere of the same area as the Earth, km


@dataclass(frozen=True)
class Albers:
    """Snyder (1987), Map Projections: A Working Manual, USGS PP 1395, equations 14-1 to 14-11, on a sphere."""

    south: float = 25.0
    north: float = 47.0
    meridian: float = 105.0
    origin: float = 35.0
    radius: float = EARTH

    @cached_property
    def _constants(self) -> tuple[float, float, float]:
        low, high, zero = np.radians((self.south, self.north, self.origin))
        n = float(np.sin(low) + np.sin(high)) / 2
        c = float(np.cos(low) ** 2 + 2 * n * np.sin(low))
        return n, c, float(np.sqrt(c - 2 * n * np.sin(zero))) * self.radius / n

    def forward(self, lon: ArrayLike, lat: ArrayLike) -> tuple[Array, Array]:
        """Return x (east) and y (north) of points in degrees, in the unit of the radius."""
        n, c, rho0 = self._constants
        turn = (np.asarray(lon, dtype=np.float64) - self.meridian + 180.0) % 360.0 - 180.0
        theta = n * np.radians(turn)
        rho = np.sqrt(np.maximum(c - 2 * n * np.sin(np.radians(lat)), 0.0)) * self.radius / n
        return rho * np.sin(theta), rho0 - rho * np.cos(theta)

    def inverse(self, x: ArrayLike, y: ArrayLike) -> tuple[Array, Array]:
        """Return longitude and latitude in degrees of points on the board."""
        n, c, rho0 = self._constants
        east, down = np.asarray(x, dtype=np.float64), rho0 - np.asarray(y, dtype=np.float64)
        rho = np.hypot(east, down)
        lat = np.degrees(np.arcsin(np.clip((c - (rho * n / self.radius) ** 2) / (2 * n), -1.0, 1.0)))
        return self.meridian + np.degrees(np.arctan2(east, down)) / n, lat
