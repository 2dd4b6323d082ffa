// Shows the search box in place of the other ways, and loads what searching needs when somebody turns to it.
(() => {
  'use strict';
  const form = document.querySelector('form[data-search]');
  if (!form) return;
  const showWays = isNeeded => {
    for (const ways of document.querySelectorAll('.search-ways')) {
      ways.hidden = !isNeeded;
      ways.classList.toggle('needed', isNeeded);
    }
  };
  showWays(false);
  form.hidden = false;

  let asked = false;
  const load = () => {
    if (asked) return;
    asked = true;
    for (const address of [form.dataset.keys, form.dataset.script]) {
      const script = document.createElement('script');
      script.async = false; // In this order.
      script.src = new URL(address, location.href);
      script.onerror = () => form.dispatchEvent(new Event('unloaded'));
      document.head.append(script);
    }
  };
  form.addEventListener('unloaded', () => {
    form.querySelector('[role=status]').textContent = form.dataset.failed;
    showWays(true);
  });
  form.addEventListener('answered', event => showWays(!event.detail));
  // Until the script is there, Enter must not send the form anywhere.
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('focusin', load);
  if (new URLSearchParams(location.search).has('q')) load();
})();
