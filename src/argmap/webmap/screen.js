// A map in full screen, and on paper.

const Screens = {
  isFull() {
    return this.frame.matches(":fullscreen");
  },

  fill(on) {
    if (!on && this.isFull()) return void document.exitFullscreen();
    this.filled(on);
    // Where there is no full screen the map covers the window all the same.
    if (on) this.frame.requestFullscreen?.().catch(() => {});
  },

  filled(on) {
    if (on === Boolean(this.eye.whole)) return;
    const { eye } = this;
    eye.whole = on;
    this.frame.classList.toggle("whole", on);
    signed(this.screen, on ? "leave" : "screen", on ? said("leave-full-screen") : said("full-screen"));
    if (on) this.roomBefore = eye.room;
    eye.room = on ? () => globalThis.innerHeight : this.roomBefore;
    this.eye.around = this.foot.offsetHeight;
    eye.measure();
    eye.inset = this.covered();
    this.eye.again(this.data.focus.length ? this.geometry.boxes[this.current] : null);
    this.cover();
  },

  // Paper has no window: it gets the whole picture, as large as the sheet.
  onPaper(on) {
    if (!this.geometry || on === Boolean(this.paper)) return;
    this.paper = on;
    this.frame.classList.toggle("paper", on);
    const { eye, svg } = this;
    for (const node of svg.children) node.classList.remove("gliding");
    if (on) {
      svg.setAttribute("viewBox", `0 0 ${eye.width} ${eye.height}`);
      this.heightThen = svg.style.height;
      svg.style.height = "";
      for (const node of svg.children) node.removeAttribute("transform");
    } else {
      svg.removeAttribute("viewBox");
      svg.style.height = this.heightThen;
      eye.move(eye.at.x, eye.at.y, eye.at.scale);
    }
  },
};
