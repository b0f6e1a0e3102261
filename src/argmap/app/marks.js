// Hands `data` to the map of this page, whichever of the two comes first (see map.js).
export default function ({ data }) {
  const page = (globalThis[Symbol.for("argmap")] ??= {});
  page[data.part] = data;
  page.show?.();
}
