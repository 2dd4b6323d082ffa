//! Text as typed and as set; `~` stands for a no-break space.

use super::*;

fn check(lang: Lang, typed: &str, set: &str) {
    let result = typeset(typed, lang);
    assert_eq!(result.replace('\u{a0}', "~"), set, "{typed}");
    assert_eq!(typeset(&result, lang), result, "again: {typed}");
}

fn uk(typed: &str, set: &str) {
    check(Lang::UK, typed, set);
}

#[test]
fn quotation_marks_open_close_and_nest() {
    uk("ГО \"Поруч\" і БФ “Карітас”", "ГО «Поруч» і~БФ «Карітас»");
    uk("„Пілігрим“", "«Пілігрим»");
    uk("\"БО \"Карітас\" діє\"", "«БО „Карітас“ діє»");
    uk("«БО «Карітас» діє»", "«БО „Карітас“ діє»");
    uk("«БО „Карітас“»", "«БО „Карітас“»");
    uk("ГО\"Поруч\"", "ГО«Поруч»");
    uk("(\"Поруч\")", "(«Поруч»)");
}

#[test]
fn marks_without_a_pair_are_not_turned_into_inner_ones() {
    uk("«БО «Карітас»", "«БО «Карітас»");
    uk("\"БО \"Карітас\"", "«БО «Карітас»");
    uk("екран 5\"", "екран 5\"");
    uk("Поруч»", "Поруч»");
}

#[test]
fn every_apostrophe_between_letters_is_one() {
    for typed in ["сім'я", "сім’я", "сімʼя", "сім`я", "сім´я", "сім′я", "сім‘я", "сім＇я"]
    {
        uk(typed, "сімʼя");
    }
    uk("McDonald's", "McDonald’s");
    uk("кут 5′, 'слово'", "кут 5′, 'слово'");
}

#[test]
fn dashes_stand_between_words() {
    uk("Поруч - це ми", "Поруч~— це ми");
    uk("Поруч -- це ми", "Поруч~— це ми");
    uk("Поруч – це ми, — кажуть", "Поруч~— це ми,~— кажуть");
    uk("веб-сайт, по-перше", "веб-сайт, по-перше");
    uk("Поруч\u{a0}- це ми", "Поруч~— це ми");
    uk("- пункт", "- пункт");
    uk("10 - 5", "10 - 5");
}

#[test]
fn ranges_have_an_en_dash() {
    uk("09:00-17:00.", "09:00–17:00.");
    uk("9:00 - 17:00", "9:00–17:00");
    uk("27.03.2020-31.03.2020", "27.03.2020–31.03.2020");
    uk("27-31.03", "27–31.03");
    uk("у 2014-2020 роках", "у~2014–2020~роках");
    uk("10-15 осіб, 5-7 %", "10–15~осіб, 5–7~%");
    uk("100-200 грн", "100–200~грн");
}

#[test]
fn phones_codes_and_iso_dates_keep_their_hyphens() {
    for text in [
        "050-123-45-67",
        "+38 (050) 123-45-67",
        "0 800 335-500",
        "тел.~335-500",
        "тел.:~12-34",
        "06264 5-00-00",
        "2020-03-27",
        "2020-03",
        "COVID-19",
        "№~12-34",
        "на «гарячу лінію» 15-45",
        "телефонуйте: 15-45",
        "1990-х",
        "5-7-й",
        "0-800",
        "84300-84399",
        "звіт_2014-2020.pdf",
        "https://example.org/2014-2020/a--b'c",
        "a.b-c'd@example.org",
        "www.example.org/9:00-10:00",
    ] {
        uk(&text.replace('~', "\u{a0}"), text);
    }
}

#[test]
fn links_end_where_the_sentence_goes_on() {
    uk("\"https://example.org/a-b\", о 9", "«https://example.org/a-b», о~9");
    uk("(пишіть на a-b@c.org) - і все", "(пишіть на a-b@c.org)~— і~все");
}

#[test]
fn words_that_belong_together_stay_on_one_line() {
    uk("№ 5, м. Краматорськ, вул. Паркова", "№~5, м.~Краматорськ, вул.~Паркова");
    uk("Є. Г. Авдюшкіна та Авдюшкіна Є. Г.", "Є.~Г.~Авдюшкіна та Авдюшкіна~Є.~Г.");
    uk("Є.Г. Авдюшкіна", "Є.Г.~Авдюшкіна");
    uk("В місті і в селі, а також у нас", "В~місті і~в~селі, а~також у~нас");
    uk("27 березня 2020 року о 10:00", "27~березня 2020~року о~10:00");
    uk("2020 р. 5 грн, 3,5 км, 10 %", "2020~р. 5~грн, 3,5~км, 10~%");
    uk("5 м'ячів, 2 слова", "5 мʼячів, 2 слова");
}

#[test]
fn english_has_its_own_marks() {
    let en = |typed, set| check(Lang::EN, typed, set);
    en("\"It's here\" - said O'Neil", "“It’s here”~– said O’Neil");
    en("the '90s, the boys' 'club'", "the ’90s, the boys’ ‘club’");
    en("9:00-17:00, 2014-2020 — a range", "9:00–17:00, 2014–2020 — a range");
    en("5\" wide", "5\" wide");
}

#[test]
fn another_language_is_left_alone() {
    let polish = Lang::parse("pl").unwrap();
    check(polish, "\"tak\" - i 'nie'", "\"tak\" - i 'nie'");
}

#[test]
fn a_sentence_split_by_markup_is_set_as_one() {
    let nodes = ["Це ", "\"", "ГО \"Поруч\"", "\"", " - ми, і", " ", "в ", "місті сім", "'я"];
    let mut typesetter = Typesetter::for_block(Lang::UK, &nodes.concat());
    let set: String = nodes.iter().map(|node| typesetter.set_node(node)).collect();
    assert_eq!(set.replace('\u{a0}', "~"), "Це «ГО „Поруч“»~— ми, і~в~місті сімʼя");
}

#[test]
fn code_between_two_nodes_is_passed_over() {
    let mut typesetter = Typesetter::for_block(Lang::UK, "Команда \" - build\"");
    let before = typesetter.set_node("Команда \"");
    typesetter.skip("perelik");
    assert_eq!(before + &typesetter.set_node(" - build\""), "Команда «\u{a0}— build»");
}
