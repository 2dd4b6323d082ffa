// A phone in the hand: every control as large as a finger, every word as large as the eyes of the old need it.
const FINGER = 44;
const SMALLEST = 18;

// Returns what is too small on a page that was opened at a phone's width with a touch screen.
export async function tooSmall(page) {
  const { controls, words } = await page.evaluate(measure, { finger: FINGER, smallest: SMALLEST });
  return [...controls.map(each => `smaller than ${FINGER} px: ${each}`), ...words.map(each => `text below ${SMALLEST} px: ${each}`)];
}

// Runs in the browser. A link within a sentence is as high as its line: WCAG 2.5.8 exempts it, and so does this.
const measure = ({ finger, smallest }) => {
  const name = e => `${e.localName}.${e.className} «${e.textContent.trim().replace(/\s+/g, ' ').slice(0, 30)}»`;
  const isDrawn = e => e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 1;
  const isInSentence = e => {
    const line = e.closest('p, li, dd, td, th, h1, h2, h3, h4, cite, figcaption');
    const rest = (line?.innerText ?? '').replace(e.innerText, '').replace(/[\s\p{P}→]/gu, '');
    return e.localName === 'a' && getComputedStyle(e).display.startsWith('inline') && !e.classList.contains('tel') && rest.length > 0;
  };
  // The words beside a box to tick belong to it.
  const size = e => [e, ...(e.labels ?? [])].map(e => e.getBoundingClientRect()).reduce((most, box) => Math.max(most, box.height), 0);
  const controls = [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter(e => isDrawn(e) && !e.matches('.skip') && !isInSentence(e) && size(e) < finger - 0.5);
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const small = new Set();
  while (texts.nextNode()) {
    const e = texts.currentNode.parentElement;
    if (texts.currentNode.data.trim() && isDrawn(e) && !e.closest('.vh') && parseFloat(getComputedStyle(e).fontSize) < smallest - 0.01) small.add(e);
  }
  const tell = list => list.slice(0, 5).map(name);
  return { controls: tell(controls), words: tell([...small]) };
};
