// A number that breaks inside its button is read wrong over the telephone: at every width, and with larger text, each stays in one line.
const SIZES = [[320, 100], [320, 200], [720, 100], [720, 200], [1024, 100], [1280, 100], [1280, 200], [1366, 100]];
// The widest usual face, which many Linux desktops have; with any other there is more room.
const FACE = '* { font-family: "DejaVu Sans", Verdana, sans-serif !important; content-visibility: visible !important }';
// Beside the numbers of the page: the longest that a phone network has (E.164), one with the country code, and one with an extension,
// which may stand in a line of its own.
const LONG = [['+380501234567', '+380 50 123-45-67'], ['+380626450000', '0 626 45-00-00'], ['+491234567890123', '+49 123 456 789 0123'], ['+380501234567,123456', '050 123-45-67 дод. 123456']];

// Returns the numbers of an open page that break or leave the window; its own, then each of `LONG` in all their places.
export async function broken(page) {
  const faults = [];
  const size = page.viewportSize();
  await page.evaluate(css => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [sheet];
  }, FACE);
  for (const number of [null, ...LONG]) {
    if (number) await page.evaluate(replace, number);
    for (const [width, percent] of SIZES) {
      await page.setViewportSize({ width, height: size.height });
      await page.evaluate(percent => { document.documentElement.style.fontSize = `${percent}%`; }, percent);
      const found = await page.evaluate(measure);
      faults.push(...found.slice(0, 2).map(words => `${words} at ${width} px, text of ${percent} %`));
    }
  }
  return faults;
}

// Runs in the browser.
const replace = ([tel, text]) => {
  for (const link of document.querySelectorAll('a[href^="tel:+"]')) {
    link.href = `tel:${tel}`;
    link.textContent = text;
  }
};

// Runs in the browser. A table that scrolls by itself may be wider than the window.
const measure = () => [...document.querySelectorAll('a[href^="tel:"]')].filter(e => e.checkVisibility()).flatMap(e => {
  const range = document.createRange();
  range.selectNodeContents(e);
  const number = e.href.includes(',') && e.firstChild.data.match(/^\s*[+\d][\d -]*\d(?= )/);
  if (number) range.setEnd(e.firstChild, number[0].length);
  const tops = new Set([...range.getClientRects()].map(({ top }) => Math.round(top)));
  const { left, right } = e.getBoundingClientRect();
  const name = `${e.parentElement.className || e.parentElement.localName} > ${e.className} «${e.innerText}»`;
  if (tops.size > 1) return [`breaks: ${name}`];
  return (right > document.documentElement.clientWidth + 1 || left < -1) && !e.closest('.wide') ? [`leaves the window: ${name}`] : [];
});
