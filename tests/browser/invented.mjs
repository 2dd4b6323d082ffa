// An invented site that has everything the table of fields knows (src/content/fields/table/): several areas, two languages,
// 130 organisations or as many as are asked for, services, phones, meetings, needs, and private data that must not come out.
// No name, number or address in it is real: «Приклад», example.org, 050 000-….
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const DATE = '2021-06-01';
// What is written into the fields that are never published: neither the words nor the digits may be found in the site.
export const SECRETS = ['ТАЄМНИЦЯ', 'taiemnytsia', '0009999', '0009898', '0009797'];
const SECRET = 'ТАЄМНИЦЯ';
const SECRET_PHONE = '050 000-99-99';
const DESKS_PHONE = '050 000-98-98';
const SECRET_EMAIL = 'taiemnytsia@example.org';

// A whole PDF without pages: one that cannot be opened stops the build.
const PDF = [
  '%PDF-1.4', '1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj', '2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj', 'xref', '0 3',
  '0000000000 65535 f ', '0000000009 00000 n ', '0000000052 00000 n ', 'trailer<</Root 1 0 R/Size 3>>', 'startxref', '96', '%%EOF', '',
].join('\n');

// What people type, what is said then, and what comes first.
export const SEARCHES = {
  expected: [
    ['ліками', /^Знайдено: \d+\.$/, /^Ліки/],
    ['ksrb', /Знайдено: \d+\. Показано за запитом «ліки»/, /^Ліки/],
    ['лекарства', /^Знайдено: \d+\.$/, /^Ліки/],
    ['ліки маломобільній', /^Знайдено: \d+\.$/, /^Ліки: Маломобільні люди/],
    ['перивезенням', /Точного збігу немає/, /^Перевезення/],
    ['0500000012', /^Знайдено: \d+\.$/, /050 000-00-12/],
    ['+380500000012', /^Знайдено: \d+\.$/, /050 000-00-12/],
    ['8 (050) 000 00 12', /^Знайдено: \d+\.$/, /050 000-00-12/],
    ['000-00-12', /^Знайдено: \d+\.$/, /050 000-00-12/],
    ['ганок', /^Знайдено: \d+\.$/, /Ґанок/],
    ['їжачкам', /^Знайдено: \d+\.$/, /Їжачок/],
    ['захисних масок', /^Знайдено: 1\.$/, /^Захисні маски/],
    ['координаційну групу', /^Знайдено: 3\.$/, /^Зустріч/],
    ['психолог', /^Знайдено: \d+\.$/, /^Психологічна/],
    ['прикладенко маски', /^Знайдено: \d+\. Усі ці слова разом/],
    ['абракадабра', /^Нічого не знайдено/, /^$/],
  ],
  english: [
    ['medicine', /^Found: \d+\.$/, /^Medicines/],
    ['face mask', /^Found: 1\.$/, /^Face masks/],
    ['Sample 12', /^Found: \d+\.$/, /Sample 12/],
  ],
  twice: ['ліки', 'ґанок'],
};

const both = (uk, en) => ({ uk, en });
const pick = (list, n) => list[n % list.length];
const two = n => String(n).padStart(2, '0');
const phone = n => `050 000-${two(Math.floor(n / 90))}-${two(n % 90)}`;

