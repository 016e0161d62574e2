"""Distance and round trips: what the network does to demand that cannot wait."""

from __future__ import annotations

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation


@equation("round_trip", source="record:latency")
def round_trip(distance, path_stretch, equipment_delay, last_mile_delay, fibre_speed):
    """Round trip in ms between users in r and sites in j, for each network class.

    RTT = last mile + a_n + 2 s_n d / v      (N, P users, P sites)
    """
    travel = 2.0 * path_stretch[..., :, None, None] * distance / fibre_speed
    return last_mile_delay[..., None, None, None] + equipment_delay[..., :, None, None] + travel


@equation("latency_factor", source="study:4")
def latency_factor(round_trip, latency_sensitivity, latency_tolerance, latency_softness):
    """Share of interactive demand that a round trip leaves willing, 1 at no distance.

    L = exp(-k b ln(1 + exp((RTT - tau) / b)))
    """
    softness = latency_softness[..., None, None, None]
    excess = (round_trip - latency_tolerance[..., None, None, None]) / softness
    penalty = softness * kernels.log(1.0 + kernels.exp(excess))
    return kernels.exp(-latency_sensitivity[..., None, None, None] * penalty)


@equation("mean_round_trip", source="study:4")
def mean_round_trip(round_trip, inference_demand_share):
    """Mean round trip in ms between the nation's interactive demand and each province, by network class (N, P)."""
    return np.sum(round_trip * inference_demand_share[..., None, :, None], axis=-2)


@equation("province_latency", source="study:4")
def province_latency(mean_round_trip, linked):
    """Mean round trip, ms, from a province's merchant halls to the nation's interactive demand.

    A province without a direct link is reached over the network class of an ordinary hall.
    """
    return np.where(linked > 0, mean_round_trip[..., 0, :], mean_round_trip[..., 1, :])
