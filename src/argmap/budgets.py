"""What an export may cost. Each budget is a count that is known before the work begins, with its because.

A file of some kilobytes can ask for hours: the costs of a picture grow with the cube of its lines, those of a site with
the product of its pages. What would cost more than a budget is refused in a sentence, or left out and told, before a
machine swaps. No honest debate comes near: docs/hosting.md says how far away the shipped one is.
"""

from __future__ import annotations

MOST_LINKS = 1_500
"""Links drawn in one picture. Which boxes stand side by side is tried for each step that is itself disputed against all
links, so the time grows with their square: half a second here. A picture of 300 boxes has about 300 links."""

MOST_EFFORT = 40_000
"""Estimated effort of placing one picture once (`layout.effort`), about two seconds of Graphviz. Some 30 claims that all
rebut each other come to this; a picture that anybody can read needs less than a hundredth."""

EFFORT_OF_A_RUN = 80_000
"""Estimated effort of the pictures that are placed in one run of Graphviz: about four of the thirty seconds that a run
may take, so that a slow machine still gets there."""

MOST_EFFORT_IN_ALL = 3_000_000
"""Estimated effort of all pictures around single claims in one export, about two minutes. A site of 10,000 claims with
thirty lines around each needs less."""

MOST_WAITS = 4
"""How many runs of Graphviz may take too long, thirty seconds each, before an export goes on without further pictures."""
