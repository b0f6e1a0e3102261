// What stands around the picture: the minimap, the edges where it goes on, and the room that there is.

const MINI = [132, 68]; // CSS pixels: how wide and high the minimap may be

const Surroundings = {
  drawMini() {
    const { width, height, margin, boxes, groups } = this.geometry;
    const [wide, high] = [width + 2 * margin, height + 2 * margin];
    const scale = Math.min(MINI[0] / wide, MINI[1] / high);
    const frames = groups.filter((group) => boxes[group.claim]).map((group) => drawnShape(group.shapes[0]));
    this.window = element("rect", { class: "window" });
    const drawn = element("svg", { width: wide * scale, height: high * scale, viewBox: `${-margin} ${-margin} ${wide} ${high}` }, ...frames, this.window);
    this.mini.replaceChildren(drawn);
  },

  // A click or a drag on the minimap brings that part of the picture to the middle.
  mapped() {
    const go = (event) => {
      if (event.buttons !== 1) return;
      const drawn = this.mini.firstChild.getBoundingClientRect();
      const { at, width, height } = this.eye;
      const x = ((event.clientX - drawn.left) / drawn.width) * width * at.scale;
      const y = ((event.clientY - drawn.top) / drawn.height) * height * at.scale;
      this.eye.byHand = true;
      this.eye.move(this.svg.clientWidth / 2 - x, this.svg.clientHeight / 2 - y, at.scale);
    };
    this.mini.addEventListener("pointerdown", (event) => {
      this.mini.setPointerCapture(event.pointerId);
      go(event);
    });
    this.mini.addEventListener("pointermove", go);
  },

  // After every move: what is beyond the edges, and where that is.
  look() {
    const { eye, svg, geometry } = this;
    if (!geometry) return;
    const beyond = eye.beyond();
    for (const edge of this.edges.children) edge.classList.toggle("on", beyond[edge.dataset.side]);
    const { left, right, bottom } = eye.inset;
    Object.assign(this.edges.style, { left: `${left}px`, right: `${right}px`, bottom: `${bottom}px` });
    this.edges.style.setProperty("--under", `${eye.under}px`);
    this.mini.hidden = !Object.values(beyond).some(Boolean);
    const { x, y, scale } = eye.at;
    const [near, far] = [Math.max(0, left - x), Math.min(eye.width * scale, svg.clientWidth - right - x)];
    const [over, under] = [Math.max(0, -y), Math.min(eye.height * scale, svg.clientHeight - bottom - y)];
    const seen = { x: near / scale - geometry.margin, y: over / scale - geometry.margin, width: Math.max(0, far - near) / scale, height: Math.max(0, under - over) / scale };
    for (const [name, value] of Object.entries(seen)) this.window.setAttribute(name, String(value));
    // One finger scrolls the page, but where a person has asked for more, or there is nothing else that it could move.
    const isStuck = !scrolls(this.frame) && (beyond.top || beyond.bottom);
    svg.classList.toggle("held", Boolean(eye.whole || (eye.isZoomed() && eye.byHand) || isStuck));
    if (this.tipped) this.hideTip();
  },

  // Shows or folds the key, where it is folded at all.
  unfold(on) {
    this.unfolding.setAttribute("aria-expanded", String(on));
    this.frame.classList.toggle("unfolded", on);
    this.reachKey();
  },

  // The keyboard scrolls what is too long to be seen at once.
  reachKey() {
    const { scrollHeight, clientHeight, scrollWidth, clientWidth } = this.key;
    if (scrollHeight > clientHeight + 1 || scrollWidth > clientWidth + 1) this.key.setAttribute("tabindex", "0");
    else this.key.removeAttribute("tabindex");
  },

  resized() {
    this.reachKey();
    if (!this.geometry || !this.svg.clientWidth || this.paper) return;
    const [wide, high] = this.eye.last ?? [];
    const around = this.foot.offsetHeight;
    const room = this.eye.room();
    if (this.svg.clientWidth === wide && this.svg.clientHeight === high && around === this.eye.around && room === this.roomThen) return;
    this.roomThen = room;
    this.eye.around = around;
    this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    this.cover();
  },
};
