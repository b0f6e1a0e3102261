// The map as a Streamlit component. It stands behind the scripts of webmap/, in one script.
//
// `marks`, the `selection` and the `details` come by way of marks.js: small components of their own, so that a click
// sends a few bytes, and the details of what is in the picture are here before they are asked for.

const maps = new WeakMap();
const SEARCH_ABOVE = 54; // CSS pixels
const MASTHEAD = ".st-key-masthead";

// Fills the drawer with what is known about a claim of this picture.
function detailed(map, page) {
  let details = null;
  const seen = (claim) => {
    map.select(claim);
    map.eye.reveal(map.geometry.boxes[claim]);
  };
  return (claim, drawer) => {
    const known = page.details?.picture === map.geometry?.key ? page.details?.told[claim] : undefined;
    // after an edit the same claim is told again in a moment: till then what was told stays
    if (!known) return details?.shown?.id === claim && !drawer.hidden;
    details ??= new DebateDetails(drawer, { address: (other) => `${map.data.link}&${new URLSearchParams([["claim", other], ["focus", other]])}` });
    details.report = ({ select, focus, close }) => {
      if (close) map.deselect(true);
      else if (focus) map.focus(focus);
      else if (map.nodes.has(select)) seen(select);
      else map.report({ focus: select });
    };
    // walking along a path draws the selection again and again, its details once
    const focused = map.data.focus.length === 1 && map.data.focus[0] === claim;
    if (details.shown !== known) details.draw({ ...known, claims: page.details.claims, focused });
    details.shown = known;
    return true;
  };
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = (globalThis[Symbol.for("argmap")] ??= {});
  DebateMap.words = data.words;
  Object.assign(Face.words, data.words);
  const map = maps.get(parentElement) ?? new DebateMap(parentElement);
  maps.set(parentElement, map);
  map.eye.fills = true;
  // the whole page goes into full screen, and the search with it (masthead.js)
  map.covering = document.documentElement;
  map.above = SEARCH_ABOVE;
  map.keeps = (node) => node.matches(MASTHEAD) || node.querySelector(MASTHEAD) !== null;
  map.eye.room = () => roomBelow(map.frame);
  map.page = page;
  map.tell ??= detailed(map, page);
  map.report = (move) => setTriggerValue("move", move);
  page.show = () => map.show();
  map.draw(data);
  return () => map.leave();
}
