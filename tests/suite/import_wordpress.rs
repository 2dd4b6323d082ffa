//! `perelik import` of a saved post and of an export file: drafts for an editor, and a word on everything left out.

use snapbox::{IntoData, assert_data_eq, str};

use crate::site::{Folder, site};

/// A page as a browser saves it: the theme's frame around the text.
const PAGE: &str = r##"<!DOCTYPE html>
<!-- saved from url=(0041)https://example.org/2020/03/28/zustrich-1/ -->
<html lang="uk"><head><meta charset="UTF-8"><title>Зустріч групи &#8211; Приклад</title>
<link rel="canonical" href="https://example.org/2020/03/28/zustrich-1/">
<meta property="article:published_time" content="2020-03-28T09:15:00+02:00">
<style>.a{}</style></head>
<body class="single"><nav><a href="/">Головна</a></nav>
<article><h1 class="entry-title">Зустріч групи &laquo;Приклад&raquo;</h1>
<time class="entry-date published" datetime="2020-03-28T09:15:00+02:00">28.03.2020</time>
<div class="entry-content">
<p>27 березня відбулася&nbsp;робоча <strong>зустріч</strong>.<br>Наступна — 31 березня.</p>
<ul><li>їжа</li><li>ліки<ul><li>знеболювальні</li></ul></li></ul>
<p><a href="https://example.org/wp-content/uploads/2020/03/a.jpg"><img src="./files/a-300x200.jpg" data-src="/wp-content/uploads/2020/03/a-300x200.jpg" alt="Учасники"></a></p>
<p>Документ: <a href="/wp-content/uploads/2020/03/plan (1).pdf">план роботи</a>, <a href="javascript:alert(1)">друкувати</a></p>
<p>Телефон Приклада: +38 (050) 000-00-01, pryklad@example.org [gallery ids="1,2"]</p>
<p># не заголовок *і не* курсив</p>
<table><tbody><tr><th>Що</th><th>Скільки</th></tr><tr><td>маски</td><td>100<br>штук</td></tr></tbody></table>
<iframe src="https://video.example.org/embed/1" title="Запис"></iframe>
<script>alert("ні")</script><form><input><button>Надіслати</button></form>
<div class="sharedaddy"><a href="#">Поділитися</a></div>
</div></article>
<div id="comments"><ol class="comment-list"><li class="comment">Коментар</li></ol></div>
</body></html>
"##;

fn folder(name: &str, text: &str) -> Folder {
    let folder = site().on_disk();
    folder.put(name, text.as_bytes());
    folder
}

/// Imports a file, and returns what was said.
fn import(folder: &Folder, arguments: &[&str]) -> String {
    let ran = folder.run(&[&["import"], arguments].concat());
    String::from_utf8(ran.stdout).unwrap() + &String::from_utf8(ran.stderr).unwrap()
}

fn meetings(folder: &Folder) -> String {
    let files = folder.tree("content/meetings").into_iter();
    files.map(|(name, text)| format!("== {name}\n{}", String::from_utf8(text).unwrap())).collect()
}

