// What only a script can add to an organisation's page: whether somebody is there now, and a button that prints.
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
