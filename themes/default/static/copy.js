// Adds a button that copies to each part that is meant for it. Without this script the text is selected by hand.
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

// A table goes to a text editor as lines with tabs, which a spreadsheet takes for cells.
function plain(element) {
  if (element.tagName !== 'TABLE') return element.textContent;
  const cell = (c) => c.textContent.trim().replace(/\s+/g, ' ');
  return [...element.rows].map((row) => [...row.cells].map(cell).join('\t')).join('\n');
}

async function write(text, html) {
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
}

// Where the clipboard is closed (a page from a disk, an old browser), the text is selected and copied the old way.
function select(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const selection = getSelection();
  selection.removeAllRanges();
  selection.addRange(range);
  return document.execCommand('copy');
}
