// The words beside a box: its whole text, its verdict, and what its badges mean.

const TIP = 450; // milliseconds that it rests there before the words are shown
const TIP_GAP = 8; // CSS pixels between a box and its words

const Tips = {
  showTip(claim) {
    const node = this.nodes.get(claim);
    if (!node?.isConnected) return;
    const { name, text } = this.geometry.boxes[claim];
    const lines = [html("strong", { dir: "auto" }, name)];
    if (text.replace(/\.$/, "") !== name) lines.push(html("p", { dir: "auto" }, text));
    for (const words of this.explained(claim, node)) lines.push(html("p", { class: "small", dir: "auto", ...own() }, words));
    this.tip.replaceChildren(...lines);
    this.tip.hidden = false;
    this.tipped = claim;
    const place = this.nodePlace(claim);
    const [wide, high] = [this.stage.clientWidth, this.stage.clientHeight];
    const { offsetWidth: width, offsetHeight: height } = this.tip;
    const left = Math.min(Math.max(TIP_GAP, place.left + place.width / 2 - width / 2), Math.max(TIP_GAP, wide - width - TIP_GAP));
    const below = place.top + place.height + TIP_GAP;
    const top = below + height <= high - TIP_GAP || place.top < height + 2 * TIP_GAP ? below : place.top - height - TIP_GAP * 2;
    this.tip.style.translate = `${left}px ${Math.max(TIP_GAP, Math.min(top, high - height - TIP_GAP))}px`;
  },

  // Where a box is drawn, a head that stays included.
  nodePlace(claim) {
    const [box, stage] = [this.nodes.get(claim).querySelector("rect").getBoundingClientRect(), this.stage.getBoundingClientRect()];
    return { left: box.left - stage.left, top: box.top - stage.top, width: box.width, height: box.height };
  },

  // The verdict and how the claim is answered, then what each badge on the box means.
  explained(claim, node) {
    const { name } = this.geometry.boxes[claim];
    const label = this.marked?.labels[claim] ?? "";
    const at = label.indexOf(name);
    const found = at < 0 ? label : label.slice(at + name.length).replace(/^[.\s]+/, "");
    const lines = found ? [found] : [];
    const badges = this.marked?.badges ?? [];
    const mark = this.marked?.groups.find((group) => group.claim === claim && group.kind === "mark");
    const pills = mark ? mark.shapes.filter((shape) => shape.tag === "text").map((shape) => shape.text) : [];
    for (const pill of pills) {
      // How many steps are disputed differs from box to box; what that means does not.
      const badge = badges.find((each) => each.word === pill) ?? badges.findLast((each) => each.kind === "badge");
      if (badge) lines.push(`${pill}: ${badge.meaning}`);
    }
    const fold = (this.data.key ?? []).find((entry) => entry.kind === "fold");
    const counted = [...node.querySelectorAll('[data-role^="pill"] + text')].map((text) => text.textContent.trim());
    for (const count of fold ? counted.filter((words) => /\d/.test(words)) : []) lines.push(`${count}: ${fold.meaning}`);
    return lines;
  },

  hideTip() {
    clearTimeout(this.tipping);
    this.tip.hidden = true;
    this.tipped = null;
  },
};
