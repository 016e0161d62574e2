"""From a start to a running hall: pipelines of rivals' projects, cancellation, and halls built one by one."""

from __future__ import annotations

from typing import Any

import numpy as np

from sandbox.model import kernels
from sandbox.model.marker import equation
from sandbox.model.noise import binomial, poisson
from sandbox.model.sums import flat_nonzero, total


@equation("stage_rate", source="study:6")
def stage_rate(stage_count, lead_time, fast_track, chip_supply):
    """Share of a construction stage completed in a week: six stages in a lead time, slowed by missing chips.

    mu = 6 / (lead fast) sqrt(supply)
    """
    return np.minimum(stage_count / (lead_time * fast_track) * np.sqrt(chip_supply), 1.0)


@equation("cancellation_rate", source="study:6")
def cancellation_rate(
    return_now,
    other_return,
    cancellation_base,
    cancellation_sensitivity,
    cancellation_hurdle,
    cancellation_floor,
    cancellation_ceiling,
    cancellation_weekly_limit,
    ramp_ndrc_hazard,
    ndrc_hazard_factor,
    weeks_per_year_rounded,
):
    """Share of the pipeline given up in a week.

    h = clip(h0 exp(-2 b (roi + other - 0.05)), 0.01, 1.2) / 52 (1 + gate), at most 5 %
    """
    yearly = cancellation_base * kernels.exp(
        -2.0 * cancellation_sensitivity * (return_now + other_return - cancellation_hurdle)
    )
    weekly = np.clip(yearly, cancellation_floor, cancellation_ceiling) / weeks_per_year_rounded
    weekly = weekly * (1.0 + (ndrc_hazard_factor - 1.0) * ramp_ndrc_hazard)
    return np.minimum(weekly, cancellation_weekly_limit)


@equation("cancellation_here", source="assumption:levers")
def cancellation_here(cancellation_rate, policy_prelease, prelease_kept):
    """The same by pool of projects: who has tenants already gives up less readily. One rate where nobody asks for it.

    h (1 - k prelease)
    """
    rate = cancellation_rate[..., None]
    if not policy_prelease.any():
        return rate
    here = rate * (1.0 - prelease_kept[..., None] * policy_prelease)
    return np.concatenate([here, here], axis=-1)


@equation("starts", source="study:6")
def starts(start_rate_by_class, chance_start, chance_on):
    """Projects started this week by class and province: the rate itself without chance, else Poisson draws."""
    return poisson(chance_start, start_rate_by_class) if chance_on else start_rate_by_class


def _leaving(projects, capacity, rate, chance, chance_on):
    """How many projects leave their stage, each with probability ``rate``: a binomial draw, without chance the mean.

    Few leave in a week: given are also the flat places that any leave, and the capacity that goes with them there.
    """
    leaving = binomial(chance, projects, rate) if chance_on else projects * rate
    places = flat_nonzero(leaving > 0)
    number, size, count = (values.take(places) for values in (leaving, capacity, projects))
    return leaving, places, size * number / count


@equation(
    "pipeline_projects_next",
    "pipeline_capacity_next",
    "projects_cancelled_now",
    "projects_finished_now",
    "capacity_finished",
    source="study:6",
)
def pipeline(
    pipeline_projects,
    pipeline_capacity,
    starts,
    project_size,
    cancellation_here,
    stage_rate,
    chance_cancel,
    chance_advance,
    chance_on,
):
    """Move the pools' projects on by one week: add starts to the first stage, cancel, then advance.

    Counts and capacity (R, pools, stages) move together, a stage's capacity in proportion to its count.
    """
    new = starts.reshape(starts.shape[0], -1)
    projects, capacity = pipeline_projects.copy(), pipeline_capacity.copy()
    projects[..., 0] += new
    capacity[..., 0] += new * project_size[..., None]
    flat_projects, flat_capacity = projects.reshape(-1), capacity.reshape(-1)  # the same numbers
    cancelled, places, lost = _leaving(projects, capacity, cancellation_here[..., None], chance_cancel, chance_on)
    projects -= cancelled
    flat_capacity[places] -= lost
    moved, places, along = _leaving(projects, capacity, stage_rate[..., None, None], chance_advance, chance_on)
    projects -= moved
    flat_capacity[places] -= along
    stages = projects.shape[-1]
    last = places % stages == stages - 1
    finished = np.zeros(new.size)
    finished[places[last] // stages] = along[last]
    entered = places[~last] + 1  # the next stage of the same pool
    flat_projects[entered] += moved.reshape(-1)[entered - 1]
    flat_capacity[entered] += along[~last]
    return projects, capacity, total(total(cancelled)), total(moved[..., -1]), finished.reshape(new.shape)


def hall_pace(stage_rate: Any, hall_fast: Any, fast_track_lead: Any) -> Any:
    """Stages that a hall passes in a week; a hall on the fast track passes more."""
    return np.minimum(stage_rate[..., None] / np.where(hall_fast > 0, fast_track_lead[..., None], 1.0), 1.0)


@equation("hall_stage_next", "hall_progress_next", "hall_finished", "hall_stages_entered", source="assumption:halls")
def hall_building(
    hall_status,
    hall_stage,
    hall_progress,
    hall_fast,
    status_building,
    stage_rate,
    fast_track_lead,
    stage_count,
    chance_hall,
    chance_on,
):
    """Move each hall under construction on by one week.

    Without chance a stage takes its mean time; with chance it ends with the weekly probability ``stage_rate``.
    Stages run from 0; a hall is finished when it has passed the last one.
    """
    building = hall_status == status_building
    pace = hall_pace(stage_rate, hall_fast, fast_track_lead)
    if chance_on:
        done = building & (chance_hall < pace)
        progress = np.zeros(hall_progress.shape)
    else:
        progress = hall_progress + building * pace
        done = building & (progress >= 1.0)
        progress = np.where(done, progress - 1.0, progress)
    stage = hall_stage + done
    finished = done & (stage >= stage_count[..., None])
    return stage, progress, finished, (done & ~finished).astype(np.int64)
