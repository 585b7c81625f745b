"""What is drawn while a film plays follows how long drawing takes."""

from __future__ import annotations

from gui.work.draw_budget import BUDGET_S, LEAST, LOOKED_BACK, DrawBudget

LIMIT = 100_000


def drawn(budget: DrawBudget, *, each_s: float, times: int = LOOKED_BACK) -> int:
    """Draw as much as may be, at a price for each triangle; what may be drawn then."""
    for _ in range(times):
        count = budget.at_most(LIMIT)
        budget.told(count * each_s, count)
    return budget.at_most(LIMIT)


def test_a_quick_card_draws_all() -> None:
    budget = DrawBudget()
    assert budget.at_most(LIMIT) == LIMIT
    assert drawn(budget, each_s=1e-9) == LIMIT


def test_what_takes_longer_than_it_may_becomes_fewer_and_more_again() -> None:
    budget = DrawBudget()
    each_s = 4 * BUDGET_S / LIMIT
    fewer = drawn(budget, each_s=each_s)
    assert fewer * each_s <= 1.01 * BUDGET_S
    assert fewer > LIMIT / 5
    assert drawn(budget, each_s=each_s) == fewer
    assert drawn(budget, each_s=each_s / 8) == LIMIT


def test_one_slow_drawing_changes_nothing() -> None:
    budget = DrawBudget()
    drawn(budget, each_s=0.5 * BUDGET_S / LIMIT)
    budget.told(100 * BUDGET_S, LIMIT)
    assert budget.at_most(LIMIT) == LIMIT


def test_small_changes_keep_the_grid_and_a_surface_stays() -> None:
    budget = DrawBudget()
    before = drawn(budget, each_s=2 * BUDGET_S / LIMIT)
    assert drawn(budget, each_s=2.2 * BUDGET_S / LIMIT) == before
    assert drawn(budget, each_s=1000 * BUDGET_S / LIMIT, times=4 * LOOKED_BACK) == LEAST
    budget.told(1.0, 5)  # next to nothing says nothing
    assert budget.at_most(LIMIT) == LEAST
