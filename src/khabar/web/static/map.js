// The map: outlines from this server, and what happened where, never drawn finer than the words are. Without scripts
// the table below it tells the same. Colours are map.css's, so that they follow light and dark by themselves.
(() => {
  const box = document.getElementById("map");
  if (!box || !window.L || !window.topojson) return;

  const { source, outlines, lang = "en", base = "" } = box.dataset;
  const words = JSON.parse(box.dataset.words || "{}"); // {"level.town": "بلدة", "type.PROTEST": "احتجاج", …}
  const rightToLeft = getComputedStyle(box.parentElement).direction === "rtl";
  const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
  const home = L.latLngBounds([9, -13], [38, 60]);
  const EXACT = 2; // kilometres within which a thing is at one spot
  const UNKNOWN = 25; // kilometres, when nobody says how far it may be
  const SMALLEST = 5; // pixels: a ring is drawn no smaller, so that it can be seen from far away

  async function fetched(address) {
    const answer = await fetch(address, { credentials: "same-origin" });
    if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
    return answer.json();
  }

  // ---- What a place is called, and how well it is known.

  const placeOf = (properties) => (lang === "ar" && properties.words) || properties.name;

  function knownOf({ level, precision_km: kilometres }) {
    const around = kilometres ? (box.dataset.precision || "± {km} km").replace("{km}", Math.round(kilometres)) : "";
    return [words[`level.${level}`], around].filter(Boolean).join(" · ");
  }

  function daysOf({ first, last }) {
    const written = new Intl.DateTimeFormat(lang === "ar" ? "ar-AE-u-nu-latn" : "en-GB", { dateStyle: "long", timeZone: "UTC" });
    const days = [first, last].filter((day, at, both) => day && both.indexOf(day) === at);
    return days.map((day) => written.format(new Date(day))).join(" – ");
  }

  // Pages of this server alone, whatever the data say.
  function addressOf(href) {
    const address = new URL(href.startsWith("/") ? href : `${base}/${href}`, location.href);
    return address.origin === location.origin ? address.href : null;
  }

  function line(tag, text, name) {
    const made = document.createElement(tag);
    made.textContent = text;
    made.dir = "auto";
    if (name) made.className = name;
    return made;
  }

  function card(properties) {
    const all = document.createElement("div");
    all.dir = rightToLeft ? "rtl" : "ltr";
    const count = properties.count > 1 ? ` ×${properties.count}` : "";
    const address = properties.href && addressOf(properties.href);
    const title = line(address ? "a" : "b", (words[`type.${properties.title}`] || placeOf(properties)) + count);
    if (address) title.href = address;
    const place = words[`type.${properties.title}`] ? [line("div", placeOf(properties), "map-place")] : [];
    const rest = [knownOf(properties), daysOf(properties)].filter(Boolean).map((text) => line("div", text, "map-note"));
    all.append(...place, title, ...rest);
    return all;
  }

  // ---- What is drawn: an outline, a ring as wide as the words allow, or a dot for one spot.

  function drawn(feature, outlined) {
    const { level, precision_km: kilometres, count } = feature.properties;
    const [lon, lat] = feature.geometry.coordinates;
    const outline = outlined(feature.properties);
    if (outline) {
      const fillOpacity = Math.min(0.38, 0.14 + 0.05 * Math.log2(count || 1));
      return L.geoJSON(outline, { style: { className: "map-mark map-outline", weight: 1.5, fillOpacity } });
    }
    if (kilometres && kilometres <= EXACT && (level === "site" || level === "town" || level === "district")) {
      const radius = 5 + Math.min(4, Math.log2(count || 1));
      return L.circleMarker([lat, lon], { className: "map-mark map-dot", radius, weight: 1.5, fillOpacity: 0.9 });
    }
    const wide = level === "town" || level === "site" ? "map-ring" : "map-ring map-wide";
    const ring = L.circle([lat, lon], { className: `map-mark ${wide}`, radius: 1000 * (kilometres || UNKNOWN), weight: 2, fillOpacity: 0.14 });
    ring.kilometres = kilometres || UNKNOWN;
    return ring;
  }

  // The outline of what the pages name: a country by its code, a province by the gazetteer's name for it; or nothing.
  function outlineFinder(countries, provinces) {
    const worlds = new Map(topojson.feature(countries, countries.objects.countries).features.map((each) => [each.id, each]));
    return ({ level, country, name }) => {
      if (level === "country") return worlds.get(country);
      const within = level === "province" && provinces.objects[country];
      const found = within && within.geometries.find((each) => each.id === name);
      return found && topojson.feature(provinces, found);
    };
  }

  function ground(map, countries) {
    const all = countries.objects.countries;
    const silent = { interactive: false };
    L.geoJSON(topojson.merge(countries, all.geometries), { ...silent, style: { className: "map-land", weight: 0, fillOpacity: 1 } }).addTo(map);
    const borders = topojson.mesh(countries, all, (one, other) => one !== other);
    L.geoJSON(borders, { ...silent, style: { className: "map-border", weight: 1, fill: false } }).addTo(map);
    const coasts = topojson.mesh(countries, all, (one, other) => one === other);
    L.geoJSON(coasts, { ...silent, style: { className: "map-coast", weight: 1, fill: false } }).addTo(map);
  }

  // ---- By keyboard: one stop for all marks, arrows from one to the next, Enter opens, Escape comes back.

  function reachable(map, marks) {
    const parts = marks.map(({ shape }) => (shape.getElement ? shape : shape.getLayers()[0]).getElement());
    const move = (from, to) => {
      parts[from].setAttribute("tabindex", "-1");
      parts[to].setAttribute("tabindex", "0");
      parts[to].focus();
    };
    const ways = { ArrowRight: rightToLeft ? -1 : 1, ArrowLeft: rightToLeft ? 1 : -1, ArrowDown: 1, ArrowUp: -1 };
    parts.forEach((part, at) => {
      const { properties, shape, at: point } = marks[at];
      part.setAttribute("tabindex", at ? "-1" : "0");
      part.setAttribute("role", "button");
      part.setAttribute("aria-label", [placeOf(properties), knownOf(properties)].filter(Boolean).join(" · "));
      part.addEventListener("focus", () => part.matches(":focus-visible") && map.panInside(point, { padding: [40, 40] }));
      part.addEventListener("keydown", (event) => {
        if (event.key in ways) move(at, (at + ways[event.key] + parts.length) % parts.length);
        else if (event.key === "Home") move(at, 0);
        else if (event.key === "End") move(at, parts.length - 1);
        else if (event.key === "Enter" || event.key === " ") {
          shape.openPopup();
          const inside = map.getPane("popupPane").querySelector("a[href]");
          if (inside) inside.focus({ preventScroll: true });
        } else return;
        event.preventDefault();
        event.stopPropagation();
      });
      shape.on("popupopen", ({ popup }) => {
        popup.getElement().addEventListener("keydown", (event) => {
          if (event.key !== "Escape") return;
          event.stopPropagation();
          map.closePopup(popup);
          part.focus();
        });
        const close = popup.getElement().querySelector(".leaflet-popup-close-button");
        if (close && box.dataset.close) close.setAttribute("aria-label", box.dataset.close);
      });
    });
  }

  // ---- The whole.

  function credits() {
    const control = L.control({ position: rightToLeft ? "bottomleft" : "bottomright" });
    const text = box.dataset.credits || "Natural Earth · Who's On First · GeoNames";
    control.onAdd = () => line("div", text, "map-credits");
    return control;
  }

  // The nearest view with all that lies in and around the Arab world; of all there is when nothing does.
  function look(map, marks) {
    const points = marks.map(({ at }) => at);
    const near = points.filter((point) => home.contains(point));
    const bounds = L.latLngBounds(near.length ? near : points);
    for (const { at, shape } of marks) {
      const whole = shape.getBounds && shape.getBounds();
      if (whole && bounds.contains(at) && home.contains(whole)) bounds.extend(whole);
    }
    map.fitBounds(bounds.isValid() ? bounds.pad(0.15) : home, { maxZoom: 7, animate: false });
  }

  async function begin() {
    const moving = { zoomAnimation: !still, fadeAnimation: !still, inertia: !still };
    const map = L.map(box, { zoomControl: false, attributionControl: false, scrollWheelZoom: false, zoomSnap: 0.5, minZoom: 1.5, maxZoom: 9, maxBounds: [[-62, -190], [86, 190]], ...moving });
    if (still) map.panBy = (offset, options) => L.Map.prototype.panBy.call(map, offset, { ...options, animate: false });
    map.fitBounds(home, { animate: false });
    map.on("focus", () => map.scrollWheelZoom.enable()).on("blur", () => map.scrollWheelZoom.disable());
    L.control.zoom({ position: rightToLeft ? "topright" : "topleft", zoomInTitle: box.dataset.zoomIn, zoomOutTitle: box.dataset.zoomOut }).addTo(map);
    credits().addTo(map);
    const [countries, provinces, found] = await Promise.all([fetched(`${outlines}countries.json`), fetched(`${outlines}provinces.json`), fetched(source)]);
    ground(map, countries);
    const outlined = outlineFinder(countries, provinces);
    const marks = found.features.map((feature) => {
      const [lon, lat] = feature.geometry.coordinates;
      return { properties: feature.properties, at: L.latLng(lat, lon), shape: drawn(feature, outlined) };
    });
    // Large areas first, so that what is known better lies on top of them.
    const rank = ({ properties, shape }) => (shape.getLayers ? 1e6 : 0) + (properties.precision_km || UNKNOWN);
    marks.sort((one, other) => rank(other) - rank(one));
    for (const { properties, shape } of marks) {
      shape.bindPopup(() => card(properties), { closeButton: true }).bindTooltip(() => line("span", placeOf(properties)), { sticky: true }).addTo(map);
    }
    const rings = marks.filter(({ shape }) => shape.kilometres);
    // A finger needs more to touch than a dot or a small ring.
    for (const { properties, at, shape } of marks.filter(({ shape }) => !shape.getLayers)) {
      const touch = L.circleMarker(at, { className: "map-touch", radius: 12, stroke: false, fillOpacity: 0 });
      touch.on("click", () => shape.openPopup(at)).bindTooltip(() => line("span", placeOf(properties))).addTo(map);
      touch.getElement().setAttribute("tabindex", "-1"); // browsers stop at shapes that listen; the mark is the one to stop at
    }
    const sized = () => {
      for (const { at, shape } of rings) {
        const pixel = (40075017 * Math.cos((at.lat * Math.PI) / 180)) / 2 ** (map.getZoom() + 8);
        shape.setRadius(Math.max(1000 * shape.kilometres, SMALLEST * pixel));
      }
    };
    look(map, marks);
    sized();
    map.on("zoomend", sized);
    reachable(map, marks);
    box.dataset.ready = String(marks.length);
  }

  begin().catch((error) => {
    box.hidden = true; // the table is still there
    console.error(error);
  });
})();