const AREAS = [
  ['centre', 'Центральний район', 'Central district'],
  ['north', 'Північний район', 'Northern district'],
  ['river', 'Зарічний район', 'Riverside district'],
  ['villages', 'Приміські села', 'Villages around the town'],
];
const AUDIENCES = [
  ['elderly', 'Літні люди', 'Elderly people'],
  ['low-mobility', 'Маломобільні люди', 'People with reduced mobility'],
  ['children', 'Діти', 'Children'],
  ['idp', 'Внутрішньо переміщені особи', 'Internally displaced persons'],
];
const HELPS = [
  ['medicine', 'Ліки', 'Medicines', , ['таблетки', 'лекарства']],
  ['food', 'Продукти харчування', 'Food'],
  ['hot-meals', 'Гарячі обіди', 'Hot meals', 'food'],
  ['legal', 'Юридична допомога', 'Legal aid'],
  ['psychological', 'Психологічна допомога', 'Psychological support'],
  ['transport', 'Перевезення', 'Transport'],
];
const KINDS = [
  ['ngo', 'Громадська організація', 'Non-governmental organisation'],
  ['charity', 'Благодійна організація', 'Charity'],
  ['desk', 'Звернення та координація', 'Requests and coordination'],
];
// What others call some of the terms. The code of the area is that of a whole region: it has to be one that exists.
const CODES = {
  centre: { katottg: 'UA14000000000091971' },
  elderly: { open_eligibility: 'human_situations:age_group:seniors' },
  food: { open_eligibility: 'human_services:food', cluster: 'Food Security' },
  'hot-meals': { open_eligibility: 'human_services:food', cluster: 'Food Security' },
  ngo: { schema_org: 'NGO' },
  desk: { schema_org: 'GovernmentOrganization' },
};
const NAMES = ['Абетка', 'Берегиня', 'Віра', 'Ґанок', 'Дім', 'Єдність', 'Життя', 'Злагода', 'Іскра', 'Їжачок', 'Калина', 'Ластівка',
  'Мальва', 'Надія', 'Опора', 'Поруч', 'Родина', 'Світло', 'Турбота', 'Усмішка', 'Фенікс', 'Хата', 'Цвіт', 'Час', 'Шлях', 'Щедрість', 'Юність', 'Яблуня'];

const terms = list => list.map(([id, uk, en, parent, synonyms]) => ({ id, name: both(uk, en), ...(parent && { parent }), ...(synonyms && { synonyms }) }));

const site = {
  title: both('Хто допоможе у громаді Приклад', 'Who can help in the community of Pryklad'),
  description: both('Вигаданий перелік для перевірок', 'An invented list for checks'),
  base_url: 'https://example.org/dopomoha/',
  languages: ['uk', 'en'],
  timezone: 'Europe/Kyiv',
  namespace: '00000000-0000-4000-8000-000000000000',
  hotline: { short: '1500', full: '0 800 000 000', hours: 'Mo-Su 08:00-20:00', label: both('Гаряча лінія', 'Hotline') },
  publisher: { name: both('Рада громади Приклад', 'Council of Pryklad'), url: 'https://example.org/rada/', email: 'rada@example.org' },
  reports_to: both('Гаряча лінія 1500', 'The hotline 1500'),
  licence: 'CC BY 4.0',
  stale_after_days: 90,
  publish: { coverage: true, needs: true, tasks: true },
  outputs: ['all', 'data/hsds/organizations/ID.json'],
};

function service(n, k) {
  const help = k === 0 ? pick(HELPS, n)[0] : pick(HELPS, n + 3)[0];
  return {
    id: `s${k}`,
    help,
    ...(n % 3 === 0 && { name: both(`Приклад послуги ${n}`, `Sample service ${n}`) }),
    details: both('Привозимо раз на тиждень. Наперед домовляємося телефоном.', 'Delivered once a week. Please arrange it by phone.'),
    audiences: [pick(AUDIENCES, n)[0], pick(AUDIENCES, n + 1)[0]],
    ...(n % 5 && { areas: [pick(AREAS, n)[0], pick(AREAS, n + 2)[0]] }),
    delivery: n % 2 ? ['at-home', 'by-phone'] : ['on-site', 'online'],
    ...(n % 4 === 0 && { conditions: both('Потрібна довідка.', 'A certificate is required.'), cost: both('Безоплатно', 'Free of charge'), documents: [both('паспорт', 'passport')] }),
    ...(n % 6 === 0 && { hours: 'Mo-Fr 10:00-16:00', phones: [{ number: phone(n + 200), label: both('саме для цієї послуги', 'for this service') }] }),
    ...(n % 11 === 0 && k === 1 && { status: 'paused' }),
    source: both('Вигадано для перевірок', 'Invented for checks'),
  };
}

