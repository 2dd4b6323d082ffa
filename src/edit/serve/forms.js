// Keeps what is typed: a moment after the last key the form is sent as a draft, and what is said of each field is shown beside it.
"use strict";
(() => {
  const form = document.getElementById("entry");
  if (!form) return;
  const PAUSE = 700;
  let timer = 0;
  let isSending = false;
  let isChanged = false;

  // Takes over from the answer what is said; what is typed and where the cursor stands is left.
  const take = (html) => {
    const next = new DOMParser().parseFromString(html, "text/html");
    const form_now = next.getElementById("entry");
    if (!form_now) return;
    form.elements.version.value = form_now.elements.version.value;
    for (const selector of ["#state", ".said", ".bar"]) {
      const [now, then] = [document.querySelector(selector), next.querySelector(selector)];
      if (now && then) {
        if (now.outerHTML !== then.outerHTML) now.innerHTML = then.innerHTML;
      } else if (then) form.before(document.importNode(then, true));
      else if (now) now.remove();
    }
    for (const row of form.querySelectorAll("[id$=-about]")) {
      const then = next.getElementById(row.id);
      if (then && then.innerHTML !== row.innerHTML) row.innerHTML = then.innerHTML;
      const field = document.getElementById(row.id.slice(0, -"-about".length));
      const field_then = then && next.getElementById(field ? field.id : "");
      if (field && field_then) field.toggleAttribute("aria-invalid", field_then.hasAttribute("aria-invalid"));
      if (field && field_then && field_then.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
    }
  };

  const send = async () => {
    if (isSending) { plan(); return; }
    isSending = true;
    isChanged = false;
    const data = new URLSearchParams(new FormData(form));
    data.set("do", "keep");
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      const html = await answer.text();
      // Where two people changed a value, or a row came in, the whole page is another: it is shown when nobody types.
      if (answer.ok && !isChanged) {
        const next = new DOMParser().parseFromString(html, "text/html");
        const names = (root) => [...root.querySelectorAll("#entry [name]")].map((field) => `${field.name}=${field.value}`).join("\n");
        const own = names(document).replace(/^version=.*$/m, "");
        if (own === names(next).replace(/^version=.*$/m, "") || !next.querySelector(".conflict")) take(html);
        else location.reload();
      } else if (!answer.ok && !isChanged) {
        const said = new DOMParser().parseFromString(html, "text/html").querySelector(".message");
        const state = document.getElementById("state");
        if (said && state) state.textContent = said.textContent;
      }
    } catch {
      // The program is stopped: what is typed stays in the page, and is sent with the next key.
    } finally {
      isSending = false;
      if (isChanged) plan();
    }
  };
  const plan = () => {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  };
  form.addEventListener("input", () => { isChanged = true; plan(); });
  form.addEventListener("submit", () => clearTimeout(timer));
  addEventListener("pagehide", () => {
    if (!isChanged) return;
    const data = new URLSearchParams(new FormData(form));
    data.set("do", "keep");
    fetch(form.action, { method: "POST", body: data, keepalive: true }).catch(() => {});
  });
})();
