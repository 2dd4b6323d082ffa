//! The table of the keys: data that this program and the script in the browser read alike.
//!
//! Each row is words parted by spaces, so that it can be handed to the script as it is. No row is longer than a
//! person can check against a grammar.

/// The rows, by the names they have in the script.
#[rustfmt::skip]
pub(super) const TABLE: [(&str, &str); 15] = [
    // A letter and what it counts as; a letter alone is left out.
    ("letters", "ґг ёе ыи эе ъ"),
    ("vowels", "аеиоіуяюєї"),
    // Between these two, a double quotation mark or an asterisk stands for an apostrophe.
    ("before", "бвгджзклмнпрстфхцчшщ"),
    ("after", "яюєї"),
    // Endings before which the last syllable may be closed, as without any: ніч-ь, крова-ю.
    ("closing", "ьйю"),
    ("hushing", "жчшщ"),
    // What a consonant was before it was softened by і: нозі, масці, мусі.
    ("softened", "зг цк сх"),
    // Consonants that take turns in a verb: могти можу, писати пишу, платити плачу.
    ("hushed", "гж зж сш хш кч тч цч дж"),
    // Endings of nouns and adjectives; the apostrophe of «кровʼю» is gone by then.
    ("noun", "а я о е є и і ї у ю ь й ам ям ами ями ах ях ом ем єм ою ею єю ів їв ей ові еві єві ий ій ого ього ому \
              ьому ої ьої ьою им ім їм их іх їх ими іми їми ія ії ію ією іє ієм ієві іїв іям іями іях ья ьє ье ью ьми"),
    // Endings of verbs: infinitive, past, present, future, imperative, participles that do not change.
    ("verb", "ти ть в ла ло ли ю у и єш еш иш їш є емо єм ємо ем имо им їмо те ете єте ите їте уть ють ать ять ить їть \
              тиму тимеш тиме тимемо тимем тимете тимуть й ймо йте но ено то ши вши імо іть іте ьте ьмо ила ило или ив \
              ити итиму"),
    // What stands between the root of a verb and its ending; the first that fits is taken off.
    ("theme", "ува юва ова ув юв а я и і у ю ї"),
    // Words that say nothing by themselves.
    ("stop", "і й та в у на з із зі до для про по при за не що як від або чи це the a of in on for and to и с из от"),
    // Words of asking, by which nothing is chosen: a query goes on without them where it has others. Synonyms of several words are
    // kept without them as well.
    ("asked", "де куди звідки хто кого кому чого чим ким коли чому скільки який яка яке які якого якої є бути був можна може можуть можу могла треба \
               потрібно потрібен потрібна потрібні потрібну потрібний нужен нужна нужно нужны надо взяти взять отримати получить знайти знайду найти найду \
               шукаю шукати ищу искать звернутися звертатися звернутись обратиться дзвонити звонить подзвонити позвонить зателефонувати \
               допомога допомоги допомогу допомогою помощь помощи помощью допоможе допоможуть допоможіть допомогти допомагає допомагають \
               поможет помогут помогите помочь помогает помогают дати дать дайте дадуть дають дают дає дает видають выдают роздають раздают \
               надає надають хочу хоче хочется підкажіть скажіть подскажите скажите мені мене мне меня нам нас ми мы мій моя моє мої моєї моїй мою моєму мой моей моему \
               свій своя своє свою свої мама мамі маму мамою маме мамы мам мати матері тато тату папа папе батько батькові чоловікові \
               сусід сусіда сусіду сусідка сусідці сосед соседа соседу соседка соседке немає нема нету нет будь ласка пожалуйста где куда кто как когда \
               какой какая какие есть чи ли це цей ця этот тут там вже уже ще еще если якщо хтось десь поки пока сейчас зараз сьогодні сегодня \
               стати стать подати подать безкоштовно безкоштовний безкоштовна безкоштовні безплатно бесплатно бесплатный бесплатная \
               безоплатно люди людей людям людьми людина людині людину человек человека человеку особа осіб особам все всё усе \
               вулиця вулиці вулицю вул улица улице ул проспект проспекті просп площа площі площу пл провулок пров бульвар where who can how get need my me find"),
    // Stems of one word that no rule unites, from the first of them on.
    ("same", "люд людин; дит діт дитин; ден дні дня дню днем днів дням днях; тижден тижн; четвер четверг; рад горсовет; \
              лікарн больниц; поліклінік поликлиник; пенсійн пенсионн; бібліотек библиотек; міск городск; соціальн социальн; \
              юридичн юридическ; психологічн психологическ; гуманітарн гуманитарн"),
    // A character of the Latin layout and the letter on the same key of the Ukrainian one.
    ("layout", "qй wц eу rк tе yн uг iш oщ pз [х ]ї aф sі dв fа gп hр jо kл lд ;ж 'є zя xч cс vм bи nт mь ,б .ю `' ~' \
                {х }ї :ж \"є <б >ю"),
];

/// Returns a row of the table.
pub(super) fn row(name: &str) -> &'static str {
    TABLE.iter().find(|(row, _)| *row == name).map_or("", |(_, words)| words)
}