function organisation(n) {
  const name = pick(NAMES, n);
  const rich = n % 10 === 0;
  return {
    name: both(`Громадська організація «${name} – Приклад ${n}»`, `Non-governmental organisation “Sample ${n}”`),
    short_name: both(`«${name} ${n}»`, `“Sample ${n}”`),
    sort_name: `${name} ${n}`,
    kind: n < 2 ? 'desk' : pick(KINDS.slice(0, 2), n)[0],
    summary: both('Вигадана організація, щоб було на чому перевіряти', 'An invented organisation to check pages with'),
    status: n % 40 === 7 ? 'closed' : n % 40 === 17 ? 'relocated' : n % 40 === 27 ? 'paused' : 'active',
    ...(n % 9 !== 8 && { services: [service(n, 0), ...(n % 2 ? [service(n, 1)] : [])] }),
    ...(n % 7 !== 6 && {
      phones: [
        { number: phone(n), label: both('прийом заявок', 'requests'), ...(rich && { hours: 'Mo-Fr 09:00-17:00', languages: ['uk', 'en'] }) },
        { number: SECRET_PHONE, label: both(SECRET, SECRET), visibility: 'private' },
        { number: DESKS_PHONE, label: both(SECRET, SECRET), visibility: 'desks' },
      ],
    }),
    ...(rich && {
      formerly: [`kolyshnia-${n}`],
      email: `pryklad${n}@example.org`,
      website: `https://pryklad${n}.example.org/`,
      links: [{ url: `https://example.org/storinka/${n}`, name: both('Сторінка в мережі', 'Page on a network') }],
      hours: 'Mo-Fr 09:00-18:00; Sa 10:00-14:00',
      address: {
        street: both(`вул. Прикладна, ${n + 1}`, `${n + 1} Prykladna Street`), city: both('Приклад', 'Pryklad'), postcode: '00000', area: 'centre',
        note: both('вхід із двору', 'entrance from the courtyard'), how_to_get: both('автобус № 0', 'bus 0'),
        accessibility: [both('пандус', 'ramp')], location: [0, 0],
      },
      members: [`orh-${n + 1}`, `orh-${n + 2}`],
      verified: { on: n % 20 ? '2021-05-20' : '2020-12-01', by: 'редакція' },
      logo: 'files/znak.png',
    }),
    ...(n % 10 === 5 && { address: { street: both(`${SECRET}, 1`, `${SECRET}, 1`), visibility: 'private' } }),
    people: [
      { name: both(`Приклад Прикладенко ${n}`, `Pryklad Prykladenko ${n}`), role: both('координатор', 'coordinator'), responsible: true,
        phone: SECRET_PHONE, email: SECRET_EMAIL },
      { name: both(SECRET, SECRET), show_name: false },
      ...(rich ? [{ name: both('Зразок Зразкова', 'Zrazok Zrazkova'), phone: phone(n + 400), email: `zrazok${n}@example.org`,
        visibility: 'public', consent: { on: '2021-01-01', by: SECRET } }] : []),
    ],
    private: SECRET,
    source: both('Вигадано для перевірок', 'Invented for checks'),
  };
}

const MEETINGS = [10, 20, 30].map((day, n) => [`2021-0${n + 4}-${day}`, {
  title: both(`Зустріч координаційної групи ${n + 1}`, `Meeting ${n + 1} of the coordination group`),
  date: `2021-0${n + 4}-${day}`,
  start: '10:00',
  end: '11:30',
  format: pick(['online', 'in-person', 'mixed'], n),
  place: both('зала засідань', 'meeting room'),
  organiser: 'orh-0',
  series: both('Зустрічі координаційної групи', 'Meetings of the coordination group'),
  status: n < 2 ? 'held' : 'planned',
  attendees: [
    { organisation: 'orh-10', person: both('Приклад Прикладенко', 'Pryklad Prykladenko'), role: both('координатор', 'coordinator') },
    { organisation: 'orh-20' }, { name: both('Гості', 'Guests') },
  ],
  agenda: [both('Що має бути в переліку', 'What belongs in the list')],
  heard: [{ who: both('Приклад Прикладенко', 'Pryklad Prykladenko'), text: both('Про вузькі місця.', 'About bottlenecks.') }],
  decisions: [{ text: both('Оновлювати щотижня', 'Update weekly'), result: both('одностайно', 'unanimously') }],
  tasks: n < 2 ? [
    { what: both('Надіслати відомості', 'Send the particulars'), who: ['attendees'], due: '2021-05-01' },
    { what: both('Перевірити телефони', 'Check the phones'), who: ['orh-10', 'orh-20'], due: '2021-07-01' },
    { what: both('Скласти перелік', 'Compile the list'), who: ['orh-10'], due: '2021-05-01', status: 'done', done_on: '2021-04-30' },
  ] : [],
  channels: [{ name: both('Розсилка', 'Mailing list'), url: 'https://example.org/rozsylka' }],
  next: { date: `2021-0${n + 5}-${day + 1 > 30 ? 30 : day + 10}`, start: '10:00' },
  documents: [{ file: 'files/protokol.pdf', name: both('Протокол', 'Minutes') }],
  video: 'https://example.org/video',
  private: SECRET,
  source: both('Вигадано для перевірок', 'Invented for checks'),
}]);

