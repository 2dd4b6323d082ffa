// Keeps what is typed: a moment after the last key the form is sent as a draft, and what is said of each field is shown beside it. The page
// is never loaded anew under whoever types.
"use strict";
(() => {
  const form = document.getElementById("entry");
  if (!form) return;
  const PAUSE = 700;
  const AGAIN = 3000;
  let timer = 0;
  let isSending = false;
  let isChanged = false;

  const FIXED = ["version", "token", "whole", "do"];
  const fields = (root) => [...root.querySelectorAll("#entry [name]")].filter((field) => !FIXED.includes(field.name));
  const isBox = (field) => field.type === "checkbox";
  const key = (field) => (isBox(field) || field.type === "hidden" ? `${field.name}=${field.value}` : field.name);
  const valueOf = (field) => (isBox(field) ? String(field.checked) : field.value);
  // What each field held when the program and the page last agreed.
  const agreed = new Map(fields(document).map((field) => [key(field), valueOf(field)]));

  const say = (text) => {
    const state = document.getElementById("state");
    if (state && state.textContent !== text) state.textContent = text;
  };
  // What is said may change at any time; a field only where nobody typed in it since.
  const take = (html, sent) => {
    const next = new DOMParser().parseFromString(html, "text/html");
    const nextForm = next.getElementById("entry");
    if (!nextForm) return;
    for (const selector of ["#state", ".message", ".said", ".bar"]) {
      const [now, then] = [document.querySelector(selector), next.querySelector(selector)];
      if (now && then) {
        if (now.innerHTML !== then.innerHTML) now.innerHTML = then.innerHTML;
      } else if (then) form.before(document.importNode(then, true));
      else if (now) now.remove();
    }
    for (const about of form.querySelectorAll("[id$=-about]")) {
      const then = next.getElementById(about.id);
      if (then && then.innerHTML !== about.innerHTML) about.innerHTML = then.innerHTML;
      const id = about.id.slice(0, -"-about".length);
      const [field, fieldThen] = [document.getElementById(id), next.getElementById(id)];
      if (!field || !fieldThen) continue;
      if (fieldThen.hasAttribute("aria-invalid")) field.setAttribute("aria-invalid", "true");
      else field.removeAttribute("aria-invalid");
    }
    const [own, others] = [fields(document), new Map(fields(next).map((field) => [key(field), valueOf(field)]))];
    // Where rows came or went the page goes on from the text that it shows, and the program puts both together.
    if (own.length !== others.size || own.some((field) => !others.has(key(field)))) return;
    for (const field of own) {
      const [then, was] = [others.get(key(field)), agreed.get(key(field))];
      if (valueOf(field) === was && then !== was) {
        if (isBox(field)) field.checked = then === "true"; else field.value = then;
      }
      agreed.set(key(field), valueOf(field) === sent.get(key(field)) ? valueOf(field) : then);
    }
    form.elements.version.value = nextForm.elements.version.value;
  };

  const send = async () => {
    if (isSending) { plan(PAUSE); return; }
    isSending = true;
    isChanged = false;
    const data = new URLSearchParams(new FormData(form));
    data.set("do", "keep");
    const sent = new Map(fields(document).map((field) => [key(field), valueOf(field)]));
    try {
      const answer = await fetch(form.action, { method: "POST", body: data });
      const html = await answer.text();
      if (answer.ok) take(html, sent);
      else if (answer.status === 403) say(form.dataset.restarted);
      else say(new DOMParser().parseFromString(html, "text/html").querySelector(".message")?.textContent ?? form.dataset.lost);
    } catch {
      // The program is stopped: what is typed stays in the page, and is sent again.
      say(form.dataset.lost);
      plan(AGAIN);
    } finally {
      isSending = false;
      if (isChanged) plan(PAUSE);
    }
  };
  const plan = (pause) => {
    clearTimeout(timer);
    timer = setTimeout(send, pause);
  };
  form.addEventListener("input", () => { isChanged = true; plan(PAUSE); });
  form.addEventListener("submit", () => { clearTimeout(timer); isChanged = false; });
  addEventListener("pagehide", () => {
    if (!isChanged) return;
    const data = new URLSearchParams(new FormData(form));
    data.set("do", "keep");
    fetch(form.action, { method: "POST", body: data, keepalive: true }).catch(() => {});
  });
})();
