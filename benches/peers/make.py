#!/usr/bin/env python3
"""Makes one invented city as a site for Perelik, for Hugo and for Zola, so that all build the same pages of the same facts.

    make.py perelik|hugo|zola COUNT FOLDER

COUNT organisations and a hundredth as many meetings (ten at least). Everything is invented; the same COUNT gives the
same bytes.
"""
import json
import pathlib
import random
import sys

HELPS = [("products", "Продукти"), ("meals", "Гаряче харчування"), ("medicine", "Ліки"), ("masks", "Засоби захисту"),
         ("clothes", "Одяг"), ("law", "Юридична допомога"), ("counsel", "Психологічна допомога"), ("rides", "Перевезення"),
         ("housing", "Житло"), ("care", "Догляд удома"), ("devices", "Медичне обладнання"), ("cleaning", "Прибирання"),
         ("lessons", "Навчання"), ("work", "Робота"), ("papers", "Оформлення документів"), ("rehab", "Реабілітація"),
         ("kits", "Набори"), ("advice", "Поради"), ("phones", "Звʼязок"), ("repair", "Ремонт")]
WHOM = [("elderly", "Літні люди"), ("lowmobility", "Маломобільні"), ("children", "Діти"), ("families", "Сімʼї"),
        ("moved", "Переселенці"), ("veterans", "Ветерани"), ("medics", "Медики"), ("large", "Багатодітні"),
        ("lonely", "Самотні"), ("all", "Усі мешканці")]
PLACES = [(f"district-{n:02}", f"Район {n}") for n in range(1, 13)]
KINDS = [("ngo", "Громадська організація"), ("fund", "Благодійний фонд"), ("utility", "Комунальний заклад"),
         ("office", "Управління"), ("group", "Ініціативна група")]
NAMES = ["Приклад", "Зразок", "Проба", "Взірець", "Макет", "Ескіз", "Нарис", "Начерк", "Модель", "Схема"]
TEXT = ("ця вигадана організація допомагає мешканцям вигаданого міста щодня крім неділі набори привозять додому тим "
        "хто не виходить заявку можна лишити телефоном координатор перевіряє адресу та передає її волонтерам звіт "
        "про видане складають раз на тиждень потрібен паспорт або довідка").split()


