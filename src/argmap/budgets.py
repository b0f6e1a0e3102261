"""What an export may cost: counts, known before the work begins, each with its because.

A file of some kilobytes can ask for hours: the costs of a picture grow with the cube of its lines,
those of a site with the product of its pages. What would cost more than a budget is refused in a
sentence, or left out and told, before a machine swaps. No honest debate comes near: docs/hosting.md
says how far away the shipped one is.
"""

from __future__ import annotations

MOST_LINKS = 1_500
"""Links drawn in one picture. Which boxes stand side by side is tried for each step that is itself
disputed against all links, so the time grows with their square: half a second here. A picture
of 300 boxes has about 300 links."""

MOST_EFFORT = 40_000
"""Estimated effort of placing one picture once (`layout.effort`), about two seconds of Graphviz.
Some 30 claims that all rebut each other come to this; a picture that anybody can read needs
less than a hundredth."""

EFFORT_OF_A_RUN = 80_000
"""Estimated effort of the pictures that are placed in one run of Graphviz: about four of the
thirty seconds that a run may take, so that a slow machine still gets there."""

MOST_EFFORT_IN_ALL = 3_000_000
"""Estimated effort of all pictures around single claims in one export, about two minutes. A site
of 10,000 claims with thirty lines around each needs less."""

MOST_WAITS = 4
"""How many runs of Graphviz may take too long, thirty seconds each, before an export goes on
without further pictures."""

MOST_EFFORT_AT_ONCE = 600_000
"""Estimated effort of all pictures of a talk that are placed together: the thirty seconds that
Graphviz may take."""

MOST_BOXES_PLACED = 10_000
"""Boxes in all pictures of a talk together. Each picture is tried in some twenty ways, which takes
a few milliseconds a box: a minute here. What can be read from the last row has ten boxes a
picture."""

MOST_SLIDES_MADE = 1_000
"""Slides of a talk, each step of a build counted: half a gigabyte while a .pptx is made. At a
minute each that is two working days."""

MOST_BOXES_SHOWN = 20_000
"""Boxes on all slides of a talk together, counted again in each step."""

MOST_PAGES = 10_000
"""Pages of a site, one a claim: two minutes, and half a gigabyte until all of them are written at
once."""

MOST_LINKS_TOLD = 400_000
"""Neighbours that the pages of a site, or an .html, list in words, some 300 bytes each: an eighth
of a gigabyte. A step lists each of its premises on the page of each other one, so fifty
premises come to 2,450."""

MOST_PIECES = 12_000
"""Claims told in a handout: 0.6 gigabytes, some 600 pages of paper. One that is only pointed to, as
told elsewhere, counts as several: its page has to be found while the pages are set."""

POINTING = 3
"""As how many pieces of a handout it counts to point to another page."""

MOST_LETTERS = 3_000_000
"""Letters in a handout: some 1,000 pages, as long as the longest novels."""

MOST_PIXELS = 150_000_000
"""Pixels of a .png, four bytes each: 0.6 gigabytes. A poster of A0 at 300 dpi has 140 million."""
