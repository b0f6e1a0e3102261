// What is selected, lit and found on a map, and the drawer that tells about it.

const HOVER = 150; // milliseconds that a pointer rests on a box before the rest dims
const PATIENCE = 4000; // milliseconds in which a server may still tell what was selected before

const Choosing = {
  point() {
    for (const [claim, node] of this.nodes) {
      node.setAttribute("tabindex", claim === this.current ? "0" : "-1");
      node.setAttribute("aria-current", String(claim === this.chosen));
    }
    this.open();
    this.acting.hidden = !this.chosen || !this.drawer.hidden;
    this.focusing.hidden = this.data.focus.length === 1 && this.data.focus[0] === this.chosen;
    this.light(this.hovered ?? this.chosen);
  },

  // The drawer follows the selection at once, whoever may still be asked.
  open() {
    const claim = this.chosen;
    const told = Boolean(claim && this.tell?.(claim, this.drawer));
    if (this.drawer.hidden === !told && !told) return;
    const isLeft = !told && this.drawer.contains(this.drawer.getRootNode().activeElement);
    this.drawer.hidden = !told;
    this.stage.classList.toggle("open", told);
    if (isLeft) this.nodes.get(this.current)?.focus({ preventScroll: true });
    this.cover();
    const isAnew = told && claim !== this.opened;
    this.opened = told ? claim : null;
    if (isAnew && this.eye.isHigh()) this.scroll(claim);
  },

  // What the drawer covers: the picture can be moved from under it, and is where a person acts on what is under it.
  covered() {
    const { drawer, canvas, eye } = this;
    const inset = { left: 0, right: 0, bottom: 0 };
    if (!drawer.hidden) {
      const [map, sheet] = [canvas.getBoundingClientRect(), drawer.getBoundingClientRect()];
      const beside = sheet.width < map.width * 0.8;
      if (beside && sheet.left > map.left + map.width / 2) inset.right = Math.max(0, map.right - sheet.left);
      else if (beside) inset.left = Math.max(0, sheet.right - map.left);
      else if (!eye.isHigh()) inset.bottom = Math.max(0, Math.min(map.bottom, globalThis.innerHeight) - sheet.top);
    }
    return inset;
  },

  cover() {
    const { drawer, eye } = this;
    const inset = this.covered();
    // Where the page scrolls past the picture, it can also scroll past the sheet.
    this.frame.style.paddingBottom = eye.isHigh() && !drawer.hidden ? `${drawer.offsetHeight}px` : "";
    const same = Object.keys(inset).every((side) => Math.abs(inset[side] - eye.inset[side]) < 1);
    eye.inset = inset;
    if (same) return;
    if (drawer.hidden) eye.uncover();
    else if (eye.earlier) eye.restore(eye.earlier);
    else if (this.isFresh && eye.isHome && this.data.focus.length) eye.settle(this.geometry.boxes[this.current]);
    else if (this.chosen) eye.reveal(this.geometry.boxes[this.chosen]);
    this.look();
  },

  // Scrolls the page so far that a box is in the window, above the key or the sheet.
  scroll(claim) {
    const { eye, svg, drawer, foot } = this;
    if (eye.whole || (eye.stuck && this.table.heads.includes(claim))) return;
    const around = scroller(this.frame);
    const edge = around === document.scrollingElement ? 0 : Math.max(0, around.getBoundingClientRect().top);
    const covered = eye.isHigh() && !drawer.hidden ? drawer.offsetHeight : foot.offsetHeight;
    const { top, height } = eye.place(this.geometry.boxes[claim]);
    const near = svg.getBoundingClientRect().top + top - edge - NEAR_EDGE;
    const far = near + height + 2 * NEAR_EDGE - (globalThis.innerHeight - edge - covered);
    const by = near < 0 ? near : Math.min(near, Math.max(0, far));
    if (by) around.scrollBy({ top: by, behavior: still() ? "instant" : "smooth" });
  },

  light(claim) {
    const lit = this.nodes.has(claim) ? related(this.table, this.links, claim) : null;
    this.svg.classList.toggle("lit", Boolean(lit));
    this.svg.classList.toggle("table", Boolean(this.table));
    for (const node of this.svg.querySelectorAll("[data-claim], [data-link]")) {
      const { claim: shown, link } = node.dataset;
      node.classList.toggle("far", Boolean(lit) && !(shown ? lit.claims.has(shown) : lit.links.has(link)));
    }
  },

  hover(claim) {
    clearTimeout(this.hovering);
    clearTimeout(this.tipping);
    const on = this.nodes.has(claim) ? claim : null;
    if (on !== this.tipped) this.hideTip();
    this.hovering = setTimeout(() => {
      this.hovered = on;
      this.light(on ?? this.chosen);
    }, HOVER);
    if (on) this.tipping = setTimeout(() => this.showTip(on), TIP);
  },

  showFound() {
    const all = this.page.selection?.marked ?? [];
    const here = all.filter((claim) => this.nodes.has(claim));
    const ringed = new Set(here);
    for (const [claim, node] of this.nodes) node.classList.toggle("ringed", ringed.has(claim));
    this.found.hidden = !all.length;
    const words = all.length ? `${said("marked")} ${here.length}` : "";
    if (this.found.textContent !== words) this.found.textContent = words;
  },

  // The claim that a box is about: a reference leads to the box of its claim.
  meant(box) {
    return this.geometry.boxes[box]?.refers ?? box;
  },

  select(box) {
    const claim = this.meant(box);
    if (!this.nodes.has(claim)) return;
    this.current = this.shown = claim;
    this.choose(claim);
    this.move({ select: claim });
  },

  choose(claim) {
    this.chosen = claim;
    this.eye.earlier = null; // from now on it matters more what is chosen than what was seen
    this.awaited = { claim, since: performance.now() };
    clearTimeout(this.reminding);
    this.reminding = setTimeout(() => this.remind(claim), PATIENCE);
    this.point();
  },

  // Reports a selection once more that a page did not hear, as happens while it is drawn anew.
  remind(claim) {
    if (this.awaited?.claim === claim && this.page.selection && this.told() !== claim) this.report({ select: claim });
  },

  deselect(byKeyboard = false) {
    if (!this.chosen) return;
    this.choose(null);
    this.move({ select: null });
    if (byKeyboard) this.nodes.get(this.current)?.focus({ preventScroll: true });
  },

  focus(box) {
    const claim = this.meant(box);
    if (this.nodes.has(claim)) this.move({ focus: claim });
  },

  // Reports what a person does now. What an arrow key was still to report is older, and would take its place.
  move(move) {
    clearTimeout(this.resting);
    this.report(move);
  },
};
