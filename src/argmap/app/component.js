// The map as a Streamlit component. It stands behind webmap/map.js, in one script.
//
// `marks` and the `selection` come by way of marks.js: small components of their own, so that a click sends a few bytes.

const maps = new WeakMap();

function searchOnControlK(event) {
  const search = document.querySelector(".st-key-search input");
  if ((event.ctrlKey || event.metaKey) && event.key.toLowerCase() === "k" && search) {
    event.preventDefault();
    search.focus();
  }
}

export default function ({ data, parentElement, setTriggerValue }) {
  const page = (globalThis[Symbol.for("argmap")] ??= {});
  DebateMap.words = data.words;
  const map = maps.get(parentElement) ?? new DebateMap(parentElement);
  maps.set(parentElement, map);
  map.eye.fills = true;
  map.eye.room = () => roomBelow(map.frame);
  map.page = page;
  map.report = (move) => setTriggerValue("move", move);
  page.show = () => map.show();
  map.draw(data);
  document.addEventListener("keydown", searchOnControlK);
  return () => {
    map.leave();
    document.removeEventListener("keydown", searchOnControlK);
  };
}