#[test]
fn a_saved_post_becomes_a_draft_of_its_text_alone() {
    let folder = folder("post.html", PAGE);
    import(&folder, &["post.html", "--yes"]);
    assert_data_eq!(meetings(&folder), str![[r#"
== 2020-03-27-zustrich-1.md
---
title: Зустріч групи «Приклад»
date: 2020-03-27
documents:
- file: https://example.org/wp-content/uploads/2020/03/a.jpg
  name: Учасники
- file: https://example.org/wp-content/uploads/2020/03/plan%20%281%29.pdf
  name: план роботи
draft: true
private:
  review:
  - 'Імпортовано з WordPress: перечитайте текст, заповніть присутніх, рішення й доручення, а тоді приберіть поле `чернетка` (`draft`) і ці нотатки.'
  - 'прибрано з тексту: скрипти й стилі — 1'
  - 'прибрано з тексту: форми та кнопки — 3'
  - 'прибрано з тексту: «поділитися», схожі дописи й навігацію — 1'
  - 'замінено посиланням: відео, карти та інше з чужих сайтів — 1'
  - 'замінено посиланням: зображення — 1'
  - 'прибрано з тексту: посилання, що нікуди не ведуть (слова лишилися) — 1'
  - 'у тексті лишилися вставки іншої програми, яких Perelik не розгортає: [gallery]'
  - 'у тексті є телефони або пошта: 050 000-00-01, pryklad@example.org'
  - 'цього не взято: коментарі під дописом — 1'
  published: 2020-03-28
source: https://example.org/2020/03/28/zustrich-1/
---

27 березня відбулася робоча **зустріч**.\
Наступна — 31 березня.

- їжа
- ліки
    - знеболювальні

[Учасники](https://example.org/wp-content/uploads/2020/03/a.jpg)

Документ: [план роботи](https://example.org/wp-content/uploads/2020/03/plan%20%281%29.pdf), друкувати

Телефон Приклада: +38 (050) 000-00-01, pryklad@example.org \[gallery ids="1,2"\]

\# не заголовок \*і не\* курсив

| Що | Скільки |
| ---- | -------------- |
| маски | 100 штук |

[Запис](https://video.example.org/embed/1)

"#]].raw());
    let checked = folder.run(&["check"]);
    assert_eq!(checked.status.code(), Some(0), "{}", String::from_utf8_lossy(&checked.stdout));
}

#[test]
fn what_was_left_out_or_must_be_looked_at_is_said() {
    let folder = folder("post.html", PAGE);
    let said = import(&folder, &["post.html", "--yes"]);
    let remarks = said.split("--- content").next().unwrap().to_owned();
    assert_data_eq!(remarks, str![[r#"
what      new  changed  unchanged  not taken
meetings  1    0        0          0

warning[import-dropped]: taken out of the text: forms and buttons, 3
  post.html, “Зустріч групи «Приклад»”

warning[import-dropped]: taken out of the text: links that lead nowhere (their words stay), 1
  post.html, “Зустріч групи «Приклад»”

warning[import-dropped]: taken out of the text: scripts and styles, 1
  post.html, “Зустріч групи «Приклад»”

warning[import-dropped]: taken out of the text: buttons to share, related posts and navigation, 1
  post.html, “Зустріч групи «Приклад»”

warning[import-linked]: replaced by a link: videos, maps and the like of other sites, 1
  post.html, “Зустріч групи «Приклад»”

warning[import-linked]: replaced by a link: pictures, 1
  post.html, “Зустріч групи «Приклад»”
  hint: the files of the post are listed in `documents`; save those that are needed in content/files/

warning[import-shortcode]: insertions of another program that Perelik does not expand are left in the text: [gallery]
  post.html, “Зустріч групи «Приклад»”
  hint: replace them by plain text or remove them

warning[import-contacts]: there are phones or e-mail addresses in the text: 050 000-00-01, pryklad@example.org
  post.html, “Зустріч групи «Приклад»”
  hint: check each: a personal number must not be shown without consent. Nobody sees a draft, everybody sees a published entry

advice[import-left]: this was not taken: comments on the post, 1
  post.html, “Зустріч групи «Приклад»”

advice[import-review]: `Зустріч групи «Приклад»` is a draft: it is not on the site until you have checked it
  post.html, “Зустріч групи «Приклад»”
  hint: read the text, fill in attendees, decisions and tasks, then remove `draft` and `private`


"#]].raw());
}

#[test]
fn a_draft_reaches_no_page_and_no_file() {
    let folder = folder("post.html", PAGE);
    import(&folder, &["post.html", "--yes"]);
    assert_eq!(folder.run(&["build"]).status.code(), Some(0));
    for (path, bytes) in folder.tree("public") {
        let text = String::from_utf8_lossy(&bytes).into_owned() + &path;
        for word in ["050 000", "500000001", "pryklad@", "zustrich-1", "знеболювальні"]
        {
            assert!(!text.contains(word), "{path} has {word}");
        }
    }
}

#[test]
fn importing_again_changes_nothing_also_after_the_editor_did() {
    let folder = folder("post.html", PAGE);
    import(&folder, &["post.html", "--yes"]);
    let before = meetings(&folder);
    import(&folder, &["post.html", "--yes"]);
    assert_eq!(meetings(&folder), before);
    let files = folder.tree("content/meetings");
    let (name, text) = files.first_key_value().unwrap();
    let text = String::from_utf8(text.clone())
        .unwrap()
        .replace("draft: true\n", "")
        .replace("03-27", "03-26");
    std::fs::remove_file(folder.path.join("content/meetings").join(name)).unwrap();
    folder.put("content/meetings/2020-03-26-inshe.md", text.as_bytes());
    let said = import(&folder, &["post.html", "--yes"]);
    assert_eq!(meetings(&folder), format!("== 2020-03-26-inshe.md\n{text}"));
    assert!(said.contains("import-differs"), "{said}");
}

const EXPORT: &str = r#"<?xml version="1.0" encoding="UTF-8" ?>
<!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:wp="http://wordpress.org/export/1.2/" xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel><title>Приклад</title>
<item>
  <title>Нарада &amp; звіт &b;</title>
  <link>https://example.org/?p=7</link>
  <dc:creator><![CDATA[redaktor]]></dc:creator>
  <category domain="category" nicename="news"><![CDATA[Новини]]></category>
  <category domain="post_tag" nicename="shtab"><![CDATA[Штаб]]></category>
  <content:encoded><![CDATA[Перший абзац.
Другий рядок.

<!--more-->Вирішили <em>діяти</em>.]]></content:encoded>
  <wp:post_id>7</wp:post_id><wp:post_date>2020-03-30 10:00:00</wp:post_date>
  <wp:post_name>narada</wp:post_name><wp:status>private</wp:status><wp:post_type>post</wp:post_type>
  <wp:comment><wp:comment_author_email>x@example.org</wp:comment_author_email></wp:comment>
</item>
<item><title>план.pdf</title><wp:attachment_url>https://example.org/wp-content/uploads/plan.pdf</wp:attachment_url><wp:post_parent>7</wp:post_parent><wp:post_type>attachment</wp:post_type></item>
<item><title>Про нас</title><wp:post_type>page</wp:post_type></item>
<item><title>Смітник</title><wp:post_type>post</wp:post_type><wp:status>trash</wp:status></item>
<item><title>Без дня</title><content:encoded>Текст</content:encoded><wp:post_date>0000-00-00 00:00:00</wp:post_date><wp:post_type>post</wp:post_type></item>
</channel></rss>
"#;

#[test]
fn an_export_file_gives_a_draft_a_post_and_tells_what_else_it_held() {
    let folder = folder("export.xml", EXPORT);
    let said = import(&folder, &["export.xml", "--yes"]);
    assert_data_eq!(meetings(&folder), str![[r#"
== 2020-03-30-narada.md
---
title: Нарада & звіт &b;
date: 2020-03-30
documents:
- file: https://example.org/wp-content/uploads/plan.pdf
  name: план.pdf
draft: true
private:
  review:
  - 'Імпортовано з WordPress: перечитайте текст, заповніть присутніх, рішення й доручення, а тоді приберіть поле `чернетка` (`draft`) і ці нотатки.'
  - 'з тексту не видно напевно, якого дня була зустріч; записано день публікації: 2020-03-30'
  - 'у WordPress цей допис не опубліковано: private'
  - 'цього не взято: коментарі під дописом — 1'
  published: 2020-03-30
  author: redaktor
  category: Новини, Штаб
source: https://example.org/?p=7
---

Перший абзац.\
Другий рядок.

Вирішили *діяти*.

"#]].raw());
    assert_data_eq!(said.split("--- content").next().unwrap().to_owned(), str![[r#"
what      new  changed  unchanged  not taken
meetings  1    0        0          0

error[import-no-day]: there is no day, neither in the text nor in what the file says of its publication
  export.xml, row 22, “Без дня”
  hint: make the meeting by `perelik new meeting --date YYYY-MM-DD` and bring the text over

warning[import-meeting-day]: the text does not say certainly on which day the meeting was; the day of publication was written: 2020-03-30
  export.xml, row 5, “Нарада & звіт &b;”
  hint: correct `date` and the name of the file if the meeting was on another day

advice[import-left]: this was not taken: pages, 1
  export.xml

advice[import-left]: this was not taken: posts in the bin and unsaved drafts, 1
  export.xml

advice[import-left]: this was not taken: comments on the post, 1
  export.xml, row 5, “Нарада & звіт &b;”

advice[import-review]: `Нарада & звіт &b;` is a draft: it is not on the site until you have checked it
  export.xml, row 5, “Нарада & звіт &b;”
  hint: read the text, fill in attendees, decisions and tasks, then remove `draft` and `private`

advice[import-post-state]: this post is not published in WordPress: private
  export.xml, row 5, “Нарада & звіт &b;”


"#]].raw());
}

#[test]
fn hostile_files_are_refused_in_words() {
    for (name, text, word) in [
        ("deep.html", "<!doctype html>".to_owned() + &"<div>".repeat(100_000), "import-too-large"),
        ("cut.xml", EXPORT.split("<wp:post_id>").next().unwrap().to_owned(), "import-broken"),
        (
            "deep.xml",
            EXPORT.split("<item>").next().unwrap().to_owned() + &"<a>".repeat(100_000),
            "import-too-large",
        ),
        ("bytes.html", "<!doctype html><p>\u{0}\u{202e}".to_owned(), "import-no-day"),
    ] {
        let folder = folder(name, &text);
        let said = import(&folder, &[name, "--yes"]);
        assert!(said.contains(word), "{name}: {said}");
        assert!(!folder.path.join("content/meetings").exists());
    }
}
