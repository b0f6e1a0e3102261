// The keyboard on a map: arrow keys walk, Enter puts a claim in focus, Escape takes back.

const PAUSE = 120; // milliseconds of rest before an arrow key's selection is reported

const Keys = {
  // The keyboard, or a screen reader on its own way, has come to a box: the keys are about that one from now on.
  reach(claim) {
    if (!this.nodes.has(claim)) return;
    if (claim !== this.current) {
      this.nodes.get(this.current)?.setAttribute("tabindex", "-1");
      this.nodes.get(claim).setAttribute("tabindex", "0");
      this.current = claim;
    }
    this.announce(claim);
    clearTimeout(this.tipping);
    if (this.nodes.get(claim).matches(":focus-visible")) this.tipping = setTimeout(() => this.showTip(claim), TIP);
  },

  announce(claim) {
    const words = this.nodes.get(claim)?.getAttribute("aria-label");
    const now = `${said("focused")} ${words}`;
    if (words && this.live.textContent !== now) this.live.textContent = now;
  },

  // Anywhere in the map, its buttons and its drawer.
  keyed(event) {
    const plain = !event.ctrlKey && !event.metaKey && !event.altKey;
    if (plain && (event.key === "r" || event.key === "c")) event.stopPropagation(); // Streamlit would rerun, or clear its caches
    if (!plain || event.key !== "Escape" || event.defaultPrevented) return;
    if (this.unfolding.contains(this.unfolding.getRootNode().activeElement) && this.unfolding.ariaExpanded === "true") this.unfold(false);
    else if (!this.tip.hidden && !this.chosen && !this.eye.whole) this.hideTip();
    else if (this.chosen) this.deselect(true);
    else if (this.eye.whole) this.fill(false);
    else return;
    this.hideTip();
    event.preventDefault();
    event.stopPropagation();
  },

  press(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "+" || event.key === "-") this.eye.zoom(event.key === "+" ? STEP : 1 / STEP);
    if (event.key === "Enter") this.focus(this.current);
    if (event.key === " ") this.select(this.current);
    if (event.key.startsWith("Arrow")) this.walk(event.key);
    if (event.key === "Enter" || event.key === " " || event.key.startsWith("Arrow")) event.preventDefault();
  },

  walk(key) {
    // The way back is the way that was come, however many boxes stand side by side.
    const back = this.trail?.to === this.current && key === OPPOSITE[this.trail.key] ? this.trail.from : null;
    const claim = back ?? (this.table ? besideInTable(this.table, this.current, key) : besideInFocus(this.geometry.boxes, this.current, key));
    if (!this.nodes.has(claim)) return;
    this.trail = { from: this.current, to: claim, key };
    this.hideTip();
    this.current = this.shown = claim;
    this.choose(claim);
    this.nodes.get(claim).focus({ preventScroll: true });
    this.eye.reveal(this.geometry.boxes[claim]);
    this.scroll(claim);
    clearTimeout(this.resting);
    this.resting = setTimeout(() => this.report({ select: this.meant(claim) }), PAUSE);
  },
};