class City:
    def __init__(self, count):
        dice = random.Random(2703)
        self.organisations = [self.organisation(dice, n) for n in range(1, count + 1)]
        self.meetings = [self.meeting(dice, n) for n in range(max(10, count // 100))]

    @staticmethod
    def sentence(dice):
        return " ".join(dice.choices(TEXT, k=dice.randint(7, 17))).capitalize() + "."

    def text(self, dice, length):
        parts = [" ".join(self.sentence(dice) for _ in range(3)) for _ in range(length)]
        steps = "\n".join(f"{n}. {self.sentence(dice)}" for n in range(1, 5))
        parts.insert(1, f"## Як звернутися\n\n{steps}")
        parts.append(f"> {self.sentence(dice)}\n\n* **Увага** — {self.sentence(dice)}\n* [Сторінка](https://example.org/{dice.randint(1, 999)})")
        return "\n\n".join(parts) + "\n"

    def organisation(self, dice, n):
        some = lambda options, most: sorted(dice.sample([key for key, _ in options], dice.randint(1, most)))
        return {
            "id": f"example-{n}", "name": f"{dice.choice(NAMES)} {dice.choice(NAMES).lower()} {n}",
            "kind": dice.choice(KINDS)[0], "summary": self.sentence(dice), "helps": some(HELPS, 5), "whom": some(WHOM, 3),
            "places": some(PLACES, 3), "phones": [f"+38050{dice.randint(0, 9999999):07}" for _ in range(dice.randint(1, 3))],
            "email": f"example{n}@example.org", "website": f"https://example.org/{n}", "street": f"вул. Прикладна, {n % 200 + 1}",
            "person": f"Особа {n}", "verified": f"2020-{dice.randint(1, 12):02}-{dice.randint(1, 28):02}",
            "body": self.text(dice, dice.randint(1, 3)),
        }

    def meeting(self, dice, n):
        return {
            "id": f"{2010 + n // 336}-{n // 28 % 12 + 1:02}-{n % 28 + 1:02}", "title": f"Зустріч № {n + 1}",
            "who": [dice.choice(self.organisations)["id"] for _ in range(20)],
            "decisions": [self.sentence(dice) for _ in range(6)], "body": self.text(dice, 2),
        }


class Folder:
    def __init__(self, root):
        self.root = pathlib.Path(root)

    def put(self, path, text):
        path = self.root / path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


def quoted(value):
    # JSON is YAML, and its strings and lists are TOML, too.
    return json.dumps(value, ensure_ascii=False)


def lines(fields, sign):
    return "".join(f"{key}{sign} {quoted(value)}\n" for key, value in fields.items())


def perelik(city, folder):
    folder.put("content/site.yaml", lines({
        "title": "Перелік організацій", "base_url": "https://example.org/", "languages": ["uk"], "hotline": "112",
        "publisher": "Вигадана рада", "stale_after_days": 100000}, ":"))
    for name, terms in (("help", HELPS), ("audiences", WHOM), ("areas", PLACES), ("kinds", KINDS)):
        folder.put(f"content/vocabulary/{name}.yaml", "".join(f"- id: {key}\n  name: {quoted(word)}\n" for key, word in terms))
    for o in city.organisations:
        services = [{"help": help, "audiences": o["whom"], "areas": o["places"]} for help in o["helps"]]
        folder.put(f"content/organisations/{o['id']}.md", "---\n" + lines({
            "name": o["name"], "kind": o["kind"], "summary": o["summary"], "services": services,
            "phones": [{"number": number} for number in o["phones"]], "email": o["email"], "website": o["website"],
            "address": {"street": o["street"]}, "hours": "Mo-Fr 09:00-17:00",
            "people": [{"name": o["person"], "responsible": True}], "verified": {"on": o["verified"]}}, ":") + "---\n\n" + o["body"])
    for m in city.meetings:
        folder.put(f"content/meetings/{m['id']}.md", "---\n" + lines({
            "title": m["title"], "date": m["id"], "format": "online", "status": "held",
            "attendees": [{"organisation": id} for id in m["who"]],
            "decisions": [{"text": text} for text in m["decisions"]]}, ":") + "---\n\n" + m["body"])


# The pages of both peers: what Perelik's show of the same facts, in the plainest way either language has.
HEAD = ('<!doctype html><html lang="uk"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">'
        '<title>%s</title><link rel="stylesheet" href="/style.css"></head><body><header><a href="/">Перелік організацій</a><nav>'
        '<a href="/helps/">Допомога</a> <a href="/organisations/">Організації</a> <a href="/meetings/">Зустрічі</a></nav></header><main>')
FOOT = '</main><footer>Гаряча лінія <a href="tel:112">112</a></footer></body></html>\n'


def hugo(city, folder):
    folder.put("hugo.json", quoted({
        "baseURL": "https://example.org/", "title": "Перелік організацій", "languageCode": "uk", "pagination": {"pagerSize": 100},
        "taxonomies": {name: name for name in ("helps", "whom", "places", "kind")},
        "outputs": {"home": ["html", "json"], "section": ["html", "rss"], "taxonomy": ["html"], "term": ["html"], "page": ["html"]}}))
    folder.put("layouts/baseof.html", HEAD % "{{ .Title }}" + '{{ block "main" . }}{{ end }}' + FOOT)
    listed = ('{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range .Paginator.Pages }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a> '
              '<p>{{ .Params.summary }}</p>{{ range .Params.phones }}<a href="tel:{{ . }}">{{ . }}</a> {{ end }}</li>{{ end }}</ul>'
              '{{ with .Paginator }}{{ if .HasPrev }}<a href="{{ .Prev.URL }}">Назад</a>{{ end }} {{ .PageNumber }}/{{ .TotalPages }} '
              '{{ if .HasNext }}<a href="{{ .Next.URL }}">Далі</a>{{ end }}{{ end }}{{ end }}')
    folder.put("layouts/section.html", listed)
    folder.put("layouts/term.html", listed)
    ways = '{{ define "main" }}<h1>{{ .Title }}</h1><ul>{{ range %s }}<li><a href="{{ .Page.RelPermalink }}">{{ .Page.Title }}</a> {{ .Count }}</li>{{ end }}</ul>{{ end }}'
    folder.put("layouts/taxonomy.html", ways % ".Data.Terms.ByCount")
    folder.put("layouts/home.html", ways % "site.Taxonomies.helps.ByCount")
    folder.put("layouts/home.json", '[{{ range $n, $page := where site.RegularPages "Section" "organisations" }}{{ if $n }},{{ end }}'
               '{{ dict "name" .Title "summary" .Params.summary "helps" .Params.helps "phones" .Params.phones | jsonify }}{{ end }}]')
    folder.put("layouts/organisations/page.html", '{{ define "main" }}<h1>{{ .Title }}</h1><p>{{ .Params.summary }}</p><dl>'
               '<dt>Телефони</dt>{{ range .Params.phones }}<dd><a href="tel:{{ . }}">{{ . }}</a></dd>{{ end }}'
               '<dt>Пошта</dt><dd>{{ .Params.email }}</dd><dt>Сайт</dt><dd><a href="{{ .Params.website }}">{{ .Params.website }}</a></dd>'
               '<dt>Адреса</dt><dd>{{ .Params.street }}</dd><dt>Особа</dt><dd>{{ .Params.person }}</dd><dt>Звірено</dt><dd>{{ .Params.verified }}</dd></dl>'
               '{{ range slice "helps" "whom" "places" "kind" }}<ul>{{ range $.GetTerms . }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}</ul>{{ end }}'
               '{{ .Content }}{{ end }}')
    folder.put("layouts/meetings/page.html", '{{ define "main" }}<h1>{{ .Title }}</h1><time>{{ .Date.Format "02.01.2006" }}</time><ul>'
               '{{ range .Params.who }}{{ with site.GetPage (printf "/organisations/%s" .) }}<li><a href="{{ .RelPermalink }}">{{ .Title }}</a></li>{{ end }}{{ end }}</ul>'
               '<ol>{{ range .Params.decisions }}<li>{{ . }}</li>{{ end }}</ol>{{ .Content }}{{ end }}')
    folder.put("static/style.css", "body{max-width:60rem}\n")
    for name, title in (("organisations", "Організації"), ("meetings", "Зустрічі")):
        folder.put(f"content/{name}/_index.md", quoted({"title": title}) + "\n")
    keys = ("summary", "helps", "whom", "places", "phones", "email", "website", "street", "person", "verified")
    for o in city.organisations:
        head = {"title": o["name"], "kind": [o["kind"]], **{key: o[key] for key in keys}}
        folder.put(f"content/organisations/{o['id']}.md", json.dumps(head, ensure_ascii=False, indent=1) + "\n\n" + o["body"])
    for m in city.meetings:
        head = {"title": m["title"], "date": m["id"], "who": m["who"], "decisions": m["decisions"]}
        folder.put(f"content/meetings/{m['id']}.md", json.dumps(head, ensure_ascii=False, indent=1) + "\n\n" + m["body"])


def zola(city, folder):
    names = ("helps", "whom", "places", "kind")
    folder.put("config.toml", lines({"base_url": "https://example.org", "title": "Перелік організацій", "generate_feeds": True}, " =")
               + "taxonomies = [" + ", ".join(f'{{ name = "{name}", paginate_by = 100 }}' for name in names) + "]\n")
    listed = ('<ul>{% for page in paginator.pages %}<li><a href="{{ page.path }}">{{ page.title }}</a> <p>{{ page.description }}</p>'
              '{% for phone in page.extra.phones | default(value=[]) %}<a href="tel:{{ phone }}">{{ phone }}</a> {% endfor %}</li>{% endfor %}</ul>')
    folder.put("templates/index.html", HEAD % "{{ config.title }}" + '{% set ways = get_taxonomy(kind="helps") %}<ul>{% for term in ways.items %}'
               '<li><a href="{{ term.path }}">{{ term.name }}</a> {{ term.page_count }}</li>{% endfor %}</ul>' + FOOT)
    folder.put("templates/section.html", HEAD % "{{ section.title }}" + listed + FOOT)
    folder.put("templates/taxonomy_single.html", HEAD % "{{ term.name }}" + listed + FOOT)
    folder.put("templates/taxonomy_list.html", HEAD % "{{ taxonomy.name }}" + '<ul>{% for term in terms %}<li><a href="{{ term.path }}">{{ term.name }}</a></li>{% endfor %}</ul>' + FOOT)
    folder.put("templates/organisation.html", HEAD % "{{ page.title }}" + '<h1>{{ page.title }}</h1><p>{{ page.description }}</p><dl>'
               '{% for phone in page.extra.phones %}<dd><a href="tel:{{ phone }}">{{ phone }}</a></dd>{% endfor %}<dd>{{ page.extra.email }}</dd>'
               '<dd>{{ page.extra.website }}</dd><dd>{{ page.extra.street }}</dd><dd>{{ page.extra.person }}</dd><dd>{{ page.extra.verified }}</dd></dl>'
               '{% for kind, terms in page.taxonomies %}<ul>{% for term in terms %}<li><a href="{{ get_taxonomy_url(kind=kind, name=term) }}">{{ term }}</a></li>{% endfor %}</ul>{% endfor %}'
               '{{ page.content | safe }}' + FOOT)
    folder.put("templates/meeting.html", HEAD % "{{ page.title }}" + '<h1>{{ page.title }}</h1><time>{{ page.date }}</time><ul>{% for id in page.extra.who %}'
               '{% set one = get_page(path="organisations/" ~ id ~ ".md") %}<li><a href="{{ one.path }}">{{ one.title }}</a></li>{% endfor %}</ul>'
               '<ol>{% for text in page.extra.decisions %}<li>{{ text }}</li>{% endfor %}</ol>{{ page.content | safe }}' + FOOT)
    folder.put("static/style.css", "body{max-width:60rem}\n")
    front = lambda fields, *tables: "+++\n" + lines(fields, " =") + "".join(f"[{name}]\n" + lines(table, " =") for name, table in tables) + "+++\n\n"
    folder.put("content/_index.md", front({"title": "Головна"}))
    for name, one in (("organisations", "organisation"), ("meetings", "meeting")):
        folder.put(f"content/{name}/_index.md", front({"title": name, "sort_by": "title", "paginate_by": 100, "page_template": f"{one}.html"}))
    for o in city.organisations:
        terms = {"helps": o["helps"], "whom": o["whom"], "places": o["places"], "kind": [o["kind"]]}
        extra = {key: o[key] for key in ("phones", "email", "website", "street", "person", "verified")}
        folder.put(f"content/organisations/{o['id']}.md", front({"title": o["name"], "description": o["summary"]}, ("taxonomies", terms), ("extra", extra)) + o["body"])
    for m in city.meetings:
        # A date in TOML is no string; a name that begins with one would be taken for it.
        head = "+++\n" + lines({"title": m["title"], "path": f"meetings/{m['id']}"}, " =") + f"date = {m['id']}\n[extra]\n"
        folder.put(f"content/meetings/meeting-{m['id']}.md", head + lines({"who": m["who"], "decisions": m["decisions"]}, " =") + "+++\n\n" + m["body"])


if __name__ == "__main__":
    if len(sys.argv) != 4 or sys.argv[1] not in ("perelik", "hugo", "zola"):
        sys.exit(__doc__)
    {"perelik": perelik, "hugo": hugo, "zola": zola}[sys.argv[1]](City(int(sys.argv[2])), Folder(sys.argv[3]))
