// Keys for lists (j, k, o), the search box (/) and this list of keys (?). Without it everything works by links.
const rows = () => [...document.querySelectorAll(".row")];
const typing = (target) => target.matches("input, textarea, select, [contenteditable]");

function move(step) {
  const all = rows();
  if (!all.length) return;
  const at = all.indexOf(document.activeElement?.closest(".row"));
  const next = all[Math.min(all.length - 1, Math.max(0, at < 0 ? 0 : at + step))];
  next.focus();
  next.scrollIntoView({ block: "nearest" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
  const keys = document.getElementById("keys");
  const act = {
    j: () => move(1),
    k: () => move(-1),
    o: () => document.activeElement?.closest(".row")?.querySelector("a")?.click(),
    "/": () => document.getElementById("quick-q").focus(),
    "?": () => (keys.open ? keys.close() : keys.showModal()),
  }[event.key];
  if (act) {
    event.preventDefault();
    act();
  }
});

for (const zone of document.querySelectorAll("[data-drop]")) {
  const input = zone.querySelector("input[type=file]");
  for (const name of ["dragover", "dragenter"]) zone.addEventListener(name, (event) => { event.preventDefault(); zone.classList.add("over"); });
  zone.addEventListener("dragleave", () => zone.classList.remove("over"));
  zone.addEventListener("drop", (event) => {
    event.preventDefault();
    zone.classList.remove("over");
    input.files = event.dataTransfer.files;
  });
}
