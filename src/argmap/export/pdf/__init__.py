"""A talk, a reading version or a briefing as tagged PDF, set by typst from fixed templates."""
