// Keeps an open page of the preview current: reloads it when it changed, swaps its styles, shows its panel.
"use strict";
(() => {
  let now = JSON.parse(document.currentScript.dataset.now);
  const address = location.pathname;
  const panel = document.getElementById("perelik-panel");
  const said = document.getElementById("perelik-said");
  const stored = {
    get: (key) => { try { return sessionStorage.getItem(key); } catch { return null; } },
    set: (key, value) => { try { sessionStorage.setItem(key, value); } catch { /* Not kept, then. */ } },
    take: (key) => { const value = stored.get(key); try { sessionStorage.removeItem(key); } catch { /* Gone. */ } return value; },
  };

  // Where an element stands: the number of each step from the body down.
  const steps = (node) => {
    const way = [];
    for (; node && node !== document.body && node.parentElement; node = node.parentElement) {
      way.unshift([...node.parentElement.children].indexOf(node));
    }
    return way;
  };
  const at = (way) => way.reduce((node, step) => node && node.children[step], document.body);

  const reload = () => {
    const place = { x: scrollX, y: scrollY, focus: steps(document.activeElement) };
    stored.set(`perelik-place:${address}`, JSON.stringify(place));
    location.reload();
  };
  const restore = () => {
    const place = JSON.parse(stored.take(`perelik-place:${address}`) || "null");
    if (!place) return;
    const node = place.focus.length ? at(place.focus) : null;
    if (node) node.focus({ preventScroll: true });
    scrollTo({ left: place.x, top: place.y, behavior: "instant" });
  };

  // Puts the new style beside the old one, which goes only when the new one is there: nothing flickers.
  const restyle = (from, to) => {
    for (const link of document.querySelectorAll("link[rel=stylesheet]")) {
      if (new URL(link.href).pathname !== from) continue;
      const next = link.cloneNode();
      next.href = to;
      next.onload = () => link.remove();
      next.onerror = () => next.remove();
      link.after(next);
    }
  };

  const title = () => document.getElementById("perelik-title");
  const isDismissed = () => stored.get("perelik-hidden") === (title() && panel.textContent);
  const prepare = () => {
    const hide = document.getElementById("perelik-hide");
    said.textContent = "";
    if (!hide) return;
    const section = hide.closest("section");
    section.hidden = isDismissed();
    hide.hidden = false;
    hide.onclick = () => {
      stored.set("perelik-hidden", panel.textContent);
      section.hidden = true;
      said.textContent = "";
    };
    if (!section.hidden) said.textContent = title().textContent;
  };
  const repanel = async () => {
    const answer = await fetch(`/_perelik/panel${address}`);
    if (!answer.ok) return;
    const hadFocus = panel.contains(document.activeElement);
    panel.innerHTML = await answer.text();
    prepare();
    const section = panel.querySelector("section");
    if (hadFocus && section) section.focus({ preventScroll: true });
  };

  const hear = (event) => {
    const next = JSON.parse(event.data);
    if (!next) return;
    if (next.page !== now.page) { reload(); return; }
    for (const [name, to] of Object.entries(next.styles)) {
      const from = now.styles[name];
      if (from && from !== to) restyle(from, to);
    }
    if (next.panel !== now.panel) repanel();
    now = next;
  };

  // A browser keeps few connections to one server: only a tab that is seen holds one. What it missed it hears
  // when it connects again, because each word of the server tells all that is true.
  let channel = null;
  const listen = () => {
    if (document.hidden || channel) return;
    channel = new EventSource(`/_perelik/events${address}`);
    channel.onmessage = hear;
  };
  const leave = () => {
    if (channel) channel.close();
    channel = null;
  };
  document.addEventListener("visibilitychange", () => (document.hidden ? leave() : listen()));
  addEventListener("pagehide", leave);
  addEventListener("pageshow", listen);

  prepare();
  restore();
  listen();
})();
