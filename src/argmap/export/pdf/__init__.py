"""Pages: a talk, a reading version or a briefing as tagged PDF, set by typst from fixed templates and plain values."""
