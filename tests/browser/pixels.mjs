// What can be read on the screen in forced colours, seen by its pixels: axe computes colours from styles and does not know of
// the plate that browsers lay behind text there.
const LEAST = 4.5;
const SCHEMES = ['light', 'dark'];
// Of controls that look alike this many are focused.
const ALIKE = 1;
// What is longer is pictured up to here.
const LONGEST = 6000;

// Returns every number, button and focused control of an open page whose words do not stand out.
export async function unreadable(page, plain) {
  const faults = [];
  const reader = await page.context().newPage();
  try {
    await page.evaluate(layOutAll);
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ ...plain, colorScheme, forcedColors: 'active' });
      const told = (what, contrast) => contrast >= LEAST || faults.push(`${what} in forced colours, ${colorScheme}: contrast ${contrast.toFixed(1)}`);
      await page.evaluate(() => document.activeElement?.blur());
      const still = await page.evaluate(words, { selector: '.tel, button, a[href], .record, mark', longest: LONGEST });
      const menu = await page.evaluate(aboveItems);
      const contrasts = await look(reader, await screen(page), [...still, ...menu].map(({ box }) => box));
      still.forEach(({ name }, n) => told(name, contrasts[n]));
      menu.filter((_, n) => contrasts[still.length + n] > 1.1).forEach(({ name }) => faults.push(`${name} has a second bar in forced colours, ${colorScheme}`));
      for (const n of await page.evaluate(focusable, ALIKE)) {
        const { name, box } = await page.evaluate(focus, n);
        const [contrast] = await look(reader, await page.screenshot({ clip: box }), [{ ...box, x: 0, y: 0 }]);
        told(`focused ${name}`, contrast);
      }
    }
  } finally {
    await page.emulateMedia(plain);
    await reader.close();
  }
  return faults;
}

// Runs in the browser: what is laid out only as it comes into the window would move in the picture after it was measured.
const layOutAll = () => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('* { content-visibility: visible !important; }');
  document.adoptedStyleSheets.push(sheet);
};

async function screen(page) {
  const { width, height } = await page.evaluate(() => ({ width: document.documentElement.clientWidth, height: document.documentElement.scrollHeight }));
  return page.screenshot({ fullPage: true, clip: { x: 0, y: 0, width, height: Math.min(height, LONGEST) } });
}

// For each region of a picture, the contrast between its commonest colour and the one that differs most from it.
function look(reader, picture, boxes) {
  return reader.evaluate(contrastOf, { picture: picture.toString('base64'), boxes });
}

const contrastOf = async ({ picture, boxes }) => {
  const bytes = Uint8Array.from(atob(picture), sign => sign.charCodeAt(0));
  const image = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
  const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d', { willReadFrequently: true });
  canvas.drawImage(image, 0, 0);
  const light = value => (value <= 10 ? value / 3294 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = colour => 0.2126 * light(colour >> 16) + 0.7152 * light(colour >> 8 & 255) + 0.0722 * light(colour & 255);
  return boxes.map(({ x, y, width, height }) => {
    const { data } = canvas.getImageData(Math.round(x), Math.round(y), Math.max(1, Math.round(width)), Math.max(1, Math.round(height)));
    const counts = new Map();
    for (let at = 0; at < data.length; at += 4) {
      const colour = data[at] << 16 | data[at + 1] << 8 | data[at + 2];
      counts.set(colour, (counts.get(colour) ?? 0) + 1);
    }
    const [[ground]] = [...counts].sort((a, b) => b[1] - a[1]);
    const below = luminance(ground);
    return Math.max(...[...counts.keys()].map(luminance).map(l => (Math.max(l, below) + 0.05) / (Math.min(l, below) + 0.05)));
  });
};

// Runs in the browser: the first line of words of each control, without what frames it.
const words = ({ selector, longest }) => {
  const first = e => {
    const texts = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
    while (texts.nextNode()) if (texts.currentNode.data.trim() && !texts.currentNode.parentElement.closest('.vh')) return texts.currentNode;
    return null;
  };
  window.lineOf = e => {
    const text = first(e);
    if (!text) return null;
    const range = document.createRange();
    range.selectNodeContents(text);
    const { x, y, width, height } = range.getClientRects()[0] ?? {};
    return width > 1 ? { name: `${e.localName}.${e.className} «${text.data.trim().slice(0, 30)}»`, box: { x, y, width, height } } : null;
  };
  return [...document.querySelectorAll(selector)].flatMap(e => {
    if (!e.checkVisibility({ visibilityProperty: true, contentVisibilityAuto: true }) || e.closest('.vh, .skip')) return [];
    const line = window.lineOf(e);
    const [right, bottom] = line ? [line.box.x + line.box.width + scrollX, line.box.y + line.box.height + scrollY] : [];
    // What a part with a scroll of its own has scrolled away is not in the picture.
    let pane = e.parentElement;
    while (pane && !/auto|scroll/.test(getComputedStyle(pane).overflowY)) pane = pane.parentElement;
    const [top, end] = pane ? [pane.getBoundingClientRect().top, pane.getBoundingClientRect().bottom] : [-Infinity, Infinity];
    const isPictured = line && line.box.y >= top && line.box.y + line.box.height <= end && line.box.x >= 0 && right <= document.documentElement.clientWidth && bottom <= longest;
    return isPictured ? [{ name: line.name, box: { ...line.box, x: line.box.x + scrollX, y: line.box.y + scrollY } }] : [];
  });
};

// Runs in the browser: what lies above the words of each item of the menu, where there is only the page. The bar of the current one is below.
const aboveItems = () => [...document.querySelectorAll('.menu .links :is(a, span[aria-current])')].filter(e => e.checkVisibility()).map(e => {
  const { x, y, width } = e.getBoundingClientRect();
  return { name: `«${e.innerText}»`, box: { x: x + scrollX, y: y + scrollY, width, height: 3 } };
});

// Runs in the browser: which controls are focused, `alike` of those that look the same, by their place among all.
const focusable = alike => {
  window.focusables = [...document.querySelectorAll('a[href], button, summary')];
  const counts = new Map();
  return [...window.focusables.entries()].filter(([, e]) => {
    const look = [e, e.parentElement, e.parentElement?.parentElement, e.closest('.part, .top, .end, .head')].map(e => `${e?.localName}.${e?.className}`).join(' ');
    if (!e.checkVisibility({ visibilityProperty: true }) || !window.lineOf(e)) return false;
    counts.set(look, (counts.get(look) ?? 0) + 1);
    return counts.get(look) <= alike;
  }).map(([n]) => n);
};

// Runs in the browser: focuses a control as the keyboard would, and returns where its words are in the window.
const focus = n => {
  window.focusables[n].scrollIntoView({ block: 'center', inline: 'center', behavior: 'instant' });
  window.focusables[n].focus({ focusVisible: true });
  return window.lineOf(window.focusables[n]);
};
