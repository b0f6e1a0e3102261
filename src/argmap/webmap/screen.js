// A map in full screen, and on paper.

const Screens = {
  isFull() {
    return this.covering.matches(":fullscreen");
  },

  fill(on) {
    if (!on && this.isFull()) return void document.exitFullscreen();
    this.filled(on);
    // Where there is no full screen the map covers the window all the same.
    if (on) this.covering.requestFullscreen?.().catch(() => {});
  },

  filled(on) {
    if (on === Boolean(this.eye.whole)) return;
    const { eye } = this;
    eye.whole = on;
    this.frame.classList.toggle("whole", on);
    signed(this.screen, on ? "leave" : "screen", on ? said("leave-full-screen") : said("full-screen"));
    if (on) this.roomBefore = eye.room;
    eye.room = on ? () => globalThis.innerHeight - this.above : this.roomBefore;
    this.frame.style.paddingTop = on ? `${this.above}px` : "";
    this.setAside(on);
    document.dispatchEvent(new CustomEvent("argmap-whole", { detail: on }));
    this.eye.around = this.foot.offsetHeight;
    eye.measure();
    eye.inset = this.covered();
    this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    this.cover();
  },

  // Nothing that a map covers can be reached, but for what the page keeps above it.
  setAside(on) {
    for (const node of this.aside ?? []) node.inert = false;
    this.aside = [];
    if (!on) return;
    for (let at = this.frame; at; at = at.parentElement ?? at.getRootNode().host) {
      const others = [...(at.parentNode?.children ?? [])].filter((node) => node !== at && node instanceof HTMLElement && !this.keeps(node));
      for (const node of others) node.inert = true;
      this.aside.push(...others);
    }
  },

  // Paper has no window: it gets the whole picture, as large as the sheet.
  onPaper(on) {
    if (!this.geometry || on === Boolean(this.paper)) return;
    this.paper = on;
    this.frame.classList.toggle("paper", on);
    const { eye, svg } = this;
    for (const node of [this.pinned, this.viewport]) node.classList.remove("gliding");
    if (on) {
      svg.setAttribute("viewBox", `0 0 ${eye.width} ${eye.height}`);
      this.heightThen = svg.style.height;
      svg.style.height = "";
      for (const node of [this.pinned, this.viewport]) node.removeAttribute("transform");
    } else {
      svg.removeAttribute("viewBox");
      svg.style.height = this.heightThen;
      eye.restore(eye.at);
    }
  },
};
