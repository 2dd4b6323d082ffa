// What only a script can add to a page: whether somebody is there now, buttons that print and copy, and the search box.
'use strict';

{
  const DAY = 24 * 60;
  const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

  // «1:540-1080 7:» as minutes since the week began, and the days that were spoken of.
  const read = week => {
    const spans = [];
    const said = new Set();
    for (const part of week.split(' ')) {
      const [day, times] = part.split(':');
      said.add(Number(day));
      for (const time of times.split(',').filter(Boolean)) {
        const [start, end] = time.split('-').map(Number);
        spans.push([(day - 1) * DAY + start, (day - 1) * DAY + end]);
      }
    }
    return { spans, said };
  };

  // The minute of the week in the time zone of the site, wherever its reader is.
  const minuteOfWeek = zone => {
    const format = new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'short', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
    const part = Object.fromEntries(format.formatToParts(new Date()).map(({ type, value }) => [type, value]));
    return DAYS.indexOf(part.weekday) * DAY + Number(part.hour) * 60 + Number(part.minute);
  };

  const tell = element => {
    const { week, zone, open, closed } = element.dataset;
    const now = minuteOfWeek(zone);
    const { spans, said } = read(week);
    // What began on Sunday evening goes on into Monday.
    const until = spans.find(([start, end]) => [now, now + 7 * DAY].some(at => start <= at && at < end))?.[1];
    element.hidden = until === undefined && !said.has(Math.floor(now / DAY) + 1);
    element.textContent = until === undefined ? closed : open;
    element.classList.toggle('good', until !== undefined);
  };

  for (const element of document.querySelectorAll('.now')) {
    tell(element);
    setInterval(tell, 60_000, element);
  }

  for (const line of document.querySelectorAll('.print-button')) {
    line.hidden = false;
    line.querySelector('button').addEventListener('click', () => print());
  }
}

// The day of reading, on paper and in what is cited: most pages do not tell the day that they were made on.
{
  const tell = () => {
    const now = new Date();
    for (const day of document.querySelectorAll('[data-today]')) {
      day.textContent = now.toLocaleDateString(document.documentElement.lang, { day: 'numeric', month: 'long', year: 'numeric' });
      day.parentElement.hidden = false;
    }
  };
  tell();
  addEventListener('beforeprint', tell);
}

// A button that copies, on each part that is meant for it. Without this script the text is selected by hand.
{
  // A table goes to a text editor as lines with tabs, which a spreadsheet takes for cells.
  const plain = element => {
    if (element.tagName !== 'TABLE') return element.textContent;
    const cell = c => c.textContent.trim().replace(/\s+/g, ' ');
    return [...element.rows].map(row => [...row.cells].map(cell).join('\t')).join('\n');
  };

  const write = async (text, html) => {
    try {
      if (html && window.ClipboardItem) {
        const blob = (type, data) => new Blob([data], { type });
        const item = { 'text/plain': blob('text/plain', text), 'text/html': blob('text/html', html) };
        await navigator.clipboard.write([new ClipboardItem(item)]);
      } else {
        await navigator.clipboard.writeText(text);
      }
      return true;
    } catch {
      return false;
    }
  };

  // Where the clipboard is closed (a page from a disk, an old browser), the text is selected and copied the old way.
  const select = element => {
    const range = document.createRange();
    range.selectNodeContents(element);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
    return document.execCommand('copy');
  };

  for (const part of document.querySelectorAll('[data-copy]')) {
    const copied = part.querySelector('[data-copied]');
    const button = document.createElement('button');
    const said = document.createElement('span');
    button.type = 'button';
    button.className = 'copy';
    button.textContent = part.dataset.copy;
    said.setAttribute('role', 'status');
    said.className = 'copied';
    button.addEventListener('click', async () => {
      const text = plain(copied);
      const html = copied.tagName === 'TABLE' ? copied.outerHTML : null;
      said.textContent = (await write(text, html)) || select(copied) ? part.dataset.done : '';
    });
    part.prepend(button, said);
  }
}

// The text for a messenger: handed to the phone's own list of programs, else copied. Without this script the link shows the text.
for (const link of document.querySelectorAll('a[data-share]')) {
  link.addEventListener('click', async event => {
    event.preventDefault();
    try {
      const text = (await (await fetch(link.href)).text()).trim();
      if (navigator.share) return await navigator.share({ text });
      await navigator.clipboard.writeText(text);
      link.parentElement.querySelector('[role=status]').textContent = link.dataset.share;
    } catch (error) {
      // Whoever closes that list wants nothing more.
      if (error.name !== 'AbortError') location.assign(link.href);
    }
  });
}

// The field at the head of a page leads to the page that searches.
for (const form of document.querySelectorAll('form[data-find]')) form.hidden = false;

// The search box takes the place of the other ways; what searching needs is loaded when somebody turns to it.
{
  const form = document.querySelector('form[data-search]');

  if (form) {
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
      // The index is asked for together with what reads it: one journey to the server less.
      for (const address of [form.dataset.keys, form.dataset.script, form.dataset.index]) {
        const script = document.createElement('script');
        script.async = false; // In this order.
        script.src = new URL(address, location.href);
        script.onerror = () => { script.remove(); form.dispatchEvent(new Event('unloaded')); };
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
  }
}