const NEEDS = {
  masky: { what: both('Захисні маски', 'Face masks'), resource: 'ppe', unit: both('шт.', 'pcs'), required: 10000, provided: 2500, by: ['orh-10'], state: 'partial', as_of: '2021-05-01' },
  antyseptyk: { what: both('Антисептик', 'Disinfectant'), resource: 'ppe', unit: both('л', 'l'), required: 100, state: 'critical', as_of: '2021-05-01', note: both('Потрібно терміново.', 'Needed urgently.') },
  'dopomoha-litnim': { what: both('Допомога літнім', 'Help for elderly people'), help: 'food', audiences: ['elderly'], areas: ['villages'], state: 'unknown', private: SECRET },
};

const BODY = `Перший абзац із [посиланням](orh-2.md), **важливим** і \`кодом\`.

## Підзаголовок

| що | скільки |
| --- | ---: |
| приклад | 1 000 |

- [ ] не зроблено
- [x] зроблено

> Цитата з дуже-дуже-дуже-довгим-словом-якого-не-можна-перенести-на-вузькому-екрані.

1. раз
2. два[^1]

[^1]: Примітка.
`;

// Writes the site below `root`, with `count` organisations.
export function write(root, count = 130) {
  const put = (path, text) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  // JSON is YAML: nothing else is needed to write it.
  const yaml = (path, value) => put(path, JSON.stringify(value, null, 2) + '\n');
  const entry = (path, value, body = '') => put(path, `---\n${JSON.stringify(value, null, 2)}\n---\n\n${body}`);

  yaml('content/site.yaml', site);
  yaml('content/vocabulary/areas.yaml', terms(AREAS).map(area => ({ ...area, ...CODES[area.id] })));
  yaml('content/vocabulary/audiences.yaml', terms(AUDIENCES).map(audience => ({ ...audience, ...CODES[audience.id] })));
  yaml('content/vocabulary/help.yaml', terms(HELPS).map(help => ({ ...help, ...CODES[help.id] })));
  yaml('content/vocabulary/kinds.yaml', terms(KINDS).map(kind => ({ ...kind, ...CODES[kind.id] })));
  yaml('content/vocabulary/resources.yaml', terms([['ppe', 'Засоби захисту', 'Protective equipment']]));
  for (let n = 0; n < count; n++) entry(`content/organisations/orh-${n}.md`, organisation(n), n % 10 ? '' : BODY);
  for (const [id, meeting] of MEETINGS) entry(`content/meetings/${id}.md`, meeting);
  for (const [id, need] of Object.entries(NEEDS)) yaml(`content/needs/${id}.yaml`, need);
  entry('content/pages/about.md', { title: both('Про перелік', 'About the list'), summary: both('Вигаданий', 'Invented') }, BODY.replace('orh-2.md', '../organisations/orh-2.md'));
  yaml('private/orh-3.yaml', { phones: [{ number: '050 000-97-97' }], emails: [SECRET_EMAIL], notes: SECRET });
  put('content/files/protokol.pdf', PDF);
  put('content/files/znak.png', Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64'));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) write(process.argv[2], Number(process.argv[3] ?? 130));
